import { CaseloopError, type FieldIssue } from "@caseloop/core";
import type { Day } from "@caseloop/law";

/** A rule set is not filled in correctly; `facts.issues` names field, what came and what was expected. */
export class InvalidRuleSet extends CaseloopError<
  "invalid-rule-set",
  { ruleSet: string; issues: readonly FieldIssue[] }
> {
  constructor(ruleSet: string, issues: readonly FieldIssue[]) {
    const list = issues.map(({ field, problem, received }) => `${field || "document"}: ${problem} (got ${received})`);
    super("invalid-rule-set", `${ruleSet} is not filled in correctly: ${list.join("; ")}`, { ruleSet, issues });
  }
}

/** Two rule sets of a library cannot stand together: `facts` names both and what is wrong. */
export class RuleSetsClash extends CaseloopError<
  "rule-sets-clash",
  { first: string; second: string; problem: string }
> {
  constructor(first: string, second: string, problem: string) {
    super("rule-sets-clash", `${first} and ${second} ${problem}`, { first, second, problem });
  }
}

/** No edition covers that day: before the first, after the last, or in a gap between two. Never a default. */
export class NoEditionInForce extends CaseloopError<"no-edition-in-force", { of: string; day: Day; known: string }> {
  constructor(of: string, day: Day, known: string) {
    super("no-edition-in-force", `no edition of ${of} is in force on ${day}; known: ${known || "none"}`, {
      of,
      day,
      known,
    });
  }
}

/** Facts that the law asks for have not been found out. */
export class MissingFact extends CaseloopError<"missing-fact", { facts: readonly string[]; rules: readonly string[] }> {
  constructor(facts: readonly string[], rules: readonly string[]) {
    super("missing-fact", `not found out yet: ${facts.join(", ")}; asked for by ${rules.join(", ")}`, { facts, rules });
  }
}

/** A fact, or a norm, is not what the law in force takes. */
export class UnfitFact extends CaseloopError<"unfit-fact", { fact: string; received: string; expected: string }> {
  constructor(fact: string, value: unknown, expected: string) {
    const received = JSON.stringify(value) ?? String(value);
    super("unfit-fact", `${fact} is ${received}; expected ${expected}`, { fact, received, expected });
  }
}

/** Two rules of one stage say different things of the same facts, and no later rule settles it. */
export class RulesConflict extends CaseloopError<"rules-conflict", { first: string; second: string; stage: string }> {
  constructor(first: string, second: string, stage: string) {
    super("rules-conflict", `${first} and ${second} both hold in ${stage} and say different things`, {
      first,
      second,
      stage,
    });
  }
}

/** A fine has no amount to choose from: the multiple and the range do not meet, no clause or more than one holds, or the band is empty. */
export class ImpossibleBand extends CaseloopError<"impossible-band", { norm: string; problem: string }> {
  constructor(norm: string, problem: string) {
    super("impossible-band", `${norm}: ${problem}`, { norm, problem });
  }
}
