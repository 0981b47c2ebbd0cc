import { describe, expect, it } from "vitest";
import { loadLadder, redoLadder } from "../src/index.ts";

const failure = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe("a ladder", () => {
  const [shipped] = redoLadder.editions;
  const ladder = (more: object) => () => loadLadder([{ ...shipped, rules: { ...shipped?.rules, ...more } }]);
  const held = (holder: string, from: string, to?: string) => ({
    office: "deputyLeader",
    holder,
    from,
    ...(to && { to }),
  });

  it.each([
    [
      "falls with more redos",
      {
        redos: [
          { from: 1, level: 2 },
          { from: 2, level: 1 },
        ],
      },
      "[0].rules.redos[1]",
    ],
    [
      "does not count its redos up",
      {
        redos: [
          { from: 2, level: 1 },
          { from: 2, level: 2 },
        ],
      },
      "[0].rules.redos[1]",
    ],
    ["leads to a level it does not have", { redos: [{ from: 1, level: 4 }] }, "[0].rules.redos[0].level"],
    [
      "has one office held twice at once",
      { holders: [held("a", "2023-01-01"), held("b", "2023-06-01")] },
      "[0].rules.holders[1]",
    ],
    [
      "names a holder of no office",
      { holders: [{ ...held("a", "2023-01-01"), office: "mayor" }] },
      "[0].rules.holders[0].office",
    ],
  ])("that %s is refused by field", (_, more, field) => {
    expect(failure(ladder(more))).toMatchObject({ code: "invalid-policy", facts: { issues: [{ field }] } });
  });
});
