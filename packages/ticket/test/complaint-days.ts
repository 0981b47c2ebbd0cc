import { addDays, chinaCalendar, type Deadline, type LegalBasis } from "@caseloop/law";

/* Days, limits and grounds as the checkers count them: by hand, without the law's own terms and clocks. */

export interface Due {
  readonly deadline: Deadline;
  readonly basis: LegalBasis;
}

/** The first day of Order 121. */
const SWITCH = "2026-04-15";
export const dayOf = (at: string) => chinaCalendar.dayOf(at);
export const isNew = (at: string) => dayOf(at) >= SWITCH;

export function workdayAfter(day: string, n: number): string {
  let found = day;
  for (let left = n; left > 0; ) {
    found = addDays(found, 1);
    if (chinaCalendar.isWorkday(found)) left--;
  }
  return found;
}

function workdaysBetween(from: string, to: string): number {
  let count = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (chinaCalendar.isWorkday(day)) count++;
  }
  return count;
}

export const missed = (at: string, due: Due | undefined) => due !== undefined && dayOf(at) > due.deadline.day;

/** The rules broken by a list of facts, by name. */
export function broken(rules: Readonly<Record<string, boolean>>): string[] {
  return Object.entries(rules)
    .filter(([, kept]) => !kept)
    .map(([rule]) => rule);
}

const grounds20 = [
  "not-our-duty",
  "already-handled",
  "not-a-consumer-dispute",
  "after-three-years",
  "material-missing",
  "other-law",
];
const grounds121 = [
  ...grounds20.filter((code) => code !== "material-missing"),
  "material-missing-or-false",
  "impersonation",
];
export const groundStands = (code: string, at: string) => (isNew(at) ? grounds121 : grounds20).includes(code);

export const last = ({ rolledFrom, day }: Deadline) => rolledFrom ?? day;
/** A clock that stops on a day to which its end was moved has no day of its own left. */
export const left = (deadline: Deadline, at: string) =>
  Math.max(
    0,
    deadline.term.unit === "workingDay"
      ? workdaysBetween(dayOf(at), last(deadline))
      : (Date.parse(last(deadline)) - Date.parse(dayOf(at))) / 86_400_000,
  );
