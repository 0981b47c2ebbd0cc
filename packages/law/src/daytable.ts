import { type Calendar, CalendarOutOfRange, type Coverage, type OfficeHours, type RollOn } from "./calendar.ts";
import { InvalidValue } from "./errors.ts";
import { officeDay } from "./officehours.ts";
import { DAY_MS, type Day, type DayNumber, dayNumber, dayOfNumber, epochMs, type Instant, instantOf } from "./time.ts";
import { type Zone, zoneBetween } from "./zone.ts";

/** What one day is. */
export type DayKind = "workday" | "rest" | "holiday";

/** A calendar before its days are tabulated. */
export interface CalendarDefinition {
  readonly id: string;
  readonly version: string;
  readonly zone: string;
  readonly covers: Coverage;
  readonly officeHours: readonly OfficeHours[];
  readonly rollOn: RollOn;
  /** Asked once for each day in `covers`. */
  kindOf(day: Day, number: DayNumber): DayKind;
}

/** Each day of the coverage, so that counting working days is two look-ups. */
interface DayTable {
  /** By index: 1 workday, 2 statutory holiday, 0 other. */
  readonly kinds: Uint8Array;
  /** By index: working days before that day. */
  readonly before: Int32Array;
  /** By order: the index of each working day. */
  readonly workdays: Int32Array;
  /** By index: the day, its first and its last moment. */
  readonly days: readonly Day[];
  readonly starts: readonly Instant[];
  readonly ends: readonly Instant[];
  readonly zone: Zone;
}

function tabulate(definition: CalendarDefinition, first: DayNumber, last: DayNumber): DayTable {
  const kinds = new Uint8Array(last - first + 1);
  const before = new Int32Array(kinds.length + 1);
  const days = Array.from(kinds, (_, index) => dayOfNumber(first + index));
  for (const [index, day] of days.entries()) {
    const kind = definition.kindOf(day, first + index);
    kinds[index] = kind === "workday" ? 1 : kind === "holiday" ? 2 : 0;
    before[index + 1] = (before[index] ?? 0) + (kind === "workday" ? 1 : 0);
  }
  const workdays = new Int32Array(before[kinds.length] ?? 0);
  kinds.forEach((kind, index) => {
    if (kind === 1) workdays[before[index] ?? 0] = index;
  });
  const zone = zoneBetween(definition.zone, (first - 2) * DAY_MS, (last + 3) * DAY_MS);
  const starts = days.map((_, index) => instantOf(zone.firstAt((first + index) * DAY_MS)));
  const ends = days.map((_, index) => instantOf(zone.firstAt((first + index + 1) * DAY_MS) - 1));
  return { kinds, before, workdays, days, starts, ends, zone };
}

/** Monday to Friday. */
export function isWeekday(number: DayNumber): boolean {
  return (((number + 3) % 7) + 7) % 7 < 5;
}

/** The calendar over that definition; its table is made at the first question. */
export function tabulated(definition: CalendarDefinition): Calendar {
  const { id, version, zone, covers, officeHours, rollOn } = definition;
  const first = dayNumber(covers.from, "covers.from");
  const last = dayNumber(covers.to, "covers.to");
  const office = officeDay(officeHours);
  let made: DayTable | undefined;
  const table = (): DayTable => (made ??= tabulate(definition, first, last));

  const covered = (number: DayNumber): number => {
    if (number < first || number > last) throw new CalendarOutOfRange(dayOfNumber(number), covers, version);
    return number - first;
  };
  const indexOf = (day: Day, field?: string): number => covered(dayNumber(day, field));
  const dayAt = (index: number): Day => table().days[index] ?? dayOfNumber(first + index);
  const workdayAt = (order: number): number => {
    const index = table().workdays[order];
    if (index === undefined) throw new CalendarOutOfRange(dayAt(order < 0 ? -1 : last - first + 1), covers, version);
    return index;
  };
  const counted = (n: number): number => {
    if (!Number.isSafeInteger(n) || n < 1) throw new InvalidValue("n", n, "a whole number of at least 1");
    return n;
  };
  const localMs = (ms: number): number => ms + table().zone.offsetAt(ms);
  /** Working days in `[covers.from, index]`. */
  const workdaysUpTo = (index: number): number => table().before[index + 1] ?? 0;
  /** Office time since the first covered day. */
  const officeMs = (ms: number): number => {
    const local = localMs(ms);
    const number = Math.floor(local / DAY_MS);
    const index = covered(number);
    const today = table().kinds[index] === 1 ? office.passedAt(local - number * DAY_MS) : 0;
    return (table().before[index] ?? 0) * office.length + today;
  };

  return Object.freeze<Calendar>({
    id,
    version,
    zone,
    covers,
    officeHours,
    rollOn,
    isWorkday: (day) => table().kinds[indexOf(day)] === 1,
    isStatutoryHoliday: (day) => table().kinds[indexOf(day)] === 2,
    workdayAfter: (day, n) => dayAt(workdayAt(workdaysUpTo(indexOf(day)) + counted(n) - 1)),
    workdayBefore: (day, n) => dayAt(workdayAt((table().before[indexOf(day)] ?? 0) - counted(n))),
    workdaysBetween: (from, to) => workdaysUpTo(indexOf(to, "to")) - workdaysUpTo(indexOf(from, "from")),
    roll(day) {
      let index = indexOf(day);
      while (rollOn === "nonWorkday" ? table().kinds[index] !== 1 : table().kinds[index] === 2) {
        index = covered(first + index + 1);
      }
      return dayAt(index);
    },
    dayOf: (at) => dayAt(covered(Math.floor(localMs(epochMs(at)) / DAY_MS))),
    startOf: (day) => table().starts[indexOf(day)] ?? day,
    endOf: (day) => table().ends[indexOf(day)] ?? day,
    officeTimeBetween: (from, to) => officeMs(epochMs(to, "to")) - officeMs(epochMs(from, "from")),
    afterOfficeTime(at, ms) {
      if (!Number.isSafeInteger(ms) || ms < 0) throw new InvalidValue("ms", ms, "a whole number of at least 0");
      const from = epochMs(at);
      const passed = officeMs(from) + ms;
      if (ms === 0) return instantOf(from);
      const order = Math.ceil(passed / office.length) - 1;
      const midnight = (first + workdayAt(order)) * DAY_MS;
      return instantOf(table().zone.firstAt(midnight + office.timeAt(passed - order * office.length)));
    },
  });
}
