import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planted } from "./planted.ts";
import { goodHistories } from "./simulated.ts";
import { violations } from "./violations.ts";

test("nothing is found in a history of a store that keeps its promises, however its calls overlap", () => {
  fc.assert(
    fc.property(goodHistories, (history) => {
      expect(violations(history)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

describe.each(Object.entries(planted))("%s:", (promise, plants) => {
  test.each(Object.entries(plants))("it is found when %s", (_, plant) => {
    fc.assert(
      fc.property(goodHistories, (history) => {
        fc.pre(history.log.length > 20);
        const spoilt = plant(history);
        fc.pre(spoilt !== undefined);
        expect(violations(spoilt).map(({ broken }) => broken)).toContain(promise);
      }),
      { numRuns: 50, maxSkipsPerRun: 200 },
    );
  });
});
