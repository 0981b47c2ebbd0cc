import { describe, expect, it } from "vitest";
import { counterfactual, MissingFact, shippedLibrary } from "../src/index.ts";
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

  it("two facts, where no single one is", () => {
    const spared = { faultless: true, minor: true, corrected: true, harm: "none" } as const;
    const changes = told({ ...spared, competent: true });
    // Either of the two grounds alone keeps the case unpunished; only what stands before them changes it by itself.
    expect(changes.map(([change]) => change).toSorted()).toEqual(["competent=false", "crimeSuspected=true"]);
    expect(counterfactual(shippedLibrary, caseOf(spared), 0)).toEqual([]);
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
