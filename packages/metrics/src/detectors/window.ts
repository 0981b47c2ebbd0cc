import { addDays, type Day, daysBetween } from "@caseloop/law";

/** 时间窗: whole days in a row, the first and the last both included. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
}

/** That many days, the last of them `to`. */
export function ending(to: Day, days: number): Window {
  return { from: addDays(to, 1 - days), to };
}

/** The window as many days earlier. */
export function earlier({ from, to }: Window, days: number): Window {
  return { from: addDays(from, -days), to: addDays(to, -days) };
}

export function daysOf({ from, to }: Window): readonly Day[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, n) => addDays(from, n));
}

/** The same day of the month so many years earlier; 28 February for a 29th that does not exist. */
export function yearsBefore(day: Day, years: number): Day {
  const year = Number(day.slice(0, 4)) - years;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const rest = day.slice(4) === "-02-29" && !leap ? "-02-28" : day.slice(4);
  return `${String(year).padStart(4, "0")}${rest}`;
}
