import { refusing, type Sentences } from "@caseloop/core";

/** Every reason an assessment says no, as a clerk reads it: English, then Chinese. */
export const assessmentRefusals = {
  "already-open": ["This assessment was opened before.", "该考核已经开启。"],
  "not-open": ["This assessment is not open.", "该考核未开启。"],
  locked: ["The period is locked: it changes only by a correction.", "考核周期已锁定，只能通过更正修改。"],
  "not-locked": ["The period is not locked yet: there is nothing to correct.", "考核周期尚未锁定，无需更正。"],
  "before-latest": [
    "This is dated before the latest step of the assessment.",
    "时间早于该考核的最近一步，请核对时间。",
  ],
  "scheme-unknown": ["There is no such assessment scheme.", "没有该考核办法。"],
  "no-scheme-in-force": [
    "No edition of the scheme was in force on the first day of the period.",
    "考核周期首日没有生效的考核办法版本。",
  ],
  "not-a-period": ["The scheme assesses another kind of period.", "考核周期与考核办法规定的周期类型不符。"],
  "unit-named-twice": ["A unit is named more than once.", "单位重复。"],
  "not-assessed": ["This unit is not assessed here.", "该单位不在本次考核范围内。"],
  "no-such-indicator": ["The scheme has no such indicator.", "考核办法中没有该指标。"],
  "not-a-review": ["This indicator is counted, not reviewed.", "该指标按数据计分，不设评议分。"],
  "reviews-itself": ["A unit is reviewed by another office.", "评议人不得属于被考核单位。"],
  "figure-unfit": [
    "The figure is not what the indicator takes, or lies beyond its bounds.",
    "数据与指标类型不符或超出范围。",
  ],
  "figure-twice": ["A figure is there twice.", "同一数据重复提交。"],
  "figure-missing": ["A unit lacks the figure of an indicator.", "有单位缺少指标数据。"],
  "review-missing": ["A unit has not been reviewed yet.", "有单位尚未评议。"],
  "review-by-review": ["Reviews are given one by one, with a reviewer and a reason.", "评议分应逐项评定并注明理由。"],
  "period-not-over": ["The period is not over yet.", "考核周期尚未结束。"],
  "counted-too-early": [
    "The figures were counted before the period was over, or after the lock.",
    "数据统计时点应在周期结束之后、锁定之前。",
  ],
  "own-approval": ["A correction is approved by somebody else.", "更正的批准人不得是申请人本人。"],
  "nothing-changes": ["These are the figures that stand already.", "数据与现有数据相同，无需更正。"],
} as const satisfies Sentences;

/** Stable codes of an assessment's refusals. */
export type AssessmentRefusal = keyof typeof assessmentRefusals;

export const { refuse, against } = refusing(assessmentRefusals);
