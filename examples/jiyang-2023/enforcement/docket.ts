import type { Field } from "@caseloop/penalty";
import type { Plan } from "../plan.ts";
import { type Chance, chance } from "../stage/chance.ts";
import { checkEnforcement } from "./feasible.ts";
import { inFixedBand, type Offence, usualFloor, withFloor, worth } from "./offence.ts";
import { split } from "./split.ts";

/** How a case of the year ends. */
export type Ending = "fined" | "mitigated" | "notImposed" | "exempt" | "dismissed" | "transferred" | "notFiled";

/** One case of the year, before it is lived. */
export interface Entry extends Offence {
  readonly id: string;
  readonly ending: Ending;
  readonly chance: Chance;
  /** What happens in this case beside the usual. */
  readonly extra?: Extra;
}

/** 听证、行政强制措施、延期、加处罚款、行政复议: one case of the year for each, where there are enough. */
const extras = ["hearing", "measure", "extension", "surcharge", "reconsideration"] as const;
export type Extra = (typeof extras)[number];
/** From this fine on a person has the right to a hearing, in fen. Source: procedure provisions, by the clocks of the law package. */
const hearingFrom = 1_000_000;

/** 八大领域, by how often they come up; `assumed`, the page does not say. */
const weights: readonly (readonly [Field, number])[] = [
  ["food", 34],
  ["drugs", 8],
  ["specialEquipment", 8],
  ["productQuality", 16],
  ["intellectualProperty", 8],
  ["price", 12],
  ["advertising", 8],
  ["metrology", 6],
];
/** From this many ordinary cases on, some of them end without a decision. */
const enough = 20;

/**
 * 案件台账: cases whose closures, sums and outcomes are those of the plan. That the mitigated and the spared are among the closed is
 * `assumed`. Throws `PlanUnmet` where no such cases are lawful.
 */
export function docketOf({ seed, enforcement: plan }: Plan): readonly Entry[] {
  checkEnforcement(plan);
  const { closed, fines, mitigated, exemptOrNotImposed: spared } = plan;
  const luck = chance(`${seed}/docket`);
  const field = () => luck.weigh(weights);
  const others = closed - mitigated - spared;
  const lightly = lightFines(plan, luck);
  const quiet = others >= enough ? 3 : 0;
  const drafts: (readonly [Ending, Offence])[] = [
    ...lightly.fines.map((fine, at) => {
      const floor = lightly.floors[at] ?? 0;
      return ["mitigated", { ...withFloor(floor, field()), fine }] as const;
    }),
    ...lightly.floors.slice(mitigated).map((floor, at) => {
      const offence = withFloor(floor, floor === 0 ? "metrology" : field());
      return [offence.norm === "food-124" && at % 3 > 0 ? "exempt" : "notImposed", offence] as const;
    }),
    ...ordinary(fines - lightly.sum, others - quiet, field, luck).map((offence) => ["fined", offence] as const),
    ...(["dismissed", "dismissed", "transferred"] as const)
      .slice(0, quiet)
      .map((ending) => [ending, withoutFine(field())] as const),
    ...(quiet > 0 ? [1, 2, 3, 4] : []).map(() => ["notFiled", withoutFine(field())] as const),
  ];
  const open = [...extras];
  return drafts.map(([ending, offence], at) => {
    const id = `e-${String(at + 1).padStart(3, "0")}`;
    const suits = ending === "fined" && offence.goods && (offence.fine ?? 0) >= hearingFrom;
    const extra = suits && quiet > 0 ? open.shift() : undefined;
    return { ...offence, id, ending, chance: chance(`${seed}/${id}`), ...(extra && { extra }) };
  });
}

function withoutFine(field: Field): Offence {
  return { ...withFloor(usualFloor, field) };
}

/** What the mitigated pay, and the statutory minimum of each mitigated and then of each spared case. */
function lightFines(
  { fines, mitigated, exemptOrNotImposed: spared, reduced, closed }: Plan["enforcement"],
  luck: Chance,
) {
  const others = closed - mitigated - spared;
  const usual = (mitigated + spared) * usualFloor - reduced;
  const rest = fines - usual;
  const fits = usual >= mitigated && usual <= mitigated * (usualFloor - 1);
  if (fits && (others > 0 ? rest >= others * leastFine : rest === 0)) {
    const parts = split(usual, mitigated, 1, usualFloor - 1, luck);
    return { fines: parts, sum: usual, floors: Array.from({ length: mitigated + spared }, () => usualFloor) };
  }
  const sum = others > 0 ? Math.min(mitigated * 100, fines - others * leastFine) : fines;
  const least = reduced >= mitigated + spared ? 1 : 0;
  const reductions =
    least === 1
      ? split(reduced, mitigated + spared, 1, reduced, luck)
      : mitigated > 0
        ? [...split(reduced, mitigated, 1, reduced, luck), ...Array.from({ length: spared }, () => 0)]
        : Array.from({ length: spared }, (_, at) => (at < reduced ? 1 : 0));
  const parts = split(sum, mitigated, 1, sum, luck);
  return { fines: parts, sum, floors: reductions.map((one, at) => one + (parts[at] ?? 0)) };
}

/** The least that an ordinary case costs, in fen: ¥1. */
const leastFine = 100;

/** So many ordinary cases that are worth exactly the sum: fixed sums where they leave enough for the rest, values that fit else. */
function ordinary(sum: number, count: number, field: () => Field, luck: Chance): readonly Offence[] {
  const offences: Offence[] = [];
  for (let left = sum, rest = count; rest > 0; rest--) {
    const of = field();
    const mean = left / rest;
    const fixed = rest > 1 ? inFixedBand(of, luck) : undefined;
    const fits = fixed?.fine !== undefined && fixed.fine <= 5 * mean && left - fixed.fine >= (rest - 1) * leastFine;
    const free = Math.round(mean * (0.6 + 0.8 * luck.next()));
    const round = free > 100_000 ? Math.round(free / 10_000) * 10_000 : free;
    const offence = fits
      ? fixed
      : worth(rest === 1 ? left : Math.max(leastFine, Math.min(round, left - (rest - 1) * leastFine)), of);
    offences.push(offence);
    left -= (offence.fine ?? 0) + offence.confiscated;
  }
  return offences;
}
