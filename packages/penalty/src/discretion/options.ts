import { fenSchema, legalBasisSchema } from "@caseloop/law";
import { z } from "zod";
import { type Band, type BandProfile, bandOf, type NoBand } from "./bands.ts";
import type { Values } from "./compile.ts";
import { addOnce, type Duty, dutiesOf, dutySchema } from "./duties.ts";
import { ImpossibleBand } from "./errors.ts";
import type { Law, LawRule } from "./law.ts";
import { outcomes, type Tier } from "./outcome.ts";
import type { NormRange } from "./range.ts";

export const bandSchema = z.object({ from: fenSchema, to: fenSchema });

/** One outcome that the law permits 可选的处理结果. */
export const optionSchema = z.object({
  outcome: z.enum(outcomes),
  /** The rules that lead to it; none where it is what the law says of an ordinary case. */
  rules: z.array(z.object({ set: z.string(), rule: z.string(), basis: legalBasisSchema })),
  /** Both ends included; absent where there is no penalty. */
  band: z.exactOptional(bandSchema),
  /** Why a penalty has no amount: then it is possible only as a lighter kind, and only where it is mitigated. */
  noBand: z.exactOptional(z.enum(["no-floor", "empty"])),
  duties: z.array(dutySchema),
});

export interface Option extends Pick<z.output<typeof optionSchema>, "outcome"> {
  readonly rules: readonly LawRule["cited"][];
  readonly band?: Band;
  readonly noBand?: NoBand;
  readonly duties: readonly Duty[];
}

const citedIn = ({ cited }: LawRule) => cited;

/** No penalty, by these rules of one outcome. */
export function spareOption(rules: readonly LawRule[], law: Law, values: Values): Option {
  const [first] = rules;
  const effect = first?.rule.effect;
  // A law that knows none of the broken norms has no rule for it either: what it does not forbid, it does not punish.
  if (!first || effect?.do !== "spare") return { outcome: "not_imposed", rules: [], duties: [] };
  const duties = dutiesOf(law, values, effect.outcome, first.rule.stage);
  for (const { rule, cited } of rules)
    if (rule.effect.do === "spare")
      for (const each of rule.effect.obligations) addOnce(duties, { do: each, basis: cited.basis });
  return { outcome: effect.outcome, rules: rules.map(citedIn), duties };
}

/** Every tier that the factors leave open, the mildest first; throws `ImpossibleBand` where none has an amount. */
export function tierOptions(
  { lighten, aggravate }: { readonly lighten: readonly LawRule[]; readonly aggravate: readonly LawRule[] },
  range: NormRange,
  bands: BandProfile,
  law: Law,
  values: Values,
): readonly Option[] {
  const [toLighten, toAggravate] = [lighten.map(citedIn), aggravate.map(citedIn)];
  let [stated, duties]: [unknown, readonly Duty[]] = [undefined, []];
  const options: Option[] = [];
  for (const outcome of openTiers(lighten, aggravate)) {
    if (law.dutiesFor(outcome, undefined) !== stated)
      [stated, duties] = [law.dutiesFor(outcome, undefined), dutiesOf(law, values, outcome)];
    const rules = outcome === "heavier" ? toAggravate : outcome === "ordinary" ? [] : toLighten;
    const band = bandOf(outcome, range, bands);
    options.push(
      typeof band === "string" ? { outcome, rules, noBand: band, duties } : { outcome, rules, band, duties },
    );
  }
  if (options.every(({ band }) => band === undefined))
    throw new ImpossibleBand(
      range.norm,
      `${options.map(({ outcome }) => outcome).join(" and ")}: no amount in the range`,
    );
  return options;
}

/** 从轻、减轻 and 从重 against each other: both at once leave everything open, and a person has to weigh them. */
function openTiers(lighten: readonly LawRule[], aggravate: readonly LawRule[]): readonly Tier[] {
  const must = (rules: readonly LawRule[]) =>
    rules.some(({ rule: { effect } }) => "force" in effect && effect.force === "must");
  if (lighten.length > 0 && aggravate.length > 0) return ["mitigated", "lighter", "ordinary", "heavier"];
  if (lighten.length > 0) return must(lighten) ? ["mitigated", "lighter"] : ["mitigated", "lighter", "ordinary"];
  if (aggravate.length > 0) return must(aggravate) ? ["heavier"] : ["ordinary", "heavier"];
  return ["ordinary"];
}
