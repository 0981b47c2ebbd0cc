import type { Instant } from "@caseloop/core";

/** A time on a wall clock, no zone named. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** The wall clocks of one place. */
export interface Zone {
  readonly name: string;
  /**
   * The moments at which the clock shows that time, in order: one on most days.
   * An hour that the clock skips in spring has one answer, as much later as the clock jumps (02:30 becomes 03:30);
   * an hour that it shows twice in autumn has two.
   */
  moments(time: LocalTime): readonly [Instant, ...Instant[]];
  /** What the clock shows at that moment, with its distance from UTC: `2011-03-01 14:27:57 -05:00`. */
  show(at: Instant): string;
}

const DAY_MS = 86_400_000;

/** The zone of that IANA name, whatever zone the machine is in; throws `RangeError` for a name the platform does not know. */
export function zoneOf(name: string): Zone {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    hourCycle: "h23",
    ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" },
  });
  const known = new Map<number, number>();

  /** Milliseconds that the clock is ahead of UTC; it can change at a full quarter of an hour only. */
  const offsetAt = (ms: number): number => {
    const quarter = Math.floor(ms / 900_000);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(quarter * 900_000)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    const offset = Date.UTC(year, month - 1, day, hour, minute, second) - quarter * 900_000;
    known.set(quarter, offset);
    return offset;
  };

  return {
    name,
    moments({ year, month, day, hour, minute, second }) {
      const local = Date.UTC(year, month - 1, day, hour, minute, second);
      const date = Date.UTC(year, month - 1, day);
      const [before, after] = [offsetAt(date - DAY_MS), offsetAt(date + 2 * DAY_MS)];
      if (before === after) return [iso(local - before)]; // no clock was changed around that day
      const possible = [before, after].map((offset) => local - offset).filter((ms) => offsetAt(ms) === local - ms);
      const [first = local - before, ...others] = possible.sort((a, b) => a - b);
      return [iso(first), ...others.map(iso)];
    },
    show(at) {
      const ms = Date.parse(at);
      const offset = offsetAt(ms);
      const minutes = Math.round(Math.abs(offset) / 60_000);
      const two = (n: number) => String(n).padStart(2, "0");
      const distance = `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
      return `${iso(ms + offset)
        .slice(0, 19)
        .replace("T", " ")} ${distance}`;
    },
  };
}

function iso(ms: number): Instant {
  return new Date(ms).toISOString();
}

const US = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d) (AM|PM)$/;

/** Reads `03/01/2011 02:27:57 PM`; `undefined` for anything else, a day or an hour that does not exist included. */
export function readUsTime(text: string): LocalTime | undefined {
  const match = US.exec(text);
  if (!match) return undefined;
  const [month = 0, day = 0, year = 0, twelve = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  if (twelve < 1 || twelve > 12 || minute > 59 || second > 59) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return { year, month, day, hour: (twelve % 12) + (match[7] === "PM" ? 12 : 0), minute, second };
}
