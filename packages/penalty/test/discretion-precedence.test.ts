import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  applied,
  type FactValue,
  library,
  loadRuleSet,
  MissingFact,
  type Outcome,
  penaltyLaw2021,
  RulesConflict,
  shippedLibrary,
  UnfitFact,
} from "../src/index.ts";
import { assessed, optionOf, permitted } from "./discretion-world.ts";

const trivial = { minor: true, corrected: true, harm: "none" } as const;
const dealer = { purchaseChecked: true, provedUnaware: true, sourceNamed: true } as const;
const firstTime = { firstOffence: true, harm: "slight", corrected: true } as const;

describe("each condition of the Administrative Penalty Law of 2021 has its effect", () => {
  it.each<[article: string, facts: Readonly<Record<string, FactValue>>, permits: readonly Outcome[]]>([
    ["none", {}, ["ordinary"]],
    ["30: under 14", { party: "person", age: 13 }, ["not_imposed"]],
    ["30: from 14", { party: "person", age: 14 }, ["mitigated", "lighter"]],
    ["30: to 17", { party: "person", age: 17 }, ["mitigated", "lighter"]],
    ["30: not from 18", { party: "person", age: 18 }, ["ordinary"]],
    ["31: incapable", { party: "person", age: 40, capacity: "none" }, ["not_imposed"]],
    ["31: partly, may", { party: "person", age: 40, capacity: "partial" }, ["mitigated", "lighter", "ordinary"]],
    ["32(1)", { harmReduced: true }, ["mitigated", "lighter"]],
    ["32(2) coerced", { coerced: true }, ["mitigated", "lighter"]],
    ["32(2) induced", { induced: true }, ["mitigated", "lighter"]],
    ["32(3)", { confessed: true }, ["mitigated", "lighter"]],
    ["32(4)", { meritorious: true }, ["mitigated", "lighter"]],
    ["32(5)", { otherMitigation: true }, ["mitigated", "lighter"]],
    ["33¶1, must", trivial, ["not_imposed"]],
    ["33¶1: not corrected", { ...trivial, corrected: false }, ["ordinary"]],
    ["33¶1: not minor", { ...trivial, minor: false }, ["ordinary"]],
    ["33¶1: some harm", { ...trivial, harm: "slight" }, ["ordinary"]],
    ["33¶1, may", firstTime, ["not_imposed", "ordinary"]],
    ["33¶1: considerable harm", { ...firstTime, harm: "considerable" }, ["ordinary"]],
    ["33¶1: not the first", { ...firstTime, firstOffence: false }, ["ordinary"]],
    ["33¶2", { faultless: true }, ["not_imposed"]],
    ["33¶2: unless a statute says otherwise", { faultless: true, faultRegardless: true }, ["ordinary"]],
    ["49", { emergencyBreach: true }, ["heavier"]],
    ["Food Safety Law 136, may", dealer, ["exempt", "ordinary"]],
    ["Food Safety Law 136: source not named", { ...dealer, sourceNamed: false }, ["ordinary"]],
    ["57: not proven", { actProven: false }, ["not_imposed"]],
  ])("%s", (_, facts, permits) => {
    expect(permitted(assessed(facts))).toEqual(permits);
  });

  it("a company has no age, so none need be found out", () => {
    expect(permitted(assessed({}, { without: ["age"] }))).toEqual(["ordinary"]);
  });
});

describe("precedence: what comes first decides, and what comes later is not reached", () => {
  const late = { discovered: "2025-07-02" };
  it.each<[first: string, facts: Readonly<Record<string, FactValue>>, rule: string]>([
    ["limitation before jurisdiction", { ...late, competent: false }, "limitation"],
    ["jurisdiction before crime", { competent: false, crimeSuspected: true }, "not-competent"],
    ["crime before facts not proven", { crimeSuspected: true, actProven: false }, "crime"],
    ["facts not proven before no penalty", { actProven: false, ...trivial }, "not-proven"],
    ["mandatory no penalty before the exemption", { ...trivial, ...dealer }, "minor-corrected-harmless"],
  ])("%s", (_, facts, rule) => {
    const { trace } = applied(assessed(facts));
    const fired = trace.filter(({ result }) => result === "fired");
    expect(fired.map((one) => one.rule)).toEqual([rule]);
    const place = trace.findIndex((one) => one.rule === rule);
    const stage = trace[place]?.stage;
    expect(
      trace
        .slice(place + 1)
        .filter((one) => one.stage !== stage)
        .map(({ result }) => result),
    ).toSatisfy((results: string[]) => results.length > 0 && results.every((result) => result === "notReached"));
  });

  it("the exemption stands before the choice not to punish, and both before the tiers", () => {
    expect(permitted(assessed({ ...dealer, ...firstTime, harmReduced: true }))).toEqual([
      "not_imposed",
      "exempt",
      "mitigated",
      "lighter",
    ]);
  });

  it("what is not reached need not be found out; what decides must be", () => {
    expect(permitted(assessed(late, { without: ["harm", "goodsValue", "harmReduced"] }))).toEqual(["not_imposed"]);
    expect(() => assessed({}, { without: ["harmReduced"] })).toThrow(MissingFact);
    expect(() => assessed({}, { without: ["goodsValue"] })).toThrow(/goodsValue/);
    expect(() => assessed({}, { without: ["actEnded"] })).toThrow(MissingFact);
    expect(() => assessed({}, { without: ["discovered"] })).toThrow(/discovered; asked for by limitation/);
    expect(() => assessed({}, { without: ["unlawfulGains"] })).toThrow(/unlawfulGains; asked for by confiscateGains/);
  });

  it("a fact of the wrong kind is an error", () => {
    expect(() => assessed({ harm: "some" })).toThrow(UnfitFact);
    expect(() => assessed({ minor: "yes" })).toThrow(/minor is "yes"; expected true or false/);
    expect(() => assessed({ goodsValue: -1 })).toThrow(UnfitFact);
    expect(() => assessed({ goodsValue: 0.5 })).toThrow(UnfitFact);
    expect(() => assessed({ discovered: "2023-7-1" })).toThrow(UnfitFact);
    expect(() => assessed({ actEnded: true })).toThrow(UnfitFact);
    expect(() => assessed({}, { norms: [] })).toThrow(UnfitFact);
  });
});

