import { inForce, penaltyLaw } from "@caseloop/law";
import { describe, expect, it } from "vitest";
import { applied, assess, library, NoEditionInForce, RuleSetsClash, shippedLibrary, UnfitFact } from "../src/index.ts";
import { assessed, bandIn, caseOf, permitted } from "./discretion-world.ts";
import { foodLawRepealed, since2009 } from "./food-safety-2009.ts";

const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
const setsOn = (day: string, norm: string) => shippedLibrary.lawOn(day, [norm]).sets.map(({ id }) => id);

describe("every edition that ships is in force on its first and last day, and not one day beyond", () => {
  const norms = new Map(
    shippedLibrary.sets.map((set) => [set.series, set.norms[0]?.id ?? "price-13"] as const).toReversed(),
  );
  const editions = shippedLibrary.sets.flatMap(({ id, series, effective: { from, to } }) => {
    const norm = norms.get(series) ?? "price-13";
    return [
      [id, norm, from, true],
      [id, norm, dayAfter(from), to !== from],
      ...(to === undefined ? [] : [[id, norm, to, true] as const, [id, norm, dayAfter(to), false] as const]),
    ] as const;
  });

  it.each(editions)("%s, by %s, on %s: %s", (id, norm, day, expected) => {
    let sets: readonly string[] = [];
    try {
      sets = setsOn(day, norm);
    } catch (error) {
      if (!(error instanceof NoEditionInForce)) throw error;
    }
    // Before 2018 the Penalty Law itself is not covered, so that no case can be decided at all.
    expect(sets.includes(id)).toBe(expected && day >= "2018-01-01");
  });

  it("the Penalty Law changes in the night to 2021-07-15", () => {
    expect(setsOn("2021-07-14", "price-13")).toContain("cn-administrative-penalty-law-2017");
    expect(setsOn("2021-07-15", "price-13")).toContain("cn-administrative-penalty-law-2021");
    expect(inForce(penaltyLaw, "2021-07-14").edition).toBe("2017");
  });
});

describe("a day without an edition is an error", () => {
  it("before the first, after the last, and in a gap", () => {
    expect(() => assessed({ actEnded: "2017-12-31" })).toThrow(NoEditionInForce);
    const ending = shippedLibrary.sets.filter(({ id }) => id !== "cn-food-safety-law-2025");
    const ended = library({ sets: ending, bands: shippedLibrary.bands });
    expect(() => assessed({}, { decidedOn: "2025-12-01" }, ended)).toThrow(
      /cn-food-safety-law is in force on 2025-12-01/,
    );
    expect(permitted(assessed({}, { decidedOn: "2025-11-30" }, ended))).toEqual(["ordinary"]);
    expect(permitted(assessed({}, { decidedOn: "2025-12-01" }))).toEqual(["ordinary"]);
    const gap = shippedLibrary.sets.filter(({ id }) => id !== "cn-food-safety-law-2018");
    const gapped = library({ sets: gap, bands: shippedLibrary.bands });
    expect(() => assessed({ actEnded: "2020-01-01" }, {}, gapped)).toThrow(NoEditionInForce);
  });

  it("and so is a norm nobody knows, and a place without bands", () => {
    expect(() => assessed({}, { norms: ["food-999"] })).toThrow(NoEditionInForce);
    const bandless = library({ sets: shippedLibrary.sets, bands: [] });
    expect(() => assessed({}, {}, bandless)).toThrow(/the band profile/);
  });

  it("two editions on one day cannot stand in a library", () => {
    const [first] = shippedLibrary.sets;
    if (!first) throw new Error("nothing ships");
    expect(() => library({ sets: [first, { ...first, id: "again" }], bands: [] })).toThrow(RuleSetsClash);
    const [until, from] = [{ from: "2020-01-01", to: "2021-01-01" }, { from: "2021-01-01" }];
    const touching = [
      { ...first, effective: until },
      { ...first, id: "next", effective: from },
    ];
    expect(() => library({ sets: touching, bands: [] })).toThrow(/both in force on 2021-01-01/);
    const [band] = shippedLibrary.bands;
    if (!band) throw new Error("nothing ships");
    expect(() => library({ sets: [], bands: [band, { ...band, id: "again" }] })).toThrow(RuleSetsClash);
    const facts = { ...first.facts, minor: { kind: "whole" as const, zh: "轻微", en: "minor" } };
    const other = { ...first, id: "other", series: "other", facts };
    expect(() => library({ sets: [first, other], bands: [] })).toThrow(/take minor for flag and whole/);
  });

  it("nobody decides before the act", () => {
    expect(() => assessed({ actEnded: "2023-09-02" })).toThrow(UnfitFact);
    expect(permitted(assessed({ actEnded: "2023-09-01" }))).toEqual(["ordinary"]);
  });
});

