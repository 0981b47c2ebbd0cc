import type { Instant } from "@caseloop/core";
import { InvalidValue } from "./errors.ts";

export type { Instant };

/** A calendar day `YYYY-MM-DD` in the zone of the calendar that speaks of it. */
export type Day = string;

/** Days since 1970-01-01: the form in which days are counted. */
export type DayNumber = number;

export const DAY_MS = 86_400_000;

const DAY = "a day YYYY-MM-DD that exists";
const INSTANT = "an instant in UTC like 2023-07-20T00:00:00.000Z";

/** The value of the decimal digits in `text[from, to)`, or NaN. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The number of the day written in the first ten characters, or NaN. */
function civilDay(text: string): DayNumber {
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45 || Number.isNaN(year)) return Number.NaN;
  const length = month === 2 && isLeap(year) ? 29 : MONTH_LENGTHS[month - 1];
  if (length === undefined || !(day >= 1 && day <= length)) return Number.NaN;
  // Years counted from March, so that the leap day comes last (H. Hinnant, days_from_civil).
  const y = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468;
}

/** Whether the first ten characters are a day that exists. */
export function isDay(text: string): boolean {
  return !Number.isNaN(civilDay(text));
}

/** The number of a day; throws `InvalidValue` naming `field` where the text is no day. */
export function dayNumber(day: Day, field = "day"): DayNumber {
  const number = typeof day === "string" && day.length === 10 ? civilDay(day) : Number.NaN;
  if (Number.isNaN(number)) throw new InvalidValue(field, day, DAY);
  return number;
}

const TWO_DIGITS = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, "0"));

/** The day with that number. */
export function dayOfNumber(number: DayNumber): Day {
  // The inverse of `civilDay`, in eras of 400 years of 146,097 days (H. Hinnant, civil_from_days).
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const inEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const dayOfYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return `${year > 999 ? year : String(year).padStart(4, "0")}-${TWO_DIGITS[month]}-${TWO_DIGITS[day]}`;
}

/** Milliseconds since the epoch; milliseconds may be left out of the text; throws `InvalidValue` naming `field`. */
export function epochMs(at: Instant, field = "at"): number {
  const shaped =
    typeof at === "string" &&
    (at.length === 24 || at.length === 20) &&
    at.charCodeAt(10) === 84 &&
    at.charCodeAt(13) === 58 &&
    at.charCodeAt(16) === 58 &&
    at.charCodeAt(at.length - 1) === 90 &&
    (at.length === 20 || at.charCodeAt(19) === 46);
  if (!shaped) throw new InvalidValue(field, at, INSTANT);
  const [hour, minute, second] = [digits(at, 11, 13), digits(at, 14, 16), digits(at, 17, 19)];
  const fraction = at.length === 24 ? digits(at, 20, 23) : 0;
  const ms = civilDay(at) * DAY_MS + hour * 3_600_000 + minute * 60_000 + second * 1000 + fraction;
  if (Number.isNaN(ms) || hour > 23 || minute > 59 || second > 59) throw new InvalidValue(field, at, INSTANT);
  return ms;
}

/** The instant at that many milliseconds since the epoch. */
export function instantOf(ms: number): Instant {
  const number = Math.floor(ms / DAY_MS);
  const time = ms - number * DAY_MS;
  const [hour, minute] = [Math.floor(time / 3_600_000), Math.floor(time / 60_000) % 60];
  const [second, fraction] = [Math.floor(time / 1000) % 60, String(time % 1000).padStart(3, "0")];
  return `${dayOfNumber(number)}T${TWO_DIGITS[hour]}:${TWO_DIGITS[minute]}:${TWO_DIGITS[second]}.${fraction}Z`;
}

/** The same instant with its milliseconds written out; throws `InvalidValue` naming `field`. */
export function canonical(at: Instant, field = "at"): Instant {
  const ms = epochMs(at, field);
  return at.length === 24 ? at : instantOf(ms);
}

/** The instant that many milliseconds after (before, if negative). */
export function addMs(at: Instant, ms: number): Instant {
  return instantOf(epochMs(at) + ms);
}

/** The day `n` natural days after (before, if negative). */
export function addDays(day: Day, n: number): Day {
  return dayOfNumber(dayNumber(day) + n);
}

/** Natural days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to, "to") - dayNumber(from, "from");
}

/** The same date `n` months after, or the last day of a month that has no such date. */
export function addMonths(day: Day, n: number): Day {
  dayNumber(day);
  const target = digits(day, 0, 4) * 12 + digits(day, 5, 7) - 1 + n;
  const same = `${firstOfMonth(target).slice(0, 8)}${day.slice(8)}`;
  const last = addDays(firstOfMonth(target + 1), -1);
  return same < last ? same : last;
}

/** The first day of a month, counted from the year 0. */
function firstOfMonth(month: number): Day {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${TWO_DIGITS[(month % 12) + 1]}-01`;
}