/** The shipped law with one more rule, on the facts of art. 33¶2 unless said otherwise. */
function withRule(stage: string, effect: object, when?: object) {
  const { digest, ...document } = penaltyLaw2021;
  const like = document.rules.find((one) => one.id === "faultless");
  const law = loadRuleSet({
    ...document,
    rules: [...document.rules, { ...like, id: "other", stage, effect, ...(when && { when }) }],
  });
  return library({
    sets: shippedLibrary.sets.map((set) => (set.id === law.id ? law : set)),
    bands: shippedLibrary.bands,
  });
}

describe("rules of one step that say different things", () => {
  it("are an error where both hold, never the first of them", () => {
    const exempting = withRule("mandatory", { do: "spare", outcome: "exempt", force: "must" });
    expect(() => assessed({ faultless: true }, {}, exempting)).toThrow(RulesConflict);
    expect(permitted(assessed({ ...trivial, faultRegardless: true }, {}, exempting))).toEqual(["not_imposed"]);
    const agreeing = withRule("mandatory", { do: "spare", outcome: "not_imposed", force: "must" });
    const { options } = applied(assessed({ faultless: true, ...trivial }, {}, agreeing));
    expect(options[0]?.rules.map(({ rule }) => rule)).toEqual(["minor-corrected-harmless", "faultless", "other"]);
  });
});

describe("a rule that only allows more", () => {
  it("可以从重 leaves the ordinary band open, 应当从重 does not", () => {
    const allowing = withRule("factor", { do: "aggravate", force: "may" });
    const facts = { faultless: true, faultRegardless: true };
    expect(permitted(assessed({ ...facts, faultRegardless: false }, {}, allowing))).toEqual(["not_imposed"]);
    const heavier = withRule(
      "factor",
      { do: "aggravate", force: "may" },
      { fact: "faultRegardless", op: "is", value: true },
    );
    expect(permitted(assessed(facts, {}, heavier))).toEqual(["ordinary", "heavier"]);
    expect(permitted(assessed({ ...facts, emergencyBreach: true }, {}, heavier))).toEqual(["heavier"]);
  });
});

describe("sent elsewhere", () => {
  it("to the police, or to whoever is competent: nothing is permitted here", () => {
    expect(applied(assessed({ crimeSuspected: true }))).toMatchObject({ sent: "police", options: [] });
    expect(applied(assessed({ competent: false }))).toMatchObject({ sent: "competent", options: [] });
  });
});

describe("limitation, both sides of the last day (art. 36)", () => {
  it.each<[harm: boolean, discovered: string, permits: Outcome]>([
    [false, "2025-07-01", "ordinary"],
    [false, "2025-07-02", "not_imposed"],
    [true, "2025-07-02", "ordinary"],
    [true, "2028-07-01", "ordinary"],
    [true, "2028-07-02", "not_imposed"],
  ])("life, health or financial safety harmed: %s, discovered on %s", (safetyAtStake, discovered, permits) => {
    expect(permitted(assessed({ safetyAtStake, discovered }))).toEqual([permits]);
  });

  it("of an act of 29 February ends on the 28th", () => {
    const act = { actEnded: "2024-02-29" };
    const decidedOn = { decidedOn: "2026-03-10", norms: ["price-13"] };
    const price = { graveInfluence: false, repeated: false, evidenceTampered: false, assetsMoved: false };
    const facts = { ...act, ...price, refundRefused: false };
    expect(permitted(assessed({ ...facts, discovered: "2026-02-28" }, decidedOn))).toEqual(["ordinary"]);
    expect(permitted(assessed({ ...facts, discovered: "2026-03-01" }, decidedOn))).toEqual(["not_imposed"]);
  });

  it("is told with the day it was counted to", () => {
    const told = applied(assessed()).trace.find(({ rule }) => rule === "limitation");
    expect(told).toEqual({
      set: "cn-administrative-penalty-law-2021",
      rule: "limitation",
      stage: "limitation",
      basis: { act: "penalty-law", article: "36¶1", edition: "2021" },
      result: "notMet",
      tests: [
        { fact: "safetyAtStake", op: "is", expected: false, actual: false, holds: true },
        { fact: "discovered", op: "after", expected: "2025-07-01", actual: "2023-07-20", holds: false },
      ],
    });
  });
});

