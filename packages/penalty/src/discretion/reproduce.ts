import type { Immutable } from "@caseloop/core";
import { assessUnder, type Laws } from "./assess.ts";
import type { BandProfile } from "./bands.ts";
import { decidePenalty } from "./decide.ts";
import type { PenaltyDecided } from "./decided.ts";
import { differenceAt } from "./difference.ts";
import { canonicalText } from "./digest.ts";
import type { Facts } from "./fact.ts";
import { type Law, lawOf } from "./law.ts";
import type { RuleSet, RuleSetRef } from "./ruleset.ts";

/** What evaluating a recorded decision again came to. */
export type Reproduced =
  | { readonly result: "identical" }
  /** The first place, as a JSON pointer, at which it came out differently. Source: RFC 6901. */
  | { readonly result: "differs"; readonly pointer: string; readonly was: unknown; readonly now: unknown }
  /** A rule set or band profile named in the decision is not among the documents at hand. */
  | { readonly result: "ruleset-missing"; readonly missing: readonly RuleSetRef[] };

/** Evaluates a recorded decision again, under exactly the documents it names, found by their content. Today's law plays no part. */
export function reproduce(
  decided: Immutable<PenaltyDecided>,
  documents: { readonly sets: readonly RuleSet[]; readonly bands: readonly BandProfile[] },
): Reproduced {
  const { underAct, underDecision, bands: profile } = decided;
  const named = [...underAct.sets, ...(underDecision?.sets ?? [])];
  const missing = named.filter(({ digest }) => !documents.sets.some((set) => set.digest === digest));
  const bands = documents.bands.find(({ digest }) => digest === profile.digest);
  if (!bands || missing.length > 0)
    return { result: "ruleset-missing", missing: bands ? missing : [...missing, profile] };

  const law = (refs: readonly RuleSetRef[]): Law => {
    const sets = refs.flatMap(({ digest }) => documents.sets.find((set) => set.digest === digest) ?? []);
    return lawOf(sets, [...new Set(decided.norms)].toSorted());
  };
  const act = law(underAct.sets);
  const now = again(decided, { act, decision: underDecision ? law(underDecision.sets) : act, bands });
  if (canonicalText(now) === canonicalText(decided)) return { result: "identical" };
  return { result: "differs", ...differenceAt(decided, now) };
}

/** What is decided now; an error or a refusal in the place of a decision is a difference too. */
function again(decided: Immutable<PenaltyDecided>, laws: Laws): unknown {
  const facts = decided.facts as Facts;
  try {
    const decision = decidePenalty(assessUnder(laws, { ...decided, facts }), decided.choice);
    return "data" in decision ? decision.data : { refused: decision.code };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}
