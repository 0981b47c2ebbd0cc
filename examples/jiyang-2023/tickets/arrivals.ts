import { addDays, type Calendar, type Day, type Instant } from "@caseloop/law";
import type { Kind } from "@caseloop/ticket";
import { fields, kinds, type Unit, units } from "./bureau.ts";
import { type Chance, chance } from "../stage/chance.ts";

/** A request that reaches the hotline. */
export interface Arrival {
  readonly id: string;
  readonly at: Instant;
  readonly kind: Kind;
  readonly topic: string;
  readonly words: string;
  readonly unit: Unit;
  /** Chance of its own, so that one ticket's course does not depend on another's. */
  readonly chance: Chance;
  /** An earlier ticket about the same thing, to be merged into. */
  readonly like?: string;
}

/** The days on which requests arrive. */
const year: { readonly from: Day; readonly to: Day } = { from: "2023-01-01", to: "2023-12-28" };

/** The moment at which the demo looks at its board: a Friday morning. */
export const today: Instant = "2023-12-29T02:30:00.000Z";

/** So many requests spread over the year: fewer on days off, more in summer and around the Consumer Rights Day of 15 March. */
export function arrivals(seed: string, count: number, calendar: Calendar): readonly Arrival[] {
  const luck = chance(`${seed}/arrivals`);
  const days: [Day, number][] = [];
  for (let day = year.from; day <= year.to; day = addDays(day, 1)) days.push([day, loadOf(day, calendar)]);
  const moments = Array.from({ length: count }, () => {
    const day = luck.weigh(days);
    return new Date(Date.parse(calendar.startOf(day)) + luck.int(7 * 3600, 21 * 3600) * 1000).toISOString();
  });
  const earlier = new Map<string, string>();
  return moments.sort().map((at, index) => {
    const id = `t-${String(index + 1).padStart(4, "0")}`;
    const own = chance(`${seed}/${id}`);
    const quarter = Math.floor((Number(calendar.dayOf(at).slice(5, 7)) - 1) / 3);
    const field = own.weigh(fields.map((one) => [one, one.byQuarter[quarter] ?? 1] as const));
    const unit = own.weigh(units.map((one) => [one, one.weight] as const));
    const words = own.pick(field.words);
    const kind = own.weigh(kinds);
    const like = own.percent(25) ? earlier.get(words) : undefined;
    earlier.set(words, id);
    return { id, at, kind, topic: field.topic, words, unit, chance: own, ...(like !== undefined && { like }) };
  });
}

function loadOf(day: Day, calendar: Calendar): number {
  const month = Number(day.slice(5, 7));
  const season = month >= 6 && month <= 9 ? 1.4 : 1;
  const consumerRights = day >= "2023-03-13" && day <= "2023-03-17" ? 2.5 : 1;
  return (calendar.isWorkday(day) ? 3 : 1) * season * consumerRights;
}
