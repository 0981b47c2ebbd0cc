import type { Instant } from "./message.ts";

/** Where the time comes from; handed to stores, never read by domain code. */
export type Clock = () => Instant;

const CANONICAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** Canonical, and a moment in any month of any year: there is nothing to look up. */
const PLAIN = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const WITH_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

let [lastMs, lastText] = [Number.NaN, ""];

/** The machine's clock: the one place where core touches it, and only when a host hands in no other. */
export const systemClock: Clock = () => {
  const ms = Date.now();
  if (ms !== lastMs) [lastMs, lastText] = [ms, new Date(ms).toISOString()]; // asked several times in most milliseconds
  return lastText;
};

/**
 * The instant in its one canonical form, UTC with milliseconds.
 * Takes ISO 8601 with an offset or `Z`; throws `RangeError` otherwise: a time without a zone means a different moment on every machine.
 */
export function instant(text: string): Instant {
  if (PLAIN.test(text)) return text;
  const ms = CANONICAL.test(text) || WITH_ZONE.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms))
    throw new RangeError(
      `an instant is ISO 8601 with its offset, like 2023-07-20T08:00:00+08:00; got ${JSON.stringify(text)}`,
    );
  return new Date(ms).toISOString();
}

/**
 * The last instant meant by "as of": an instant as it is, a bare day `2023-10-01` to its end at the given offset (China's by default).
 */
export function asOfInstant(text: string, offset = "+08:00"): Instant {
  return DAY.test(text) ? instant(`${text}T23:59:59.999${offset}`) : instant(text);
}
