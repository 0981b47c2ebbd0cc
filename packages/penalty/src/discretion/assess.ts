import type { Day } from "@caseloop/law";
import type { BandProfile } from "./bands.ts";
import { MissingFact, UnfitFact } from "./errors.ts";
import { type Evaluation, evaluate } from "./evaluate.ts";
import type { Facts } from "./fact.ts";
import type { GateDue } from "./gates.ts";
import type { Law } from "./law.ts";
import type { Library } from "./library.ts";
import { type Comparison, compare } from "./milder.ts";
import type { Read } from "./reader.ts";

/** What is to be assessed 待裁量的案情. */
export interface CaseFacts {
  /** The ids of the norms that the one act broke. */
  readonly norms: readonly string[];
  readonly facts: Facts;
  readonly decidedOn: Day;
}

/** 裁量评价: what the law permits in a case, and the whole why. Plain data. */
export interface Assessment extends CaseFacts {
  readonly bands: { readonly id: string; readonly version: string; readonly digest: string };
  /** Which law applies: that of the day of the act, or the milder one of the day of decision (art. 37). */
  readonly applied: "act" | "decision";
  readonly comparison: Comparison;
  readonly underAct: Evaluation;
  /** Absent where the same law was in force on both days. */
  readonly underDecision?: Evaluation;
  /** What must come first, by the law of the day of decision. */
  readonly gates: readonly GateDue[];
}

/** The laws of the two days, and the bands of the day of decision. */
export interface Laws {
  readonly act: Law;
  readonly decision: Law;
  readonly bands: BandProfile;
}

/** The day from which law and limitation are counted: of the act, or of the end of a continuing one (art. 36). */
const ACT = "actEnded";

/**
 * Assesses a case under the law of the act's day and of the day of decision; the milder applies.
 * Throws `MissingFact`, `UnfitFact`, `NoEditionInForce`, `RulesConflict` and `ImpossibleBand`: never a default.
 */
export function assess(library: Library, given: CaseFacts): Assessment {
  const actOn = given.facts[ACT]?.value;
  if (actOn === undefined) throw new MissingFact([ACT], ["37"]);
  if (typeof actOn !== "string") throw new UnfitFact(ACT, actOn, "a day YYYY-MM-DD");
  if (actOn > given.decidedOn) throw new UnfitFact(ACT, actOn, `a day up to the decision on ${given.decidedOn}`);
  if (given.norms.length === 0) throw new UnfitFact("norms", [], "at least one broken norm");
  const act = library.lawOn(actOn, given.norms);
  const [unlawful] = act.unknown;
  if (unlawful !== undefined) throw new UnfitFact("norms", unlawful, `a norm in force on ${actOn}`);
  const decision = library.lawOn(given.decidedOn, given.norms);
  return assessUnder({ act, decision, bands: library.bandsOn(given.decidedOn) }, given);
}

/** The same under laws already found: how a recorded decision is evaluated again. */
export function assessUnder({ act, decision, bands }: Laws, { norms, facts, decidedOn }: CaseFacts): Assessment {
  const read = act.read(facts);
  const underAct = evaluate(act, read, bands);
  const readNow = act === decision ? read : decision.read(facts);
  const underDecision = act === decision ? undefined : evaluate(decision, readNow, bands);
  const comparison = underDecision ? compare(underAct, underDecision) : "same";
  const { id, version, digest } = bands;
  const assessed = {
    norms,
    facts,
    decidedOn,
    bands: { id, version, digest },
    applied: comparison === "milder" ? ("decision" as const) : ("act" as const),
    comparison,
    underAct,
    gates: gatesOf(decision, readNow),
  };
  return underDecision ? { ...assessed, underDecision } : assessed;
}

/** The evaluation that applies. */
export function applied({
  applied: which,
  underAct,
  underDecision,
}: Pick<Assessment, "applied" | "underAct" | "underDecision">): Evaluation {
  return which === "decision" && underDecision ? underDecision : underAct;
}

/** The gates whose condition holds for these facts; throws `MissingFact`. */
function gatesOf(law: Law, { values }: Read): readonly GateDue[] {
  const due: GateDue[] = [];
  for (const gate of law.gates) {
    const held = gate.asked(values, []);
    if (held === 1) due.push(gate.due);
    if (held === -1)
      throw new MissingFact(
        gate.used.filter((name) => values[law.slotOf(name)] === undefined),
        [gate.gate],
      );
  }
  return due;
}
