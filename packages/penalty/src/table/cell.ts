import type { Condition } from "../discretion/condition.ts";
import type { FactDefinition } from "../discretion/fact.ts";

/** The condition that a cell puts on its fact; none for an empty cell or `-`; or, as a text, what was expected. */
export function cellCondition(fact: string, definition: FactDefinition, cell: string): readonly Condition[] | string {
  const text = cell.trim();
  if (text === "" || text === "-") return [];
  switch (definition.kind) {
    case "flag":
      if (text !== "true" && text !== "false") return "true, false, - or nothing";
      return [{ fact, op: "is", value: text === "true" }];
    case "choice": {
      const wanted = text.split("|").map((one) => one.trim());
      if (!wanted.every((one) => definition.of.includes(one))) return `some of ${definition.of.join("|")}`;
      return [{ fact, op: "in", value: wanted }];
    }
    case "whole":
    case "money":
      return numbers(fact, text) ?? "a whole number, <n, <=n, >n, >=n, or n..m with both ends included";
    case "day":
      return days(fact, text) ?? "<day, >day, or >fact+years such as >actEnded+2";
  }
}

function numbers(fact: string, text: string): readonly Condition[] | undefined {
  const range = /^(\d{1,15})\.\.(\d{1,15})$/.exec(text);
  if (range) {
    const [from, to] = [Number(range[1]), Number(range[2])];
    if (from > to) return undefined;
    return [
      { fact, op: ">=", value: from },
      { fact, op: "<=", value: to },
    ];
  }
  const [, op = "=", value] = /^(<=|>=|<|>)?\s*(\d{1,15})$/.exec(text) ?? [];
  return value === undefined ? undefined : [{ fact, op: op as "<" | "<=" | ">" | ">=" | "=", value: Number(value) }];
}

function days(fact: string, text: string): readonly Condition[] | undefined {
  const [, sign, day, base, years] = /^([<>])\s*(?:(\d{4}-\d\d-\d\d)|([A-Za-z]\w*)\+(\d{1,3}))$/.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const op = sign === ">" ? "after" : "before";
  if (day !== undefined) return [{ fact, op, value: day }];
  return base === undefined ? undefined : [{ fact, op, value: { fact: base, years: Number(years) } }];
}
