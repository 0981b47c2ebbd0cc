import { describe, expect, it } from "vitest";
import { counterfactual, library, loadRuleSet, MissingFact, penaltyLaw2021, shippedLibrary } from "../src/index.ts";
import { caseOf } from "./discretion-world.ts";

const told = (...given: Parameters<typeof caseOf>) =>
  counterfactual(shippedLibrary, caseOf(...given)).map(({ changes, outcomes, sent }) => [
    changes.map(({ fact, to }) => `${fact}=${to}`).join(" "),
    sent ?? outcomes.join(),
  ]);

describe("the smallest change of fact that would have changed the tier", () => {
  it("one fact, where one is enough", () => {
    expect(told()).toEqual(
      expect.arrayContaining([
        ["harmReduced=true", "mitigated,lighter"],
        ["faultless=true", "not_imposed"],
        ["emergencyBreach=true", "heavier"],
        ["crimeSuspected=true", "police"],
        ["actProven=false", "not_imposed"],
        ["discovered=2025-07-02", "not_imposed"],
      ]),
    );
    expect(told().every(([changes]) => !changes?.includes(" "))).toBe(true);
    expect(told().map(([changes]) => changes)).not.toContain("minor=true");
  });

  it("tries both sides of a threshold: at 17 the fine would be lighter, at 18 it would not", () => {
    const changes = told({ party: "person", age: 30 }).map(([change]) => change);
    expect(changes).toEqual(expect.arrayContaining(["age=17", "age=14", "age=13"]));
    expect(changes).not.toContain("age=18");
    expect(changes).not.toContain("age=19");
  });

  it("two facts, where no single one is enough, and nothing beyond the number asked for", () => {
    const { digest, ...document } = penaltyLaw2021;
    const when = {
      all: [
        { fact: "confessed", op: "is", value: true },
        { fact: "meritorious", op: "is", value: true },
      ],
    };
    const like = document.rules.find(({ id }) => id === "confessed");
    const law = loadRuleSet({ ...document, rules: [{ ...like, when }] });
    const others = shippedLibrary.sets.filter(
      ({ series, id }) => series !== law.series || id === "cn-administrative-penalty-law-2017",
    );
    const both = library({ sets: [...others, law], bands: shippedLibrary.bands });
    const given = caseOf({}, { norms: ["metrology-43"] });
    expect(counterfactual(both, given)).toEqual([
      {
        changes: [
          { fact: "confessed", from: false, to: true },
          { fact: "meritorious", from: false, to: true },
        ],
        outcomes: ["mitigated", "lighter"],
      },
    ]);
    expect(counterfactual(both, given, 1)).toEqual([]);
  });

  it("where two grounds stand, neither alone is what matters", () => {
    const spared = { faultless: true, minor: true, corrected: true, harm: "none" } as const;
    const changes = told(spared).map(([change]) => change);
    expect(changes.toSorted()).toEqual(["competent=false", "crimeSuspected=true"]);
  });

  it("says what was and what would have been", () => {
    const found = counterfactual(shippedLibrary, caseOf({ harmReduced: true }));
    expect(found.find(({ changes }) => changes[0]?.fact === "harmReduced")).toEqual({
      changes: [{ fact: "harmReduced", from: true, to: false }],
      outcomes: ["ordinary"],
    });
  });

  it("needs the case itself to have an answer", () => {
    expect(() => counterfactual(shippedLibrary, caseOf({}, { without: ["actProven"] }))).toThrow(MissingFact);
  });
});
