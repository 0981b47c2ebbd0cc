import { describe, expect, it } from "vitest";
import {
  type Assessment,
  type Choice,
  decidePenalty,
  discretionRefusals,
  type FactValue,
  gatesBefore,
  penaltyDecidedSchema,
} from "../src/index.ts";
import { assessed, money } from "./discretion-world.ts";

const choose = (assessment: Assessment, choice: Omit<Choice, "by" | "fine"> & { fine?: number }) => {
  const { fine, ...rest } = choice;
  return decidePenalty(assessment, { ...rest, by: "officer-7", ...(fine !== undefined && { fine: money(fine) }) });
};
const decided = (assessment: Assessment, choice: Omit<Choice, "by" | "fine"> & { fine?: number }) => {
  const decision = choose(assessment, choice);
  if ("code" in decision) throw new Error(decision.code);
  return decision.data;
};
const refused = (...given: Parameters<typeof choose>) => {
  const decision = choose(...given);
  return "code" in decision ? decision.code : decision.type;
};
const reason = "the party took the goods back by itself";
const price: Readonly<Record<string, FactValue>> = {
  graveInfluence: false,
  repeated: false,
  evidenceTampered: false,
  assetsMoved: false,
  refundRefused: false,
};

describe("a choice within the law becomes PenaltyDecided", () => {
  it("with everything needed to understand it: facts and what proved them, rules, articles, editions, bands, money", () => {
    const data = decided(assessed({ harmReduced: true }), { outcome: "mitigated", fine: 20_000_00, reason });
    expect(data).toMatchObject({
      norms: ["food-124"],
      decidedOn: "2023-09-01",
      applied: "act",
      comparison: "same",
      choice: { outcome: "mitigated", fine: 20_000_00, by: "officer-7", reason },
      grounds: [
        {
          set: "cn-administrative-penalty-law-2021",
          rule: "harm-reduced",
          basis: { act: "penalty-law", article: "32(1)", edition: "2021" },
          evidence: ["event-of-harmReduced"],
        },
      ],
      band: { from: 0, to: 49_999_99 },
      baseline: 50_000_00,
      reduction: 30_000_00,
    });
    expect(data.facts.harmReduced).toEqual({ value: true, evidence: ["event-of-harmReduced"] });
    expect(data.underAct.sets.map(({ id }) => id)).toEqual([
      "cn-administrative-penalty-law-2021",
      "cn-food-safety-law-2021",
      "cn-market-penalty-procedure-2022",
    ]);
    expect(data.underAct.sets.every(({ digest }) => /^sha256:[0-9a-f]{64}$/.test(digest))).toBe(true);
    expect(data.underAct.trace).toHaveLength(19);
  });

  it("which its own schema takes unchanged", () => {
    const data = decided(assessed({ firstOffence: true, harm: "slight", corrected: true }), {
      outcome: "not_imposed",
      reason,
    });
    expect(penaltyDecidedSchema.parse(data)).toEqual(data);
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
  });

  it("and a fact without evidence is refused by it", () => {
    const data = decided(assessed(), { outcome: "ordinary", fine: 70_000_00 });
    const bare = { ...data, facts: { ...data.facts, minor: { value: false, evidence: [] } } };
    expect(penaltyDecidedSchema.safeParse(bare).success).toBe(false);
  });
});

