import { hasCode, type Immutable, type Rejection } from "@caseloop/core";
import { add, fen } from "@caseloop/law";
import { applied, assess } from "../discretion/assess.ts";
import { decidePenalty } from "../discretion/decide.ts";
import type { PenaltyDecided } from "../discretion/decided.ts";
import { isProven } from "./investigation.ts";
import type { Chosen, Penalty } from "./penalty.ts";
import type { Party } from "./person.ts";
import type { Context, ReadCase } from "./phase.ts";
import { refuse } from "./refusals.ts";

/** A penalty with the full account of how the rules were applied to its act. */
export type Assessed = Readonly<Penalty> & { readonly discretion: Immutable<PenaltyDecided> };

/** Why the engine may not be able to say what the law permits: facts, days or rule sets that do not carry it. */
const unassessable = [
  "missing-fact",
  "unfit-fact",
  "no-edition-in-force",
  "impossible-band",
  "rules-conflict",
] as const;

/**
 * What the rules make of one act 裁量: the choice checked against everything they permit, or the refusal. Facts point at evidence
 * of this case; a fact that is missing or unfit, or a day without an edition, is a refusal and never a default.
 */
export function assessed(
  chosen: Immutable<Chosen>,
  by: string,
  party: Pick<Party, "kind"> | undefined,
  state: ReadCase,
  context: Context,
): Assessed | Rejection {
  const { act, norms, facts, kinds, ...choice } = chosen;
  const { library, calendar, at } = context;
  const cited = Object.values(facts).flatMap(({ evidence }) => evidence);
  if (!isProven(state, cited)) return refuse("evidence-unknown");
  if (facts.party && facts.party.value !== party?.kind) return refuse("another-party", { act });
  try {
    const assessment = assess(library, { norms, facts, decidedOn: calendar.dayOf(at) });
    const { sent } = applied(assessment);
    if (sent === "police") return refuse("crime-suspected", { act });
    if (sent === "competent") return refuse("not-ours", { act });
    const decided = decidePenalty(assessment, { ...choice, by });
    if ("code" in decided) return decided;
    const { data } = decided;
    const spared = choice.outcome === "not_imposed" || choice.outcome === "exempt";
    if (spared && kinds.length > 0) return refuse("kinds-without-penalty", { act, kinds });
    const gains = data.duties.flatMap(({ do: duty, amount }) => (duty === "confiscateGains" && amount ? [amount] : []));
    return {
      act,
      fine: choice.fine ?? fen(0),
      confiscated: add(fen(0), ...gains),
      goods: data.duties.some(({ do: duty }) => duty === "confiscateGoods"),
      kinds: [...kinds],
      discretion: data,
    };
  } catch (error) {
    if (!(error instanceof Error) || !unassessable.some((code) => hasCode(error, code))) throw error;
    return refuse("not-assessable", { act, because: error.message });
  }
}
