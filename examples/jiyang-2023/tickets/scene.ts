import type { Calendar, Instant } from "@caseloop/law";
import type { Arrival } from "./arrivals.ts";
import type { Sender } from "./send.ts";

/** What every part of a life knows. */
export interface Scene {
  readonly arrival: Arrival;
  /** The caller; nobody called about a ticket that the bureau opened itself. */
  readonly caller?: Caller;
  readonly send: Sender;
  readonly calendar: Calendar;
  /** How many ODR enterprises the year has, by number from 1. */
  readonly odrEnterprises: number;
  /** A moment so many hours of office time later, give or take. */
  later(at: Instant, from: number, to: number): Instant;
}

export interface Caller {
  readonly identity: "named" | "confidential" | "anonymous";
  readonly name?: string;
  readonly phone?: string;
}
