import type { Position, Recorded } from "./message.ts";
import { asOfInstant } from "./time.ts";

/**
 * A moment to look back to, included. A text is a time in the domain (`occurredAt`); a bare day means to its end, in China's zone.
 * `recordedAt` asks what the system knew then, `occurredAt` what had happened by then as far as is known now.
 */
export type AsOf =
  | string
  | { readonly occurredAt: string }
  | { readonly recordedAt: string }
  | { readonly position: Position }
  | { readonly version: number };

/** Whether an event belongs to the past asked for, and whether anything behind the first that does not still can. */
export interface Horizon {
  includes(event: Recorded): boolean;
  /** True where the past is the beginning of the log: reading may stop at the first event outside. */
  readonly prefix: boolean;
}

const everything: Horizon = { includes: () => true, prefix: true };

/** Throws `RangeError` for a time that is not ISO 8601 with its offset, or a bare day. */
export function horizon(asOf: AsOf | undefined): Horizon {
  if (asOf === undefined) return everything;
  if (typeof asOf === "string" || "occurredAt" in asOf) {
    const until = asOfInstant(typeof asOf === "string" ? asOf : asOf.occurredAt);
    return { includes: (event) => event.occurredAt <= until, prefix: false };
  }
  if ("recordedAt" in asOf) {
    const until = asOfInstant(asOf.recordedAt);
    return { includes: (event) => event.recordedAt <= until, prefix: true };
  }
  if ("position" in asOf) return { includes: (event) => event.position <= asOf.position, prefix: true };
  return { includes: (event) => event.version <= asOf.version, prefix: true };
}
