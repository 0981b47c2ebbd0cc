import { penaltyLaw } from "@caseloop/law";
import { describe, expect, it } from "vitest";
import { lint, loadRuleSet, penaltyLaw2017, penaltyLaw2021, type RuleSet } from "../src/index.ts";

const flag = (name: string) => ({ kind: "flag", zh: name, en: name });
const facts = {
  a: flag("a"),
  b: flag("b"),
  n: { kind: "whole", zh: "n", en: "n" },
  from: { kind: "day", zh: "from", en: "from" },
  found: { kind: "day", zh: "found", en: "found" },
};
const is = (fact: string, value = true) => ({ fact, op: "is", value });
const spare = { do: "spare", outcome: "not_imposed", force: "must" };
const lighten = { do: "lighten", force: "must" };
const rule = (id: string, stage: string, when: object, effect: object) => ({
  id,
  stage,
  article: "1",
  when,
  effect,
  zh: id,
  en: id,
});

function set(parts: object): RuleSet {
  const { digest, rules, norms, gates, duties, ...document } = penaltyLaw2021;
  return loadRuleSet({ ...document, id: "test", facts, ...parts });
}
const found = (parts: object) =>
  lint([set(parts)]).map(({ code, where, example }) => (example ? [code, where, example] : [code, where]));

describe("the linter finds", () => {
  it("a rule that can never hold", () => {
    const impossible = {
      all: [
        { fact: "n", op: "<", value: 14 },
        { fact: "n", op: ">", value: 13 },
      ],
    };
    expect(found({ rules: [rule("r", "factor", impossible, lighten)] })).toEqual([["unreachable", "r"]]);
    const narrow = {
      all: [
        { fact: "n", op: "<=", value: 14 },
        { fact: "n", op: ">", value: 13 },
      ],
    };
    expect(found({ rules: [rule("r", "factor", narrow, lighten)] })).toEqual([]);
    const never = {
      all: [
        { fact: "found", op: "after", value: { fact: "from", years: 2 } },
        { fact: "found", op: "before", value: { fact: "from", years: 2 } },
      ],
    };
    expect(found({ rules: [rule("r", "limitation", never, spare)] })).toEqual([["unreachable", "r"]]);
  });

  it("a rule that others have always decided before", () => {
    const rules = [
      rule("first", "mandatory", is("a"), spare),
      rule("second", "mandatory", is("b"), spare),
      rule("dead", "factor", { any: [{ all: [is("a"), is("b", false)] }, is("b")] }, lighten),
      rule("alive", "factor", { any: [is("a", false), is("b")] }, lighten),
    ];
    expect(found({ rules })).toEqual([["unreachable", "dead"]]);
    expect(found({ rules: rules.slice(1) })).toEqual([]);
  });

  it("but not one that only a choice stands before", () => {
    const may = { do: "spare", outcome: "not_imposed", force: "may" };
    expect(found({ rules: [rule("x", "optional", is("a"), may), rule("y", "factor", is("a"), lighten)] })).toEqual([]);
  });

  it("two rules of one step that say different things of one case", () => {
    const rules = [
      rule("free", "mandatory", is("a"), spare),
      rule("exempt", "mandatory", is("b"), { ...spare, outcome: "exempt" }),
    ];
    expect(found({ rules })).toEqual([["overlap", "exempt", { a: true, b: true }]]);
    expect(
      found({ rules: [rules[0], rule("exempt", "mandatory", is("a", false), { ...spare, outcome: "exempt" })] }),
    ).toEqual([]);
    const sends = [
      rule("x", "crime", is("a"), { do: "send", to: "police" }),
      rule("y", "crime", is("b"), { do: "send", to: "competent" }),
    ];
    expect(found({ rules: sends })).toEqual([["overlap", "y", { a: true, b: true }]]);
  });

  const norm = (...clauses: readonly object[]) => ({
    norms: [
      {
        id: "n",
        article: "1",
        zh: "甲",
        en: "a",
        clauses: clauses.map((when) => ({ when, fine: { fixed: { max: 1 } } })),
      },
    ],
  });

  it("a hole between the clauses of a norm, by one number", () => {
    expect(found(norm({ fact: "n", op: "<", value: 100 }, { fact: "n", op: ">", value: 100 }))).toEqual([
      ["hole", "n", { n: 100 }],
    ]);
    expect(found(norm({ fact: "n", op: "<", value: 100 }, { fact: "n", op: ">=", value: 100 }))).toEqual([]);
  });

  it("clauses that meet in one number, and a clause that can never hold", () => {
    expect(found(norm({ fact: "n", op: "<=", value: 100 }, { fact: "n", op: ">=", value: 100 }))).toEqual([
      ["overlap", "n", { n: 100 }],
    ]);
    const clauses = [
      { fact: "n", op: ">=", value: 0 },
      { fact: "n", op: "<", value: 0 },
    ];
    expect(found(norm(...clauses))).toEqual([["unreachable", "n, clause 2"]]);
  });

  it("days that no edition of a series covers", () => {
    const late = loadRuleSet({ ...penaltyLaw2021, digest: undefined, effective: { from: "2021-07-17" } });
    expect(lint([late, penaltyLaw2017])).toMatchObject([
      { code: "uncovered-dates", set: "cn-administrative-penalty-law-2017", where: "2021-07-15 to 2021-07-16" },
    ]);
    expect(lint([penaltyLaw2021, penaltyLaw2017])).toEqual([]);
  });

  it("an edition that was not in force on those days", () => {
    const { digest, ...document } = penaltyLaw2021;
    const early = loadRuleSet({ ...document, effective: { from: "2021-07-14" } });
    expect(lint([early], [penaltyLaw])).toMatchObject([{ code: "edition-not-in-force", where: "2021" }]);
    const old = loadRuleSet({ ...document, edition: "2017", effective: { from: "2018-01-01", to: "2021-07-14" } });
    expect(lint([old], [penaltyLaw])).toEqual([]);
    const open = loadRuleSet({ ...document, edition: "2017", effective: { from: "2018-01-01", to: "2021-07-15" } });
    expect(lint([open], [penaltyLaw])).toMatchObject([{ code: "edition-not-in-force" }]);
    const endless = loadRuleSet({ ...document, edition: "2017", effective: { from: "2018-01-01" } });
    expect(lint([endless], [penaltyLaw])).toMatchObject([{ code: "edition-not-in-force" }]);
    const unknown = loadRuleSet({ ...document, effective: { from: "1990-01-01" } });
    expect(lint([unknown], [penaltyLaw])).toMatchObject([{ code: "edition-not-in-force" }]);
  });

  it("and tells what is too large to look at", () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`f${i}`, flag(`f${i}`)]));
    const when = { all: Object.keys(many).map((name) => is(name)) };
    expect(lint([set({ facts: many, rules: [rule("r", "factor", when, lighten)] })])).toMatchObject([
      { code: "unchecked", where: "r" },
    ]);
  });
});
