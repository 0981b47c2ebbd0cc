import { z } from "zod";
import type { BandProfile } from "./bands.ts";
import { RulesConflict } from "./errors.ts";
import type { Law, LawRule } from "./law.ts";
import { type Option, optionSchema, spareOption, tierOptions } from "./options.ts";
import { type Destination, destinations, outcomes, type Stage } from "./outcome.ts";
import { type NormRange, normRangeSchema, rangesOf } from "./range.ts";
import type { Read } from "./reader.ts";
import { type RuleSetRef, ruleSetRefSchema } from "./ruleset.ts";
import { type RuleTrace, ruleTraceSchema } from "./trace.ts";

export const evaluationSchema = z.object({
  sets: z.array(ruleSetRefSchema),
  options: z.array(optionSchema),
  sent: z.exactOptional(z.enum(destinations)),
  conflict: z.boolean(),
  norms: z.array(normRangeSchema),
  trace: z.array(ruleTraceSchema),
});

/** 一部法律下的评价: what the law in force on one day says of the facts. */
export interface Evaluation {
  readonly sets: readonly RuleSetRef[];
  /** What the law permits, the mildest first: one where it leaves no choice, none where the case goes elsewhere. */
  readonly options: readonly Option[];
  /** 移送: the case goes there, and nothing else is decided. */
  readonly sent?: Destination;
  /** Mitigating stands against aggravating: never netted, a person weighs them and says why. */
  readonly conflict: boolean;
  /** The broken norms and what they cost, the one that applies first; none where an earlier step decided. */
  readonly norms: readonly NormRange[];
  readonly trace: readonly RuleTrace[];
}

/** Asks every rule in order of precedence; throws `MissingFact`, `UnfitFact`, `RulesConflict` and `ImpossibleBand`. */
export function evaluate(law: Law, { values, codes }: Read, bands: BandProfile): Evaluation {
  const { refs: sets, rules } = law;
  const trace = new Array<RuleTrace>(rules.length);
  const fired: { settled: LawRule[]; may: LawRule[]; lighten: LawRule[]; aggravate: LawRule[] } = {
    settled: [],
    may: [],
    lighten: [],
    aggravate: [],
  };
  let closed: Stage | "all" | undefined = law.norms.length === 0 ? "all" : undefined;
  let norms: readonly NormRange[] | undefined;

  for (let i = 0; i < rules.length; i++) {
    const one = rules[i] as LawRule;
    const { stage, effect } = one.rule;
    if (closed !== undefined && stage !== closed) {
      trace[i] = one.notReached;
      continue;
    }
    const told = one.ask(values, codes);
    trace[i] = told;
    if (told.result !== "fired") continue;
    if (!beforeNorms(stage)) norms ??= rangesOf(law, values);
    if (one.set.role === "special" && !concerns(one, law, norms)) trace[i] = { ...told, result: "setAside" };
    else if (effect.do === "lighten" || effect.do === "aggravate") fired[effect.do].push(one);
    else if (effect.do === "spare" && effect.force === "may") fired.may.push(one);
    else {
      agree(fired.settled[0], one);
      fired.settled.push(one);
      closed = stage;
    }
  }

  const [first] = fired.settled;
  if (first?.rule.effect.do === "send")
    return { sets, options: [], sent: first.rule.effect.to, conflict: false, norms: [], trace };
  if (first && beforeNorms(first.rule.stage))
    return { sets, options: [spareOption(fired.settled, law, values)], conflict: false, norms: [], trace };
  norms ??= rangesOf(law, values);
  const [range] = norms;
  if (first || !range)
    return { sets, options: [spareOption(fired.settled, law, values)], conflict: false, norms, trace };
  const conflict = fired.lighten.length > 0 && fired.aggravate.length > 0;
  const options = [...spares(fired.may, law, values), ...tierOptions(fired, range, bands, law, values)];
  return { sets, options, conflict, norms, trace };
}

function beforeNorms(stage: Stage): boolean {
  return stage === "limitation" || stage === "jurisdiction" || stage === "crime" || stage === "proof";
}

/** A special act exempts only where nothing outside it was broken, and weighs only where its norm applies. */
function concerns({ set, rule }: LawRule, law: Law, norms: readonly NormRange[] | undefined): boolean {
  if (rule.stage === "exemption") return law.norms.every((one) => one.set === set);
  return law.norms.some((one) => one.set === set && one.norm.id === norms?.[0]?.norm);
}

function agree(first: LawRule | undefined, other: LawRule): void {
  const said = ({ rule: { effect } }: LawRule) =>
    effect.do === "send" ? effect.to : effect.do === "spare" ? effect.outcome : effect.do;
  if (first && said(first) !== said(other)) throw new RulesConflict(first.rule.id, other.rule.id, other.rule.stage);
}

/** The choices of no penalty, one for each outcome. */
function spares(may: readonly LawRule[], law: Law, values: Parameters<LawRule["ask"]>[0]): readonly Option[] {
  if (may.length === 0) return [];
  return outcomes
    .map((outcome) => may.filter(({ rule: { effect } }) => effect.do === "spare" && effect.outcome === outcome))
    .filter((rules) => rules.length > 0)
    .map((rules) => spareOption(rules, law, values));
}
