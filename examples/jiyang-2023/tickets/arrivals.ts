import { addDays, addMs, type Calendar, type Day, type Instant } from "@caseloop/law";
import type { Kind } from "@caseloop/ticket";
import { type Plan, PlanUnmet } from "../plan.ts";
import { waveOn } from "../prevention/waves.ts";
import { type Chance, chance } from "../stage/chance.ts";
import { fields, kinds, type Unit, units } from "./bureau.ts";

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
  /** 自行和解: the parties settle it by themselves; late or to the caller's discontent where the plan says so. */
  readonly settles?: { readonly late: boolean; readonly satisfied: boolean };
}

/** The days on which requests arrive. */
const year: { readonly from: Day; readonly to: Day } = { from: "2023-01-01", to: "2023-12-28" };

/** The last day on which one arrives that the parties settle, so that it is closed within the year. */
const settledUntil: Day = "2023-12-08";

/**
 * The plan's requests in order of time, those whose tickets are `mine`, each made when it is its turn: fewer on days off, more in summer
 * and around the Consumer Rights Day of 15 March. Throws `PlanUnmet`.
 */
export function arrivals(
  { seed, tickets: plan }: Plan,
  calendar: Calendar,
  mine: (stream: string) => boolean,
): Iterable<Arrival> {
  checkTickets(plan);
  const luck = chance(`${seed}/arrivals`);
  const days: [Day, number][] = [];
  for (let day = year.from; day <= year.to; day = addDays(day, 1)) days.push([day, loadOf(day, calendar)]);
  const moments = Array.from({ length: plan.count }, () =>
    addMs(calendar.startOf(luck.weigh(days)), luck.int(7 * 3600, 21 * 3600) * 1000),
  );
  moments.sort();
  return arriving(seed, moments, settlingOf(moments, plan, luck, calendar), calendar, mine);
}

function* arriving(
  seed: string,
  moments: readonly Instant[],
  settling: ReturnType<typeof settlingOf>,
  calendar: Calendar,
  mine: (stream: string) => boolean,
): Generator<Arrival, void> {
  const earlier = new Map<string, string>();
  for (const [index, at] of moments.entries()) {
    const id = `t-${String(index + 1).padStart(4, "0")}`;
    if (!mine(`ticket-${id}`)) continue;
    const own = chance(`${seed}/${id}`);
    const day = calendar.dayOf(at);
    const quarter = Math.floor((Number(day.slice(5, 7)) - 1) / 3);
    const field = own.weigh(fields.map((one) => [one, one.byQuarter[quarter] ?? 1] as const));
    const unit = own.weigh(units.map((one) => [one, one.weight] as const));
    const { topic, words } = waveOn(day, own) ?? { topic: field.topic, words: own.pick(field.words) };
    const asked = own.weigh(kinds);
    const like = own.percent(25) ? earlier.get(words) : undefined;
    earlier.set(words, id);
    const settles = settling.get(index);
    const about = { id, at, topic, words, unit, chance: own };
    if (settles) yield { ...about, kind: "complaint", settles };
    else yield { ...about, kind: asked, ...(like !== undefined && { like }) };
  }
}

/** Which of the requests the parties settle by themselves, by place: as many as the plan says, drawn from those early enough. */
function settlingOf(moments: readonly Instant[], plan: Plan["tickets"], luck: Chance, calendar: Calendar) {
  const { selfSettled, selfSettledLate: late, selfSettledUnsatisfied: unsatisfied } = plan;
  const last = calendar.endOf(settledUntil);
  const early = moments.flatMap((at, index) => (at <= last ? [index] : []));
  if (early.length < selfSettled)
    throw new PlanUnmet(
      "tickets",
      "selfSettled",
      selfSettled,
      `at most ${early.length}, which arrive by ${settledUntil}`,
    );
  return new Map(
    Array.from({ length: selfSettled }, (_, at) => {
      const drawn = luck.int(at, early.length - 1);
      const index = early[drawn] as number;
      early[drawn] = early[at] as number;
      return [index, { late: at < late, satisfied: at >= unsatisfied }] as const;
    }),
  );
}

function checkTickets(plan: Plan["tickets"]): void {
  for (const [name, value] of Object.entries(plan))
    if (!Number.isSafeInteger(value) || value < 0)
      throw new PlanUnmet("tickets", name, value, "a whole number from 0 on");
  for (const name of ["selfSettledLate", "selfSettledUnsatisfied"] as const)
    if (plan[name] > plan.selfSettled) throw new PlanUnmet("tickets", name, plan[name], `at most ${plan.selfSettled}`);
}

function loadOf(day: Day, calendar: Calendar): number {
  const month = Number(day.slice(5, 7));
  const season = month >= 6 && month <= 9 ? 1.4 : 1;
  const consumerRights = day >= "2023-03-13" && day <= "2023-03-17" ? 2.5 : 1;
  return (calendar.isWorkday(day) ? 3 : 1) * season * consumerRights;
}
