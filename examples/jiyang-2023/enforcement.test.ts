import { project } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { chinaCalendar } from "@caseloop/law";
import { describe, expect, it } from "vitest";
import { enforcementLives } from "./enforcement/index.ts";
import { cases, enforcementByField, enforcementFigures } from "./figures/enforcement.ts";
import { type Plan, plan2023 } from "./plan.ts";
import { play } from "./stage/play.ts";

async function yearOf(plan: Plan) {
  const clock = { now: "2022-12-31T16:00:00.000Z" };
  const store = memoryStore({ clock: () => clock.now });
  const stage = { store, clock, calendar: chinaCalendar, from: "2023-01-01", to: "2023-12-31" };
  await play({ ...stage, evening: async () => [] }, enforcementLives(plan, chinaCalendar));
  const rows = await project(store, cases);
  return { store, rows: [...rows.values()] };
}

describe("the enforcement year", () => {
  it("adds up to the page's figures", async () => {
    const { rows } = await yearOf(plan2023);
    // Source: domain specification §1, M14 and M15.
    expect(enforcementFigures(rows)).toEqual({
      casesClosed: 237,
      finesFen: 187_660_000,
      mitigated: 83,
      exemptOrNotImposed: 32,
      reducedFen: 533_500_000,
    });
    expect(enforcementByField(rows).size).toBe(8);
  });
});
