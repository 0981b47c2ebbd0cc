import { type Act, type Day, inForce } from "@caseloop/law";
import { type Condition, factsOf } from "./condition.ts";
import { gapsIn } from "./library.ts";
import { always, type Norm } from "./norm.ts";
import { stages } from "./outcome.ts";
import type { Rule } from "./rule.ts";
import type { RuleSet } from "./ruleset.ts";
import { holder, type Sample, samplesFor } from "./sample.ts";

/** Something in a rule set that its author did not mean. */
export interface Finding {
  readonly code: "unreachable" | "overlap" | "hole" | "uncovered-dates" | "edition-not-in-force" | "unchecked";
  readonly set: string;
  /** The rule, norm or edition. */
  readonly where: string;
  readonly because: string;
  /** A case that shows it. */
  readonly example?: Sample;
}

/**
 * What is wrong with rule sets that are each well formed: rules that can never fire, rules or clauses that contradict each other
 * on the same facts, values that no clause covers, days that no edition covers, and editions of acts that were not in force.
 * Thresholds are tried on both sides; a question with too many cases is told as `unchecked`, never passed over.
 */
export function lint(sets: readonly RuleSet[], acts: readonly Act[] = []): readonly Finding[] {
  return [...sets.flatMap((set) => [...rulesOf(set), ...clausesOf(set), ...editionOf(set, acts)]), ...datesOf(sets)];
}

function rulesOf(set: RuleSet): readonly Finding[] {
  return set.rules.flatMap((rule, i): Finding[] => {
    const found = (code: Finding["code"], because: string, example?: Sample): Finding[] => [
      { code, set: set.id, where: rule.id, because, ...(example && { example }) },
    ];
    const before = set.rules.filter((other) => settlesBefore(other, rule));
    const samples = samplesFor([rule.when, ...before.map(({ when }) => when)], set.facts);
    const alone = samples ?? samplesFor([rule.when], set.facts);
    if (!alone) return found("unchecked", "too many cases to look at");
    const fires = alone.filter(holder(rule.when));
    if (fires.length === 0) return found("unreachable", "its condition can never hold");
    if (!samples) return found("unchecked", "too many cases to see whether earlier rules leave it any");
    const earlier = before.map(({ when }) => holder(when));
    if (fires.every((sample) => earlier.some((settles) => settles(sample))))
      return found("unreachable", `whenever it holds, ${before.map(({ id }) => id).join(" or ")} has decided before`);
    return set.rules.slice(0, i).flatMap((other) => {
      const both = contradict(rule, other) ? samplesFor([rule.when, other.when], set.facts) : [];
      if (!both) return found("unchecked", `too many cases to compare it with ${other.id}`);
      const example = both.find((sample) => holder(rule.when)(sample) && holder(other.when)(sample));
      return example ? found("overlap", `holds together with ${other.id} and says something else`, example) : [];
    });
  });
}

/** Whether one rule, where it fires, keeps another from being asked. Only those that share a fact can be told to do so always. */
function settlesBefore(one: Rule, other: Rule): boolean {
  const settles = one.effect.do === "send" || (one.effect.do === "spare" && one.effect.force === "must");
  return settles && stages.indexOf(one.stage) < stages.indexOf(other.stage) && shareFacts(one.when, other.when);
}

function contradict(one: Rule, other: Rule): boolean {
  if (one.stage !== other.stage || one.stage === "factor") return false;
  const [a, b] = [one.effect, other.effect];
  if (a.do === "spare" && b.do === "spare") return a.outcome !== b.outcome;
  return a.do === "send" && b.do === "send" && a.to !== b.to;
}

function clausesOf(set: RuleSet): readonly Finding[] {
  return set.norms.flatMap((norm) => clausesOfNorm(set, norm));
}

/** The clauses of a norm leave no case out and never hold together. */
function clausesOfNorm(set: RuleSet, { id, clauses }: Norm): readonly Finding[] {
  const conditions = clauses.map(({ when }) => when ?? always);
  const samples = samplesFor(conditions, set.facts);
  if (!samples) return [{ code: "unchecked", set: set.id, where: id, because: "too many cases to look at" }];
  const holders = conditions.map(holder);
  const counted = samples.map((sample) => ({ sample, holding: holders.filter((holds) => holds(sample)).length }));
  const dead = holders.flatMap((holds, i): Finding[] =>
    samples.some(holds)
      ? []
      : [{ code: "unreachable", set: set.id, where: `${id}, clause ${i + 1}`, because: "it can never hold" }],
  );
  const hole = counted.find(({ holding }) => holding === 0);
  const overlap = counted.find(({ holding }) => holding > 1);
  return [
    ...dead,
    ...(hole
      ? [{ code: "hole" as const, set: set.id, where: id, because: "no clause covers this", example: hole.sample }]
      : []),
    ...(overlap
      ? [
          {
            code: "overlap" as const,
            set: set.id,
            where: id,
            because: "more than one clause covers this",
            example: overlap.sample,
          },
        ]
      : []),
  ];
}

function datesOf(sets: readonly RuleSet[]): readonly Finding[] {
  return [...Map.groupBy(sets, ({ series }) => series).values()].flatMap((editions) =>
    gapsIn(editions).map(
      ({ after, from, to }): Finding => ({
        code: "uncovered-dates",
        set: after,
        where: `${from} to ${to}`,
        because: "no edition of the series covers these days",
      }),
    ),
  );
}

/** The edition that a set cites is the one in force on its first and its last day. */
function editionOf({ id, act, edition, effective: { from, to } }: RuleSet, acts: readonly Act[]): readonly Finding[] {
  const known = acts.find((one) => one.id === act);
  if (!known) return [];
  const cited = known.editions.find((one) => one.edition === edition);
  const last = to ?? (cited?.inForce.to === undefined ? from : "9999-12-31");
  const wrong = [from, last].find((day) => !covers(known, edition, day));
  const because = `${act} ${edition} was not the edition in force on ${wrong === "9999-12-31" ? "its last day" : wrong}`;
  return wrong === undefined ? [] : [{ code: "edition-not-in-force", set: id, where: edition, because }];
}

function covers(act: Act, edition: string, day: Day): boolean {
  const { from } = act.editions[0]?.inForce ?? { from: day };
  return day >= from && inForce(act, day).edition === edition;
}

function shareFacts(one: Condition, other: Condition): boolean {
  const asked = new Set(factsOf(one));
  return factsOf(other).some((fact) => asked.has(fact));
}
