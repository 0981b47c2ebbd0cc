import { given } from "@caseloop/core/spec";
import { describe, expect, it } from "vitest";
import { boston311 } from "./boston311.ts";
import { files, present } from "./data.ts";
import { fine } from "./fine.ts";
import { nyc311 } from "./nyc311.ts";
import { trafficFines } from "./traffic-fines.ts";

// Every figure stands in the README.md of ../shared/data, or was counted from its files with a script of another language.
describe.skipIf(!present(files.nyc311))(
  "2,000 requests of New York (skipped where ../shared/data/nyc311 is absent)",
  () => {
    it("are on time in 84.33% of the 1,940 closed with a due date, and the same per agency", async () => {
      const found = await nyc311(files.nyc311);
      expect(found).toMatchObject({ tickets: 2000, closed: 1940, late: 304, percent: "84.33" });
      expect(Object.entries(found.agencies).map(([agency, { closed, late }]) => [agency, closed, late])).toEqual([
        ["DCA", 65, 28],
        ["DFTA", 28, 3],
        ["DHS", 181, 47],
        ["DOE", 5, 0],
        ["DOF", 340, 71],
        ["DOHMH", 55, 18],
        ["DOT", 502, 68],
        ["DPR", 96, 24],
        ["HPD", 7, 0],
        ["NYCEM", 1, 1],
        ["NYPD", 619, 41],
        ["TLC", 41, 3],
      ]);
      expect(found.agencies.NYPD?.percent).toBe("93.38");
      // 按期办结率 counts the 43 open ones with a due date too.
      expect(found.onTime).toEqual({ numerator: 1636, denominator: 1983 });
    });
  },
);

describe.skipIf(!present(files.boston311))(
  "100 requests of Boston (skipped where ../shared/data/boston311 is absent)",
  () => {
    it("are on time by our clock where the city says so, in 77 of 77", async () => {
      expect(await boston311(files.boston311)).toEqual({ requests: 100, both: 77, agree: 77, onTime: 72 });
    });
  },
);

describe.skipIf(!present(files.trafficFines))(
  "10,000 traffic fines (skipped where ../shared/data/traffic-fines is absent)",
  () => {
    it("get their penalty exactly 60 days after notification, in 4,635 of 4,635", async () => {
      expect(await trafficFines(files.trafficFines)).toEqual({
        cases: 10_000,
        events: 34_724,
        activities: 11,
        variants: 44,
        penalties: 4_635,
        onDay60: 4_635,
        payers: 4_626,
        paid: 21_049_590, // €210,495.90, by `totalpaymentamount`
      });
    });
  },
);

describe("a penalty", () => {
  const at = (day: string) => `${day}T00:00:00.000Z`;
  const notified = given(fine).when({ type: "Notify", data: { at: at("2007-01-15") } }).events;
  const add = (day: string) => ({ type: "AddPenalty", data: { at: at(day), cents: 7150 as never } }) as const;
  it("comes on the 60th day after the notice and not on the 59th", () => {
    given(fine, ...notified)
      .when(add("2007-03-15"))
      .thenRejected("too-early");
    expect(given(fine, ...notified).when(add("2007-03-16")).events).toHaveLength(1);
    given(fine).when(add("2007-03-16")).thenRejected("not-notified");
  });
});
