import { DAY_MS } from "./time.ts";

/** One time zone over a stretch of time, read once from the platform's zone data and then only looked up. */
export interface Zone {
  /** Milliseconds to add to UTC for the local clock at that moment. */
  offsetAt(ms: number): number;
  /** The first moment at which the local clock shows that time or a later one, so a skipped hour has an answer too. */
  firstAt(local: number): number;
}

/** From `start` (epoch ms) on, the local clock is `offset` ms ahead of UTC. */
interface Span {
  readonly start: number;
  readonly offset: number;
}

function offsetReader(name: string): (ms: number) => number {
  const numeric = "2-digit";
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    hourCycle: "h23",
    year: "numeric",
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });
  return (ms) => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(ms)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
  };
}

/** The moment (to the second) in `(low, high]` at which the offset became what it is at `high`. */
function changeBetween(low: number, high: number, read: (ms: number) => number): number {
  const after = read(high);
  let [before, at] = [low, high];
  while (at - before > 1000) {
    const middle = Math.floor((before + at) / 2000) * 1000;
    if (read(middle) === after) at = middle;
    else before = middle;
  }
  return at;
}

/** The zone by its IANA name between two moments; throws `RangeError` on a name the platform does not know. */
export function zoneBetween(name: string, from: number, to: number): Zone {
  const read = offsetReader(name);
  // No zone changes its offset there and back within a week.
  const step = 7 * DAY_MS;
  const spans: [Span, ...Span[]] = [{ start: Number.NEGATIVE_INFINITY, offset: read(from) }];
  let last = spans[0];
  for (let at = from; at < to; at += step) {
    const offset = read(at + step);
    if (offset === last.offset) continue;
    last = { start: changeBetween(at, at + step, read), offset };
    spans.push(last);
  }

  const spanAt = (ms: number): number => {
    let [low, high] = [0, spans.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((spans[middle] ?? last).start <= ms) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const [first] = spans;
  return {
    offsetAt: (ms) => (spans.length === 1 ? first.offset : (spans[spanAt(ms)] ?? last).offset),
    firstAt(local) {
      if (spans.length === 1) return local - first.offset;
      // No offset is a day or more, so the answer lies in or after the span of the moment a day earlier.
      for (let index = spanAt(local - DAY_MS); index < spans.length; index += 1) {
        const { start, offset } = spans[index] ?? last;
        const at = Math.max(start, local - offset);
        if (at < (spans[index + 1]?.start ?? Number.POSITIVE_INFINITY)) return at;
      }
      return local - last.offset;
    },
  };
}
