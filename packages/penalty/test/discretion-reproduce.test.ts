import { describe, expect, it } from "vitest";
import { decidePenalty, loadRuleSet, type PenaltyDecided, reproduce, shippedLibrary } from "../src/index.ts";
import { assessed, money } from "./discretion-world.ts";

function decide(decidedOn = "2023-09-01", actEnded = "2023-07-01"): PenaltyDecided {
  const choice = { outcome: "mitigated", fine: money(20_000_00), by: "o-7", reason: "reduced the harm" } as const;
  const decision = decidePenalty(
    assessed({ harmReduced: true, actEnded, discovered: "2023-07-01" }, { decidedOn }),
    choice,
  );
  if (!("data" in decision)) throw new Error(decision.code);
  return JSON.parse(JSON.stringify(decision.data));
}

describe("a recorded decision", () => {
  it("is identical, by one law or by two, and whatever the order of its keys", () => {
    expect(reproduce(decide(), shippedLibrary)).toEqual({ result: "identical" });
    expect(decide("2023-09-01", "2021-07-01")).toHaveProperty("underDecision");
    expect(reproduce(decide("2023-09-01", "2021-07-01"), shippedLibrary)).toEqual({ result: "identical" });
    const reversed = Object.fromEntries(Object.entries(decide()).toReversed()) as PenaltyDecided;
    expect(reproduce(reversed, shippedLibrary)).toEqual({ result: "identical" });
  });

  it("that was tampered with differs, at the place that was touched", () => {
    const cheaper = { ...decide(), reduction: money(1) };
    expect(reproduce(cheaper, shippedLibrary)).toEqual({
      result: "differs",
      pointer: "/reduction",
      was: 1,
      now: 30_000_00,
    });
    const honest = decide();
    const [first] = honest.underAct.options;
    if (first?.band) first.band.to = money(60_000_00);
    expect(reproduce(honest, shippedLibrary)).toMatchObject({ pointer: "/underAct/options/0/band/to", now: 49_999_99 });
    const quiet = decide();
    quiet.underAct.trace.pop();
    expect(reproduce(quiet, shippedLibrary)).toMatchObject({ result: "differs", was: null });
  });

  it("whose facts were changed afterwards is refused by the same law today", () => {
    const { harmReduced, ...facts } = decide().facts;
    const changed = { ...decide(), facts: { ...facts, harmReduced: { value: false, evidence: ["e"] } } };
    expect(harmReduced?.value).toBe(true);
    expect(reproduce(changed, shippedLibrary)).toMatchObject({
      result: "differs",
      now: { refused: "outcome-not-permitted" },
    });
    expect(reproduce({ ...decide(), facts }, shippedLibrary)).toMatchObject({
      result: "differs",
      now: { failed: "not found out yet: harmReduced; asked for by harm-reduced" },
    });
  });

  it("needs the very documents it names: by content, not by name", () => {
    const sets = shippedLibrary.sets.map(({ digest, ...document }) => {
      const gates = document.id === "cn-market-penalty-procedure-2022" ? [] : document.gates;
      return loadRuleSet({ ...document, gates });
    });
    expect(reproduce(decide(), { sets, bands: shippedLibrary.bands })).toMatchObject({
      result: "ruleset-missing",
      missing: [{ id: "cn-market-penalty-procedure-2022" }],
    });
    expect(reproduce(decide(), { sets: shippedLibrary.sets, bands: [] })).toMatchObject({
      result: "ruleset-missing",
      missing: [{ id: "provincial-30-percent" }],
    });
    const more = shippedLibrary.sets.filter(({ digest }) =>
      decide().underAct.sets.some((set) => set.digest === digest),
    );
    expect(reproduce(decide(), { sets: more, bands: shippedLibrary.bands })).toEqual({ result: "identical" });
  });

  it("whose facts were erased says which ones, and is not judged by the rest", () => {
    const { harmReduced, harm, ...facts } = decide().facts;
    const erased = { ...harm, value: { sealed: "sha256:0" } } as unknown as typeof harmReduced;
    const left = { ...decide(), facts: { ...facts, harmReduced: erased, harm: erased } } as PenaltyDecided;
    expect(reproduce(left, shippedLibrary)).toEqual({ result: "inputs-erased", facts: ["harmReduced", "harm"] });
  });
});