describe("the reduction against the statutory minimum", () => {
  const spared = { firstOffence: true, harm: "slight", corrected: true };
  const unaware = { purchaseChecked: true, provedUnaware: true, sourceNamed: true };
  it.each<[string, Readonly<Record<string, FactValue>>, Omit<Choice, "by" | "fine"> & { fine?: number }, number]>([
    ["mitigated: what is left of the minimum", { harmReduced: true }, { outcome: "mitigated", fine: 1 }, 49_999_99],
    [
      "a lighter kind in its place: all of it",
      { harmReduced: true },
      { outcome: "mitigated", instead: "warning" },
      50_000_00,
    ],
    ["lighter: none", { harmReduced: true }, { outcome: "lighter", fine: 50_000_00 }, 0],
    ["ordinary: none", {}, { outcome: "ordinary", fine: 70_000_00 }, 0],
    ["not imposed: all of it", spared, { outcome: "not_imposed" }, 50_000_00],
    ["exempt: all of it", unaware, { outcome: "exempt" }, 50_000_00],
    [
      "not imposed by multiple: ten times the value",
      { ...spared, goodsValue: 30_000_00 },
      { outcome: "not_imposed" },
      300_000_00,
    ],
    ["out of time: none, since nothing was to be imposed", { discovered: "2026-01-01" }, { outcome: "not_imposed" }, 0],
  ])("%s", (_, facts, choice, reduction) => {
    expect(decided(assessed(facts), { reason, ...choice }).reduction).toBe(reduction);
  });
});

describe("what the law does not permit is refused", () => {
  const lenient = assessed({ harmReduced: true });

  it.each<
    [
      code: keyof typeof discretionRefusals,
      assessment: Assessment,
      choice: Omit<Choice, "by" | "fine"> & { fine?: number },
    ]
  >([
    ["sent-elsewhere", assessed({ crimeSuspected: true }), { outcome: "ordinary", fine: 1 }],
    ["outcome-not-permitted", assessed(), { outcome: "lighter", fine: 50_000_00, reason }],
    ["outcome-not-permitted", lenient, { outcome: "ordinary", fine: 70_000_00, reason }],
    ["outcome-not-permitted", assessed(), { outcome: "not_imposed", reason }],
    ["reason-missing", lenient, { outcome: "lighter", fine: 50_000_00 }],
    ["reason-missing", assessed({ harmReduced: true, emergencyBreach: true }), { outcome: "heavier", fine: 90_000_00 }],
    ["fine-outside-band", assessed(), { outcome: "ordinary", fine: 65_000_00 }],
    ["fine-outside-band", assessed(), { outcome: "ordinary", fine: 85_000_00 }],
    ["fine-outside-band", lenient, { outcome: "mitigated", fine: 50_000_00, reason }],
    ["fine-outside-band", lenient, { outcome: "mitigated", fine: 0, reason }],
    ["fine-outside-band", lenient, { outcome: "lighter", fine: 65_000_01, reason }],
    ["fine-missing", assessed(), { outcome: "ordinary" }],
    ["not-a-lighter-kind", assessed(), { outcome: "ordinary", instead: "warning" }],
    ["not-a-lighter-kind", lenient, { outcome: "mitigated", instead: "warning", fine: 1, reason }],
    ["fine-without-penalty", assessed({ faultless: true }), { outcome: "not_imposed", fine: 1 }],
    ["fine-without-penalty", assessed({ faultless: true }), { outcome: "not_imposed", instead: "warning" }],
  ])("%s", (code, assessment, choice) => {
    expect(refused(assessment, choice)).toBe(code);
  });

  it("both ends of a band are inside it", () => {
    for (const fine of [65_000_01, 84_999_99])
      expect(refused(assessed(), { outcome: "ordinary", fine })).toBe("PenaltyDecided");
    for (const fine of [1, 49_999_99])
      expect(refused(lenient, { outcome: "mitigated", fine, reason })).toBe("PenaltyDecided");
  });

  it("a mitigated fine under a norm with a maximum only; a lighter kind stays open", () => {
    const advert = assessed({ harmReduced: true }, { norms: ["advertising-59"] });
    expect(refused(advert, { outcome: "mitigated", fine: 1_00, reason })).toBe("no-floor");
    const data = decided(advert, { outcome: "mitigated", instead: "warning", reason });
    expect(data.reduction).toBe(0);
    expect(data).not.toHaveProperty("baseline");
  });

  it("an empty tier where others are open", () => {
    const sliver = assessed(
      { harmReduced: true, emergencyBreach: true, unlawfulGains: 2 },
      { norms: ["metrology-41"] },
    );
    expect(refused(sliver, { outcome: "ordinary", fine: 1, reason })).toBe("band-empty");
    expect(refused(sliver, { outcome: "heavier", fine: 1, reason })).toBe("PenaltyDecided");
  });

  it("可以并处: a fine may be left out where the norm only allows it", () => {
    const marked = assessed(price, { norms: ["price-13"] });
    expect(refused(marked, { outcome: "ordinary" })).toBe("PenaltyDecided");
    expect(refused(marked, { outcome: "ordinary", fine: 3_000_00 })).toBe("PenaltyDecided");
  });

  it("a reason is not asked for where the law leaves no choice", () => {
    expect(decided(assessed({ faultless: true }), { outcome: "not_imposed" }).choice).not.toHaveProperty("reason");
  });

  it("and wherever the two laws cross", () => {
    const facts = { actEnded: "2021-07-01", discovered: "2021-07-20", emergencyBreach: true, confessed: true };
    const crossing = assessed(facts, { decidedOn: "2021-09-01" });
    expect(refused(crossing, { outcome: "ordinary", fine: 70_000_00 })).toBe("reason-missing");
    expect(refused(crossing, { outcome: "ordinary", fine: 70_000_00, reason })).toBe("PenaltyDecided");
  });

  it("in words a clerk understands, in both languages", () => {
    const decision = choose(assessed(), { outcome: "lighter", fine: 1, reason });
    expect(decision).toMatchObject({
      because: discretionRefusals["outcome-not-permitted"][0],
      zh: discretionRefusals["outcome-not-permitted"][1],
      facts: { received: "lighter", expected: ["ordinary"] },
    });
  });
});

