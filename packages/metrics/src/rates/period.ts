import { addDays, type Calendar, type Day, InvalidValue } from "@caseloop/law";

/** 考核周期: days from the first to the last, both included. */
export interface Period {
  /** `2023-07`, `2023-Q3`, `2023`, or the days themselves. */
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
}

/** Which days a moment belongs to; China's calendar, or a host's. */
export type Days = Pick<Calendar, "dayOf" | "startOf" | "endOf">;

/** The period of that name: a year `2023`, a quarter `2023-Q3`, a month `2023-07`; throws `InvalidValue` for anything else. */
export function period(id: string): Period {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(id);
  if (!match) throw new InvalidValue("period", id, "a year 2023, a quarter 2023-Q3 or a month 2023-07");
  const [, year, quarter, month] = match;
  const first = month ? Number(month) : quarter ? 3 * Number(quarter) - 2 : 1;
  const last = month ? first : quarter ? first + 2 : 12;
  const from = `${year}-${two(first)}-01`;
  const next = last === 12 ? `${String(Number(year) + 1).padStart(4, "0")}-01-01` : `${year}-${two(last + 1)}-01`;
  return { id, from, to: addDays(next, -1) };
}

/** Any days, both included; throws `InvalidValue` where the last comes before the first or a day does not exist. */
export function days(from: Day, to: Day): Period {
  if (addDays(to, 0) < addDays(from, 0)) throw new InvalidValue("to", to, `a day not before ${from}`);
  return { id: `${from}/${to}`, from, to };
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}
