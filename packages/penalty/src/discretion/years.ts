import type { Day } from "@caseloop/law";

/** The same day so many years later; 29 February becomes the 28th where there is none. */
export function yearsAfter(day: Day, years: number): Day {
  const year = Number(day.slice(0, 4)) + years;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const rest = day.slice(4);
  const first = year > 999 ? String(year) : String(year).padStart(4, "0");
  return first + (rest === "-02-29" && !leap ? "-02-28" : rest);
}
