import type { Instant } from "@caseloop/law";
import type { Rung } from "../ladder.ts";
import type { Owners } from "./events.ts";

/** 牵头: who leads a ticket beside those whose duty it is. */
export interface Lead {
  /** 0 until the first rung; it never falls (invariant 3). */
  level: number;
  office?: string;
  holder?: string;
  redos: number;
  owners?: Owners;
  /** When it was first dispatched. */
  dispatched?: Instant;
  /** When the present cycle began; absent while nobody works on the ticket. */
  since?: Instant;
  /** The rungs on elapsed time that nobody has taken, in order of time; none while nobody works on the ticket. */
  rungs: Rung[];
}

export const initial: Lead = { level: 0, redos: 0, rungs: [] };
