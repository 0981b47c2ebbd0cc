import type { Immutable, Rejection } from "@caseloop/core";
import { type Fen, fen, subtract } from "@caseloop/law";
import { type Assessment, applied } from "./assess.ts";
import type { Choice, PenaltyDecided } from "./decided.ts";
import type { Evaluation } from "./evaluate.ts";
import type { Facts } from "./fact.ts";
import { gatesBefore } from "./gates.ts";
import type { Option } from "./options.ts";
import { refuse } from "./refusals.ts";

/** What the event of the decision records, or why this choice is refused. */
export function decidePenalty(
  assessment: Assessment,
  choice: Choice,
): { readonly type: "PenaltyDecided"; readonly data: Immutable<PenaltyDecided> } | Rejection {
  const evaluation = applied(assessment);
  const { options, sent, norms } = evaluation;
  if (sent !== undefined) return refuse("sent-elsewhere", { to: sent });
  const option = options.find(({ outcome }) => outcome === choice.outcome);
  if (!option)
    return refuse("outcome-not-permitted", {
      received: choice.outcome,
      expected: options.map(({ outcome }) => outcome),
    });
  if (choice.reason === undefined && needsReason(assessment, evaluation)) return refuse("reason-missing");
  const [norm] = norms;
  const refusal = amountRefused(option, choice, norm?.optional === true);
  if (refusal) return refusal;

  const { gates, underDecision, ...told } = assessment;
  const { band, duties } = option;
  return {
    type: "PenaltyDecided",
    data: {
      ...told,
      ...(underDecision && { underDecision }),
      choice,
      grounds: option.rules.map((rule) => ({ ...rule, evidence: evidenceOf(rule, evaluation, assessment.facts) })),
      ...(band && { band }),
      duties,
      gates: gatesBefore(gates, option.outcome, choice.fine),
      ...(norm?.floor !== undefined && { baseline: norm.floor }),
      reduction: reductionOf(option, norm?.floor, choice.fine),
    },
  };
}

/** Whether a person must say why: there is more than one outcome, or which law is milder is itself a matter of view. */
export function needsReason(
  { comparison }: Pick<Assessment, "comparison">,
  { options, conflict }: Evaluation,
): boolean {
  return options.length > 1 || conflict || comparison === "crossing";
}

function amountRefused({ outcome, band, noBand }: Option, choice: Choice, optional: boolean): Rejection | undefined {
  const { fine, instead } = choice;
  if (outcome === "not_imposed" || outcome === "exempt")
    return fine !== undefined || instead !== undefined ? refuse("fine-without-penalty") : undefined;
  if (instead !== undefined)
    return outcome === "mitigated" && fine === undefined ? undefined : refuse("not-a-lighter-kind");
  if (fine === undefined) return optional ? undefined : refuse("fine-missing");
  if (!band) return refuse(noBand === "no-floor" ? "no-floor" : "band-empty");
  return fine < Math.max(1, band.from) || fine > band.to ? refuse("fine-outside-band", { fine, band }) : undefined;
}

function reductionOf({ outcome }: Option, floor: Fen = fen(0), fine: Fen = fen(0)): Fen {
  if (outcome === "not_imposed" || outcome === "exempt") return floor;
  return outcome === "mitigated" ? subtract(floor, floor < fine ? floor : fine) : fen(0);
}

/** What proved the facts that the rule asked for. */
function evidenceOf({ set, rule }: Option["rules"][number], { trace }: Evaluation, facts: Facts): string[] {
  const told = trace.find((one) => one.set === set && one.rule === rule);
  return [...new Set(told?.tests.flatMap(({ fact }) => facts[fact]?.evidence ?? []))].toSorted();
}