describe("mitigating against aggravating", () => {
  it("is never netted: everything stays open, and the conflict is told", () => {
    const assessment = assessed({ harmReduced: true, emergencyBreach: true });
    expect(permitted(assessment)).toEqual(["mitigated", "lighter", "ordinary", "heavier"]);
    expect(applied(assessment).conflict).toBe(true);
    expect(applied(assessed({ harmReduced: true })).conflict).toBe(false);
    expect(optionOf(assessment, "heavier").rules).toEqual([
      {
        set: "cn-administrative-penalty-law-2021",
        rule: "emergency",
        basis: { act: "penalty-law", article: "49", edition: "2021" },
      },
    ]);
  });
});

describe("the trace", () => {
  it("tells every rule, why it fired or why not, with article, what was expected and what is", () => {
    const { trace } = applied(assessed({ harmReduced: true }));
    expect(trace.map(({ result }) => result).filter((result) => result === "fired")).toHaveLength(1);
    expect(trace).toHaveLength(19);
    expect(trace.find(({ rule }) => rule === "harm-reduced")).toMatchObject({
      result: "fired",
      basis: { article: "32(1)" },
      tests: [{ fact: "harmReduced", op: "is", expected: true, actual: true, holds: true }],
    });
    expect(trace.find(({ rule }) => rule === "minor-corrected-harmless")).toMatchObject({
      result: "notMet",
      tests: [
        { fact: "minor", expected: true, actual: false, holds: false },
        { fact: "corrected", expected: true, actual: false, holds: false },
        { fact: "harm", expected: "none", actual: "considerable", holds: false },
      ],
    });
    expect(trace.find(({ rule }) => rule === "under-14")?.tests).toEqual([
      { fact: "party", op: "is", expected: "person", actual: "entity", holds: false },
      { fact: "age", op: "<", expected: 14, holds: false },
    ]);
  });
});

describe("duties", () => {
  const duties = (facts: Readonly<Record<string, FactValue>>, outcome: Outcome) =>
    optionOf(assessed(facts), outcome).duties.map(({ do: duty, amount, basis }) => [duty, amount, basis.article]);

  it("go with a penalty: correct, pay back, confiscate the gains net of it, and the food", () => {
    expect(duties({ unlawfulGains: 1_200_00, refundsDue: 200_00 }, "ordinary")).toEqual([
      ["correct", undefined, "28¶1"],
      ["restitute", 200_00, "28¶2"],
      ["confiscateGains", 1_000_00, "28¶2"],
      ["confiscateGoods", undefined, "124¶1"],
    ]);
    expect(duties({ unlawfulGains: 100, refundsDue: 100 }, "ordinary").map(([duty]) => duty)).not.toContain(
      "confiscateGains",
    );
  });

  it("go with no penalty: correct and educate; guardians are told", () => {
    expect(duties(trivial, "not_imposed")).toEqual([
      ["correct", undefined, "28¶1"],
      ["educate", undefined, "33¶3"],
    ]);
    expect(duties({ party: "person", age: 13 }, "not_imposed").at(-1)).toEqual(["guardianDiscipline", undefined, "30"]);
    expect(duties({ party: "person", age: 40, capacity: "none" }, "not_imposed").at(-1)).toEqual([
      "guardianCare",
      undefined,
      "31",
    ]);
  });

  it("of an exempt dealer: the food is still confiscated; it is not 不予, so nobody is educated", () => {
    expect(duties(dealer, "exempt")).toEqual([
      ["correct", undefined, "28¶1"],
      ["confiscateGoods", undefined, "136"],
    ]);
  });

  it("of somebody whose act is not proven: none", () => {
    expect(duties({ actProven: false }, "not_imposed")).toEqual([]);
  });
});

describe("where code generation is forbidden", () => {
  it("the same is permitted, with the same trace, and the same facts are refused", () => {
    z.config({ jitless: true });
    try {
      const { sets, bands } = shippedLibrary;
      const facts = { harmReduced: true, party: "person", age: 40 };
      expect(assessed(facts, {}, library({ sets, bands }))).toEqual(assessed(facts));
      expect(() => assessed({ minor: 1 }, {}, library({ sets, bands }))).toThrow(UnfitFact);
      expect(() => assessed({}, { without: ["harmReduced"] }, library({ sets, bands }))).toThrow(MissingFact);
    } finally {
      z.config({ jitless: false });
    }
  });
});