describe("procedure gates", () => {
  const gates = (assessment: Assessment, choice: Omit<Choice, "by" | "fine"> & { fine?: number }) =>
    decided(assessment, { reason, ...choice }).gates.map(({ gate }) => gate);

  it("a hearing for an entity from ¥100,000, for a person from ¥10,000", () => {
    const goods = { goodsValue: 8_000_00, emergencyBreach: true };
    expect(gates(assessed(goods), { outcome: "heavier", fine: 99_999_99 })).toEqual([]);
    expect(gates(assessed(goods), { outcome: "heavier", fine: 100_000_00 })).toEqual(["hearingRight"]);
    const person = { party: "person", age: 30, harmReduced: true };
    expect(gates(assessed(person), { outcome: "mitigated", fine: 9_999_99 })).toEqual([]);
    expect(gates(assessed(person), { outcome: "mitigated", fine: 10_000_00 })).toEqual(["hearingRight"]);
  });

  it("legal review and collective discussion for mitigated cases in Shandong, from 2024-11-21", () => {
    const facts = { harmReduced: true };
    const mitigated = { outcome: "mitigated", fine: 1_00 } as const;
    expect(gates(assessed(facts, { decidedOn: "2024-11-20" }), mitigated)).toEqual([]);
    expect(gates(assessed(facts, { decidedOn: "2024-11-21" }), mitigated)).toEqual([
      "legalReview",
      "collectiveDiscussion",
    ]);
    expect(gates(assessed(facts, { decidedOn: "2024-11-21" }), { outcome: "lighter", fine: 50_000_00 })).toEqual([]);
  });

  it("are those of the day of decision, whichever law punishes", () => {
    const old = assessed({ actEnded: "2023-07-01", harmReduced: true }, { decidedOn: "2025-01-10" });
    expect(old.applied).toBe("act");
    expect(gatesBefore(old.gates, "mitigated").map(({ gate }) => gate)).toEqual([
      "legalReview",
      "collectiveDiscussion",
    ]);
    expect(gatesBefore(old.gates, "not_imposed")).toEqual([]);
  });
});
