import type { MessageOf } from "@caseloop/core";
import type { Due, Instant } from "@caseloop/law";
import type { penalties } from "./commands.ts";
import type { duties, events } from "./events.ts";

type Data = { [E in MessageOf<typeof events> as E["type"]]: E["data"] };

/** Where a transfer stands. `contested` waits for the police to reconsider, `supervised` for the procuratorate; `final` is a refusal both found right. */
export type TransferStatus =
  | "none"
  | "checking"
  | "reported"
  | "approved"
  | "handedOver"
  | "received"
  | "notFiled"
  | "contested"
  | "upheld"
  | "supervised"
  | "final"
  | "filed"
  | "returned";

/** Which clock runs; `contest` and `suggest` are the time left to object to a refusal to file, which may pass unused. */
export type Clock = (typeof duties)[number] | "passOn" | "contest" | "suggest";

/** 涉嫌犯罪案件移送: a case on its way to the police, and back. */
export interface Transfer {
  status: TransferStatus;
  /** The latest moment on record. */
  latest?: Instant;
  case: string;
  team: string[];
  police?: string;
  copied: boolean;
  itemsHanded: boolean;
  /** The clocks that run, each with its rule. */
  due: { clock: Clock; due: Due; overran?: true }[];
  /** The clocks that were missed; nothing ever takes one away. */
  breaches: Clock[];
  returned?: { because: Data["CaseReturned"]["because"]; barred: (typeof penalties)[number][] };
}

export const initial: Transfer = {
  status: "none",
  case: "",
  team: [],
  copied: false,
  itemsHanded: false,
  due: [],
  breaches: [],
};