describe("old law and new (art. 37): both are evaluated, the milder applies", () => {
  it("one law on both days is evaluated once", () => {
    const assessment = assessed();
    expect(assessment).toMatchObject({ applied: "act", comparison: "same" });
    expect(assessment).not.toHaveProperty("underDecision");
  });

  it("a first offence of before 2021-07-15, decided after: the new law is milder", () => {
    const facts = {
      actEnded: "2021-07-14",
      discovered: "2021-07-20",
      firstOffence: true,
      harm: "slight",
      corrected: true,
    };
    const assessment = assessed(facts, { decidedOn: "2021-09-01" });
    expect(assessment).toMatchObject({ applied: "decision", comparison: "milder" });
    expect(assessment.underAct.options.map(({ outcome }) => outcome)).toEqual(["ordinary"]);
    expect(permitted(assessment)).toEqual(["not_imposed", "ordinary"]);
    expect(assessment.underAct.sets[0]?.id).toBe("cn-administrative-penalty-law-2017");
    expect(assessment.underDecision?.sets[0]?.id).toBe("cn-administrative-penalty-law-2021");
    expect(assessed({ ...facts, actEnded: "2021-07-15" }, { decidedOn: "2021-09-01" }).comparison).toBe("same");
  });

  it("the old limitation of two years is milder where the new one is five", () => {
    const facts = { actEnded: "2019-07-01", discovered: "2021-08-01", safetyAtStake: true };
    const assessment = assessed(facts, { decidedOn: "2021-09-01" });
    expect(assessment).toMatchObject({ applied: "act", comparison: "heavier" });
    expect(permitted(assessment)).toEqual(["not_imposed"]);
    expect(assessment.underDecision?.options.map(({ outcome }) => outcome)).toEqual(["ordinary"]);
  });

  it("a confession lightens only since 2021, and a breach of emergency measures weighs only since then", () => {
    const facts = { actEnded: "2021-07-01", discovered: "2021-07-20" };
    const situation = { decidedOn: "2021-09-01" };
    expect(assessed({ ...facts, confessed: true }, situation)).toMatchObject({ applied: "decision" });
    expect(assessed({ ...facts, emergencyBreach: true }, situation)).toMatchObject({
      applied: "act",
      comparison: "heavier",
    });
    expect(assessed(facts, situation)).toMatchObject({ applied: "act", comparison: "equal" });
  });

  it("where each law is milder in one respect, the old one stays and the crossing is told", () => {
    const facts = { actEnded: "2021-07-01", discovered: "2021-07-20", emergencyBreach: true, confessed: true };
    const assessment = assessed(facts, { decidedOn: "2021-09-01" });
    expect(assessment).toMatchObject({ applied: "act", comparison: "crossing" });
    expect(permitted(assessment)).toEqual(["ordinary"]);
  });

  it.each([
    ["2015-09-30", "85", [16_400_01, 35_599_99], "heavier"],
    ["2015-10-01", "124¶1", [65_000_01, 84_999_99], "equal"],
  ] as const)("an act of %s falls under art. %s of the Food Safety Law", (actEnded, article, band, comparison) => {
    const facts = { actEnded, discovered: "2016-01-01" };
    const assessment = assessed(facts, { decidedOn: "2020-06-01" }, since2009);
    expect(assessment).toMatchObject({ applied: "act", comparison });
    expect(applied(assessment).norms[0]?.basis.article).toBe(article);
    expect(bandIn(assessment, "ordinary")).toEqual(band);
  });

  it("what the new law no longer forbids is not punished; what the old did not forbid is no case", () => {
    const facts = { actEnded: "2021-04-28", discovered: "2021-08-01" };
    const assessment = assessed(facts, { decidedOn: "2022-01-01" }, foodLawRepealed);
    expect(assessment).toMatchObject({ applied: "decision", comparison: "milder" });
    expect(permitted(assessment)).toEqual(["not_imposed"]);
    expect(assessment.underDecision?.trace.every(({ result }) => result === "notReached")).toBe(true);
    expect(() => assess(foodLawRepealed, caseOf())).toThrow(/a norm in force on 2023-07-01/);
  });
});
