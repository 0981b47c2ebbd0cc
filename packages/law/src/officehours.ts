import type { OfficeHours } from "./calendar.ts";
import { InvalidValue } from "./errors.ts";

/** The office hours of one working day as milliseconds of local time, in order. */
export interface OfficeDay {
  /** Office time of a whole working day, in milliseconds. */
  readonly length: number;
  /** Office time passed when the local clock stands at `time` ms after midnight. */
  passedAt(time: number): number;
  /** The earliest local time, ms after midnight, at which `passed` ms (0 < passed ≤ length) have passed. */
  timeAt(passed: number): number;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;

function msOf(time: string, field: string): number {
  if (!TIME.test(time)) throw new InvalidValue(field, time, "a local time HH:MM");
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;
}

/** Reads office hours; throws `InvalidValue` unless they are at least one stretch, each ending after it starts, in order and apart. */
export function officeDay(hours: readonly OfficeHours[]): OfficeDay {
  let previous = -1;
  let length = 0;
  const stretches = hours.map(([from, to], index) => {
    const field = `officeHours[${index}]`;
    const [start, end] = [msOf(from, `${field}[0]`), msOf(to, `${field}[1]`)];
    if (start >= end) throw new InvalidValue(field, `${from}-${to}`, "an end after its start");
    if (start <= previous)
      throw new InvalidValue(field, `${from}-${to}`, "a start after the end of the stretch before it");
    previous = end;
    length += end - start;
    return { start, end };
  });
  if (length === 0) throw new InvalidValue("officeHours", "none", "at least one stretch");
  return {
    length,
    passedAt(time) {
      let passed = 0;
      for (const { start, end } of stretches) passed += Math.min(Math.max(time - start, 0), end - start);
      return passed;
    },
    timeAt(passed) {
      let left = passed;
      for (const { start, end } of stretches) {
        if (left <= end - start) return start + left;
        left -= end - start;
      }
      return previous;
    },
  };
}
