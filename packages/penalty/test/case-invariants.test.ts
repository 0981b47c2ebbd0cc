import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Case, enforcementCase } from "../src/case/index.ts";
import { violation } from "./case-checker.ts";
import { moves, play, type Subject } from "./case-histories.ts";

const HISTORIES = 1_200;
type Asked = Parameters<typeof enforcementCase.decide>[0];

describe("no history of a case", () => {
  it("breaks invariants 4, 7 or 8, or pays, returns or closes wrongly; and the histories go everywhere", {
    timeout: 300_000,
  }, () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(moves, (history) => {
        const played = play(history, enforcementCase);
        for (const { type } of played.flatMap(({ events }) => events)) seen.set(type, (seen.get(type) ?? 0) + 1);
        expect(violation(played)).toBeUndefined();
      }),
      { numRuns: HISTORIES },
    );
    // A property over histories that never get anywhere would prove nothing.
    expect(Object.keys(enforcementCase.events).filter((type) => !seen.has(type))).toEqual([]);
    expect(seen.get("PenaltyDecided") ?? 0).toBeGreaterThan(HISTORIES / 20);
    expect(seen.get("Closed") ?? 0).toBeGreaterThan(HISTORIES / 20);
    if (process.env.SEEN) console.log(Object.fromEntries([...seen].toSorted((a, b) => a[1] - b[1])));
  });
});
