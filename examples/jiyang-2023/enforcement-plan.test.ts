import { chinaCalendar } from "@caseloop/law";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { docketOf } from "./enforcement/docket.ts";
import { enforcementLives } from "./enforcement/index.ts";
import { figuresOf, withPlan, yearOf } from "./enforcement/played.ts";
import { enforcementFigures } from "./figures/enforcement.ts";
import { PlanUnmet, plan2023 } from "./plan.ts";

describe("a plan", () => {
  const totals = fc
    .record({
      mitigated: fc.nat(4),
      exemptOrNotImposed: fc.nat(4),
      others: fc.nat(24),
      seed: fc.string({ maxLength: 4 }),
    })
    .chain(({ others, seed, ...light }) => {
      const { mitigated, exemptOrNotImposed } = light;
      const least = mitigated + 100 * others;
      const count = mitigated + exemptOrNotImposed;
      return fc.record({
        seed: fc.constant(seed),
        closed: fc.constant(others + count),
        mitigated: fc.constant(mitigated),
        exemptOrNotImposed: fc.constant(exemptOrNotImposed),
        fines: mitigated + others === 0 ? fc.constant(0) : fc.nat(80_000_000).map((more) => least + more),
        reduced: count === 0 ? fc.constant(0) : fc.nat(40_000_000).map((more) => mitigated + more),
      });
    });

  it("comes out exactly, whatever it asks for that can be met", async () => {
    await fc.assert(
      fc.asyncProperty(totals, async ({ seed, ...asked }) => {
        const { rows } = await yearOf(withPlan(seed, asked));
        expect(enforcementFigures(rows)).toEqual(figuresOf(asked));
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ["closed", { closed: 114 }],
    ["fines", { fines: 83 + 122 * 100 - 1 }],
    ["reduced", { reduced: 82 }],
    ["mitigated", { mitigated: 1.5 }],
    ["closed", { closed: -1 }],
    ["fines", { closed: 32, mitigated: 0 }],
    ["reduced", { closed: 10, mitigated: 0, exemptOrNotImposed: 0 }],
  ])("is refused where its %s cannot be met", (field, change) => {
    const refused = () => enforcementLives(withPlan("x", { ...plan2023.enforcement, ...change }), chinaCalendar);
    expect(refused).toThrow(PlanUnmet);
    expect(refused).toThrow(expect.objectContaining({ code: "plan-unmet", facts: expect.objectContaining({ field }) }));
  });

  it("is met at the very least that it may ask", async () => {
    const spared = { closed: 26, fines: 2400, mitigated: 0, exemptOrNotImposed: 2, reduced: 1 };
    expect(enforcementFigures((await yearOf(withPlan("spared", spared))).rows)).toEqual(figuresOf(spared));
    const least = { closed: 6, fines: 2 + 3 * 100, mitigated: 2, exemptOrNotImposed: 1, reduced: 2 };
    expect(enforcementFigures((await yearOf(withPlan("least", least))).rows)).toEqual(figuresOf(least));
  });
});

describe("the docket", () => {
  it("never gives a case more than the others leave", () => {
    const tight = { closed: 3, fines: 50_050, mitigated: 0, exemptOrNotImposed: 0, reduced: 0 };
    for (let seed = 0; seed < 500; seed++) {
      const sums = docketOf(withPlan(`tight-${seed}`, tight)).map(({ fine = 0, confiscated }) => fine + confiscated);
      expect(sums.reduce((sum, one) => sum + one, 0)).toBe(50_050);
      expect(Math.min(...sums)).toBeGreaterThanOrEqual(100);
    }
  });
});
