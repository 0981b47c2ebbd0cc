import type { Due, Instant } from "@caseloop/law";
import type { z } from "zod";
import type { partySchema, positions } from "./unit.ts";

export type Party = z.output<typeof partySchema>;

/** 职责争议: whose duty the matter is, while that is open. */
export interface Dispute {
  units: string[];
  /** What each unit last claimed. */
  claims: { unit: string; position: (typeof positions)[number]; grounds: string }[];
  /** Officers who spoke for one of them: none of them may arbitrate. */
  spokesmen: string[];
  consulted: boolean;
  settleBy: Due;
  overran?: true;
  /** The body it was referred to. */
  referred?: string;
}

/** 协同办理: the units that work on one ticket, and who leads them. */
export interface Coordination {
  status: "none" | "open" | "concluded";
  /** The latest moment on record. */
  latest?: Instant;
  /** The one lead unit 主办单位; empty only before it is opened. */
  lead: string;
  /** Since when, as far as the ticket or a settlement has said. */
  leadSince?: Instant;
  assisting: Party[];
  /** 指定承办: the unit that may not dispute or return it again [WF 22]. */
  designated?: string;
  dispute?: Dispute;
  requests: { unit: string; due: Instant; answered: boolean; overran?: true }[];
}

export const initial: Coordination = { status: "none", lead: "", assisting: [], requests: [] };
