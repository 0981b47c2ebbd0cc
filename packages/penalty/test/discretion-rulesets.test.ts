import { existsSync, readdirSync, readFileSync } from "node:fs";
import { acts, penaltyLaw } from "@caseloop/law";
import { describe, expect, it } from "vitest";
import { canonicalText } from "../src/discretion/digest.ts";
import {
  advertisingLaw,
  defineRuleSet,
  digestOf,
  InvalidRuleSet,
  lint,
  loadRuleSet,
  metrologyRules,
  penaltyLaw2021,
  pricePenalties,
  productQualityLaw,
  shandongMitigation,
  shippedLibrary,
} from "../src/index.ts";

const { digest, ...document } = penaltyLaw2021;
const knownActs = [...acts, pricePenalties, advertisingLaw, metrologyRules, productQualityLaw, shandongMitigation];

describe("a rule set is named by its content", () => {
  it("SHA-256 of its canonical JSON (RFC 8785, FIPS 180-4)", () => {
    // printf '{}' | sha256sum; printf '{"a":"中","b":1}' | sha256sum
    expect(digestOf({})).toBe("sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    expect(digestOf({ b: 1, a: "中" })).toBe("sha256:d8158d9a7acf211407d1309876015fc6e69f13b7dd8126a571e429ddce565911");
  });

  it("whatever the order of its keys; another figure is another set", () => {
    const reversed = Object.fromEntries(Object.entries(document).toReversed());
    expect(loadRuleSet(reversed).digest).toBe(digest);
    expect(loadRuleSet({ ...document, version: "2" }).digest).not.toBe(digest);
    expect(loadRuleSet(JSON.parse(JSON.stringify(document))).digest).toBe(digest);
  });

  it.each([
    ["cn-administrative-penalty-law-2017", "1", "21c8165c9e632d6f"],
    ["cn-administrative-penalty-law-2021", "1", "fea890c79245a169"],
    ["cn-food-safety-law-2015", "1", "d289691dc1b35464"],
    ["cn-food-safety-law-2018", "1", "ffb32021a05e4ea5"],
    ["cn-food-safety-law-2021", "1", "67d38837bed5b78c"],
    ["cn-food-safety-law-2025", "1", "169db57e0185bfa5"],
    ["cn-price-penalties-2010", "1", "72398551d8c764eb"],
    ["cn-advertising-law-2015", "1", "5a2a09711a184373"],
    ["cn-advertising-law-2018", "1", "1f6a5687b4f64856"],
    ["cn-advertising-law-2021", "1", "07d471db99d38a9a"],
    ["cn-metrology-rules-2018", "1", "63ed41686ae67565"],
    ["cn-metrology-rules-2022", "1", "62bbfe93f533592f"],
    ["cn-product-quality-law-2009", "1", "e54f17a2d949f45f"],
    ["cn-product-quality-law-2018", "1", "a6e33a6ce19de2eb"],
    ["cn-market-penalty-procedure-2018", "1", "e34d59bffd4410cd"],
    ["cn-market-penalty-procedure-2021", "1", "2097ebc2c523eefa"],
    ["cn-market-penalty-procedure-2022", "1", "84c1a349c8198109"],
    ["sd-mitigation-list-2024", "1", "f522a3ccd674c0e3"],
    ["provincial-30-percent", "1", "9743c6d51fbc32cf"],
  ])("%s version %s is this document and no other: whoever changes it gives it a new version", (id, version, start) => {
    const shipped = [...shippedLibrary.sets, ...shippedLibrary.bands].find((one) => one.id === id);
    expect(shipped?.version).toBe(version);
    expect(shipped?.digest).toMatch(new RegExp(`^sha256:${start}`));
  });

  it("no two that ship share a digest or an id", () => {
    for (const key of ["digest", "id"] as const)
      expect(new Set(shippedLibrary.sets.map((set) => set[key])).size).toBe(shippedLibrary.sets.length);
  });

  const vectors = new URL("../../../../shared/vectors/jcs/", import.meta.url);
  it.skipIf(!existsSync(vectors))(
    "the canonical text is that of the published pairs of RFC 8785 (skipped where ../shared/vectors is absent)",
    () => {
      const names = readdirSync(new URL("input/", vectors));
      expect(names).toHaveLength(6);
      for (const name of names) {
        const input = readFileSync(new URL(`input/${name}`, vectors), "utf8");
        // Numbers beyond the safe integers are refused by this project's own rule before they reach the canonical text.
        if (name === "values.json") continue;
        expect(canonicalText(JSON.parse(input))).toBe(readFileSync(new URL(`output/${name}`, vectors), "utf8"));
      }
    },
  );
});

describe("what ships", () => {
  it("has nothing for the linter to find", () => {
    expect(lint(shippedLibrary.sets, knownActs)).toEqual([]);
  });

  it("cites acts and editions that are known, in both languages", () => {
    for (const set of shippedLibrary.sets) {
      const act = knownActs.find(({ id }) => id === set.act);
      expect(act?.editions.map(({ edition }) => edition)).toContain(set.edition);
      for (const { zh, en } of [set, ...set.rules, ...set.norms, ...set.gates, ...Object.values(set.facts)]) {
        expect(zh).toMatch(/\p{Script=Han}/u);
        expect(en).not.toMatch(/\p{Script=Han}/u);
      }
    }
  });

  it("says so where a date or a figure was not confirmed", () => {
    expect(shippedLibrary.bands).toMatchObject([
      { jurisdiction: "CN-SD", assumed: true, lighterTo: 30, heavierFrom: 70 },
    ]);
    expect(penaltyLaw2021).not.toHaveProperty("assumed");
    expect(penaltyLaw.editions.at(-1)?.inForce.from).toBe(penaltyLaw2021.effective.from);
    expect(shippedLibrary.sets.filter(({ assumed }) => assumed).map(({ series }) => series)).toEqual([
      "cn-market-penalty-procedure",
      "cn-market-penalty-procedure",
      "cn-market-penalty-procedure",
    ]);
  });
});

describe("a document that is not filled in correctly is refused, naming every field", () => {
  const issues = (changes: object) => {
    try {
      loadRuleSet({ ...document, ...changes });
    } catch (error) {
      if (error instanceof InvalidRuleSet)
        return error.facts.issues.map(({ field, received }) => `${field}: ${received}`);
      throw error;
    }
    return [];
  };
  const [rule] = document.rules;
  const when = (condition: object) => ({ rules: [{ ...rule, when: condition }] });

  it.each<[string, object, readonly string[]]>([
    ["an unknown fact", when({ fact: "moon", op: "is", value: true }), ["rules[0].when: moon"]],
    ["a flag asked like a number", when({ fact: "minor", op: "<", value: 1 }), ["rules[0].when: minor: flag"]],
    ["a number asked like a flag", when({ fact: "age", op: "is", value: true }), ["rules[0].when: age: whole"]],
    ["an answer a choice does not have", when({ fact: "harm", op: "is", value: "some" }), ["rules[0].when: some"]],
    ["one of several answers", when({ fact: "harm", op: "in", value: ["none", "x"] }), ["rules[0].when: x"]],
    [
      "a day counted from no day",
      when({ fact: "discovered", op: "after", value: { fact: "age", years: 1 } }),
      ["rules[0].when: age: whole"],
    ],
    ["nested", when({ not: { any: [{ fact: "moon", op: "is", value: true }] } }), ["rules[0].when: moon"]],
    ["an id used twice", { rules: [rule, rule] }, ["rules[1].id: limitation"]],
    ["dates that end first", { effective: { from: "2021-07-15", to: "2021-07-14" } }, ["effective.to: 2021-07-14"]],
    ["an effect of another stage", { rules: [{ ...rule, stage: "factor" }] }, ["rules[0].effect: an object"]],
    [
      "a choice where the law commands",
      { rules: [{ ...rule, effect: { do: "spare", outcome: "not_imposed", force: "may" } }] },
      ["rules[0].effect: an object"],
    ],
    [
      "an amount that is no money",
      { duties: [{ do: "restitute", article: "28", outcomes: ["ordinary"], amount: { of: "age", less: "moon" } }] },
      ["duties[0].amount.of: age: whole", "duties[0].amount.less: moon"],
    ],
    [
      "a multiple of no money",
      {
        norms: [
          { id: "n", article: "1", zh: "甲", en: "a", clauses: [{ fine: { multiple: { of: "age", max: 100 } } }] },
        ],
      },
      ["norms[0].clauses[0].fine.multiple.of: age: whole"],
    ],
    [
      "a duty of a norm",
      {
        norms: [
          {
            id: "n",
            article: "1",
            zh: "甲",
            en: "a",
            clauses: [{ fine: { fixed: { max: 1 } } }],
            duties: [{ do: "restitute", amount: { of: "age" } }],
          },
        ],
      },
      ["norms[0].duties[0].amount.of: age: whole"],
    ],
    [
      "a clause on an unknown fact",
      {
        norms: [
          {
            id: "n",
            article: "1",
            zh: "甲",
            en: "a",
            clauses: [{ when: { fact: "moon", op: "is", value: true }, fine: { fixed: { max: 1 } } }],
          },
        ],
      },
      ["norms[0].clauses[0].when: moon"],
    ],
    [
      "a gate on an unknown fact",
      {
        gates: [
          {
            gate: "legalReview",
            outcomes: ["mitigated"],
            when: { fact: "moon", op: "is", value: true },
            zh: "甲",
            en: "a",
          },
        ],
      },
      ["gates[0].when: moon"],
    ],
    [
      "a minimum above the maximum",
      { norms: [{ id: "n", article: "1", zh: "甲", en: "a", clauses: [{ fine: { fixed: { min: 2, max: 1 } } }] }] },
      ["norms[0].clauses[0].fine.fixed.min: 2"],
    ],
    [
      "a fine of nothing",
      { norms: [{ id: "n", article: "1", zh: "甲", en: "a", clauses: [{ fine: {} }] }] },
      ["norms[0].clauses[0].fine: an object"],
    ],
    ["a missing text", { zh: "" }, ['zh: ""']],
  ])("%s", (_, changes, expected) => {
    expect(issues(changes)).toEqual(expected);
  });

  it("what is no document at all", () => {
    expect(() => loadRuleSet(undefined)).toThrow(InvalidRuleSet);
    expect(() => loadRuleSet("rules")).toThrow(/rule set is not filled in correctly/);
  });

  it("and what the compiler knows, it refuses before that", () => {
    const set = () =>
      defineRuleSet({
        ...document,
        facts: { minor: { kind: "flag", zh: "轻微", en: "minor" } },
        rules: [
          {
            id: "r",
            stage: "factor",
            article: "1",
            // @ts-expect-error no such fact is declared
            when: { fact: "moon", op: "is", value: true },
            effect: { do: "lighten", force: "must" },
            zh: "甲",
            en: "a",
          },
        ],
        duties: [],
      });
    expect(set).toThrow(InvalidRuleSet);
  });
});
