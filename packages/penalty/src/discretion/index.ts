/** 裁量: rule sets as data, what the law permits in a case, the decision and its reasons. */
export { type Assessment, applied, assess, type CaseFacts } from "./assess.ts";
export { type Band, type BandProfile, bandOf, loadBandProfile, type StatutoryRange } from "./bands.ts";
export { type Change, type Counterfactual, counterfactual } from "./counterfactual.ts";
export { decidePenalty, needsReason } from "./decide.ts";
export { type Choice, choiceSchema, type PenaltyDecided, penaltyDecidedSchema } from "./decided.ts";
export { digestOf } from "./digest.ts";
export {
  ImpossibleBand,
  InvalidRuleSet,
  MissingFact,
  NoEditionInForce,
  RuleSetsClash,
  RulesConflict,
  UnfitFact,
} from "./errors.ts";
export type { Evaluation } from "./evaluate.ts";
export { type FactDefinitions, type Facts, type FactValue, factsSchema, type Proven } from "./fact.ts";
export { type GateDue, gatesBefore } from "./gates.ts";
export { type Library, library } from "./library.ts";
export { type Finding, lint } from "./lint.ts";
export type { Option } from "./options.ts";
export { type Gate, type Obligation, type Outcome, outcomes, type Tier } from "./outcome.ts";
export { discretionRefusals } from "./refusals.ts";
export { type Reproduced, reproduce } from "./reproduce.ts";
export { defineRuleSet, loadRuleSet, type RuleSet, type RuleSetRef } from "./ruleset.ts";
export type { RuleTrace } from "./trace.ts";
