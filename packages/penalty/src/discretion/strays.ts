import type { FieldIssue } from "@caseloop/core";
import { type Condition, testsOf } from "./condition.ts";
import type { Document } from "./document.ts";

/** References that lead nowhere: facts that are not declared, ids used twice, dates that end before they begin. */
export function strays(set: Document): readonly FieldIssue[] {
  const issues: FieldIssue[] = [];
  const problem = (field: string, text: string, received: string) => issues.push({ field, problem: text, received });
  const known = (field: string, name: string, ...kinds: readonly string[]) => {
    const kind = set.facts[name]?.kind;
    if (kind === undefined) problem(field, `no such fact; expected one of ${Object.keys(set.facts).join(", ")}`, name);
    else if (!kinds.includes(kind))
      problem(field, `expected a fact that is a ${kinds.join(" or ")}`, `${name}: ${kind}`);
  };
  const asked = (field: string, condition: Condition | undefined) => {
    for (const { fact, op, value } of condition ? testsOf(condition) : []) {
      if (op === "is") known(field, fact, typeof value === "boolean" ? "flag" : "choice");
      else if (op === "in") known(field, fact, "choice");
      else if (op === "before" || op === "after") known(field, fact, "day");
      else known(field, fact, "whole", "money");
      const options = set.facts[fact];
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      for (const one of values)
        if (typeof one === "string" && options?.kind === "choice" && !options.of.includes(one))
          problem(field, `expected one of ${options.of.join(", ")}`, one);
      if (typeof value === "object" && "years" in value) known(field, value.fact, "day");
    }
  };
  const counted = (field: string, amount: Document["duties"][number]["amount"]) => {
    if (amount) known(`${field}.of`, amount.of, "money");
    if (amount?.less !== undefined) known(`${field}.less`, amount.less, "money");
  };
  set.rules.forEach(({ when }, i) => {
    asked(`rules[${i}].when`, when);
  });
  set.gates.forEach(({ when }, i) => {
    asked(`gates[${i}].when`, when);
  });
  set.norms.forEach((norm, i) => {
    norm.clauses.forEach(({ when, fine }, j) => {
      asked(`norms[${i}].clauses[${j}].when`, when);
      if (fine.multiple) known(`norms[${i}].clauses[${j}].fine.multiple.of`, fine.multiple.of, "money");
    });
    norm.duties.forEach(({ amount }, j) => {
      counted(`norms[${i}].duties[${j}].amount`, amount);
    });
  });
  set.duties.forEach(({ amount }, i) => {
    counted(`duties[${i}].amount`, amount);
  });
  for (const [field, list] of [
    ["rules", set.rules],
    ["norms", set.norms],
  ] as const)
    list.forEach((one, i) => {
      if (list.findIndex((other) => other.id === one.id) < i) problem(`${field}[${i}].id`, "is used twice", one.id);
    });
  const { from, to } = set.effective;
  if (to !== undefined && to < from) problem("effective.to", `ends before it begins on ${from}`, to);
  return issues;
}
