import { describe, expect, it } from "vitest";
import { loadClocks } from "../src/index.ts";

const clock = {
  ...{ id: "reply", zh: "答复", en: "reply", start: "case.Opened", stop: "case.Answered" },
  ...{ term: { unit: "workingDay", n: 5 }, basis: { act: "jinan-hotline", article: "24" } },
};
/** As JSON carries it: a field that is undefined is not there. */
const document = (more: object, rules: object = {}, about: object = {}): object =>
  JSON.parse(
    JSON.stringify({
      ...{ id: "p", version: "1", effective: { from: "2023-01-01" } },
      ...about,
      rules: { clocks: [{ ...clock, ...more }], ...rules },
    }),
  );
const failure = (...documents: readonly object[]): unknown => {
  try {
    return loadClocks(documents);
  } catch (error) {
    return error;
  }
};
const pause = { id: "p", zh: "中止", en: "held", from: "case.Held", to: "case.Freed" };
const notice = (more: object) => ({ id: "n", zh: "提醒", en: "notice", ...more });

describe("a profile", () => {
  it.each([
    ["a term without its legal basis, unless it is marked assumed", { basis: undefined }, {}, "basis"],
    ["an act that nobody handed in", { basis: { act: "civil-code" } }, {}, "basis.act"],
    [
      "an act that a pause cites and nobody handed in",
      { pauses: [{ ...pause, basis: { act: "x" } }] },
      {},
      "basis.act",
    ],
    ["neither term nor recorded limit", { term: undefined }, {}, "term"],
    ["an event that is not named by its category", { start: "Opened" }, {}, "start"],
    ["a condition nobody knows", { stop: { when: "done" } }, {}, "stop"],
    ["a pause that begins with an event and never ends", { pauses: [{ ...pause, to: undefined }] }, {}, "pauses[0].to"],
    ["two pauses of one name", { pauses: [pause, pause] }, {}, "pauses[1].id"],
    ["two notices of one name", { notices: [notice({ percent: 50 }), notice({ percent: 75 })] }, {}, "notices[1].id"],
    ["a notice that passes for the breach", { notices: [{ ...notice({ percent: 50 }), id: "breach" }] }, {}, "notices"],
    ["a share of 100 percent", { notices: [notice({ percent: 100 })] }, {}, "notices[0]"],
    ["a fact that no event teaches", { stop: { field: "facts.state", is: "done" } }, {}, ""],
    ["a start from a fact that no event teaches", { from: "facts.opened" }, {}, ""],
    ["a field that is neither of the event nor a fact", { from: "opened" }, {}, "from"],
  ])("with %s is refused by field", (_, more, rules, field) => {
    const where = `[0].rules.clocks[0]${field && (field.startsWith("[") ? field : `.${field}`)}`;
    expect(failure(document(more, rules))).toMatchObject({ code: "invalid-policy" });
    const { facts } = failure(document(more, rules)) as { facts: { issues: { field: string }[] } };
    expect(facts.issues.some((issue) => issue.field.startsWith(where))).toBe(true);
  });

  it("with two clocks of one name is refused, and one that keeps apart what no event teaches", () => {
    expect(failure(document({}, { clocks: [clock, clock] }))).toMatchObject({
      facts: { issues: [{ field: "[0].rules.clocks[1].id" }] },
    });
    const apart = [
      { id: "a", zh: "分开", en: "apart", event: "case.Answered", field: "data.officer", from: "facts.who" },
    ];
    expect(failure(document({}, { apart }))).toMatchObject({
      facts: { issues: [{ field: "[0].rules.apart[0].from" }] },
    });
  });

  it.each([
    ["overlap", { effective: { from: "2023-01-01", to: "2023-06-30" } }, { effective: { from: "2023-06-30" } }],
    ["leave a gap", { effective: { from: "2023-01-01", to: "2023-06-29" } }, { effective: { from: "2023-07-01" } }],
  ])("whose editions %s is refused, naming both", (problem, first, second) => {
    expect(failure(document({}, {}, first), document({}, {}, { version: "2", ...second }))).toMatchObject({
      code: "policy-editions-clash",
      facts: { first: "p@1", second: "p@2", problem: expect.stringContaining(problem) },
    });
  });

  it("may leave out its basis when it says that it is assumed", () => {
    expect(loadClocks([document({ basis: undefined, assumed: true })]).editions).toHaveLength(1);
  });
});
