import { describe, expect, it } from "vitest";
import type { FactDefinitions } from "../src/index.ts";
import { InvalidTable, rulesFromCsv } from "../src/table/index.ts";

const words = { zh: "甲", en: "a" };
const facts = {
  minor: { kind: "flag", ...words },
  harm: { kind: "choice", of: ["none", "slight", "considerable"], ...words },
  age: { kind: "whole", ...words },
  goods: { kind: "money", ...words },
  ended: { kind: "day", ...words },
  found: { kind: "day", ...words },
} as const satisfies FactDefinitions;

const header = "id,stage,article,effect,zh,en,minor,harm,age,goods,ended,found";
const table = (...rows: readonly string[]) => [header, ...rows].join("\n");

function problems(text: string) {
  try {
    rulesFromCsv(text, facts);
  } catch (error) {
    if (error instanceof InvalidTable)
      return error.facts.problems.map(({ line, column, received }) => `${line}:${column} ${received}`);
    throw error;
  }
  return [];
}

describe("a decision table in CSV", () => {
  it("has one row a rule, one column a fact", () => {
    const text = table(
      "\ufeffx"
        .slice(1)
        .replace("x", 'late,limitation,36¶1,must not impose,过期,"out of time, that is",-,,,,,>ended+2'),
      "",
      "minor,mandatory,33¶1,must not impose,轻微,minor,true,none,,,,",
      "young,factor,30,must lighten,未成年,young,,,14..17,,,",
      "cheap,factor,1,may lighten,少,cheap,,slight|none,,<= 1000,<2024-01-01,",
    );
    const tests = rulesFromCsv(text, facts).map(({ id, when, effect }) => ({ id, when, effect }));
    const none = { do: "spare", outcome: "not_imposed", force: "must", obligations: [] };
    expect(tests).toEqual([
      { id: "late", effect: none, when: { all: [{ fact: "found", op: "after", value: { fact: "ended", years: 2 } }] } },
      {
        id: "minor",
        effect: none,
        when: {
          all: [
            { fact: "minor", op: "is", value: true },
            { fact: "harm", op: "in", value: ["none"] },
          ],
        },
      },
      {
        id: "young",
        effect: { do: "lighten", force: "must" },
        when: {
          all: [
            { fact: "age", op: ">=", value: 14 },
            { fact: "age", op: "<=", value: 17 },
          ],
        },
      },
      {
        id: "cheap",
        effect: { do: "lighten", force: "may" },
        when: {
          all: [
            { fact: "harm", op: "in", value: ["slight", "none"] },
            { fact: "goods", op: "<=", value: 1000 },
            { fact: "ended", op: "before", value: "2024-01-01" },
          ],
        },
      },
    ]);
    expect(rulesFromCsv(text, facts)[0]?.en).toBe("out of time, that is");
  });

  it("may begin with a byte order mark, end lines as Windows does, and order its columns freely", () => {
    const rows = "\ufeffminor,en,zh,effect,article,stage,id\r\ntrue,a,甲,must lighten,1,factor,r\r\n";
    expect(rulesFromCsv(rows, facts)).toMatchObject([{ id: "r", stage: "factor", article: "1" }]);
  });

  it("tells every cell at fault by line and column", () => {
    const text = table(
      "a,factor,1,must lighten,甲,a,yes,,,,,",
      'b,factor,1,must lighten,甲,"two',
      'lines",,bad|none,x,1..,2024,>2024',
      "c,factor,1,might lighten,甲,a,,,17..14,,,",
      "d,factor,1,must not impose,甲,a,,,,,,",
      ",factor,1,must lighten,甲,a,,,,,,",
      "e,factor,1,must lighten",
    );
    expect(problems(text)).toEqual([
      "2:7 yes",
      "3:8 bad|none",
      "3:9 x",
      "3:10 1..",
      "3:11 2024",
      "3:12 >2024",
      "5:9 17..14",
      "5:4 might lighten",
      "6:4 must not impose",
      "7:1 ",
      "8:5 4 cells",
    ]);
  });

  it("tells a header that is missing, unknown or doubled, and a broken quote", () => {
    expect(problems("id,stage,article,effect,zh,moon,zh\n")).toEqual(["1:1 ", "1:6 moon", "1:7 zh"]);
    expect(problems("")).toHaveLength(6);
    expect(problems(table('a,factor,1,must lighten,"甲"x,a,,,,,,'))).toEqual(["2:5 Invalid Closing Quote"]);
  });
});
