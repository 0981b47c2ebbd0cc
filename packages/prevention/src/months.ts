import { addDays, type Day } from "@caseloop/law";

/** The same date so many months later, or the last day of a month that has no such date. */
export function addMonths(day: Day, n: number): Day {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const target = year * 12 + (month - 1) + n;
  const same = `${firstOf(target).slice(0, 8)}${day.slice(8)}`;
  const last = addDays(firstOf(target + 1), -1);
  return same < last ? same : last;
}

/** The first day of a month, counted from the year 0. */
function firstOf(month: number): Day {
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  return `${year}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}
