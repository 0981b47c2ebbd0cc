import { describe, expect, it } from "vitest";
import { z } from "zod";
import { editionOn, InvalidPolicy, loadPolicy, PolicyEditionsClash } from "../src/index.ts";

const rules = z.object({ n: z.int() });
const edition = (version: string, from: string, to?: string) => ({
  id: "p",
  version,
  effective: { from, ...(to && { to }) },
  rules: { n: 1 },
});
const load = (...documents: unknown[]) => loadPolicy(rules, documents);
const failure = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe("the editions of a policy", () => {
  it("meet day by day, in whatever order they are read", () => {
    const policy = load(edition("2", "2023-07-01"), edition("1", "2023-01-01", "2023-06-30"));
    expect(editionOn(policy, "2023-06-30").version).toBe("1");
    expect(editionOn(policy, "2023-07-01").version).toBe("2");
    expect(() => editionOn(policy, "2022-12-31")).toThrow("not in force on 2022-12-31");
  });

  it.each([
    ["overlap", edition("1", "2023-01-01", "2023-07-01"), edition("2", "2023-07-01"), "overlap at 2023-07-01"],
    ["never end", edition("1", "2023-01-01"), edition("2", "2023-07-01"), "overlap at 2023-07-01"],
    [
      "leave a gap",
      edition("1", "2023-01-01", "2023-06-29"),
      edition("2", "2023-07-01"),
      "leave a gap after 2023-06-29",
    ],
    ["begin together", edition("1", "2023-07-01"), edition("2", "2023-07-01"), "overlap at 2023-07-01"],
    [
      "are of two policies",
      edition("1", "2023-01-01", "2023-06-30"),
      { ...edition("2", "2023-07-01"), id: "q" },
      "are not editions of one policy",
    ],
  ])("that %s are refused, naming both", (_, one, two, problem) => {
    const error = failure(() => load(one, two));
    expect(error).toBeInstanceOf(PolicyEditionsClash);
    const names = [`${one.id}@1`, `${two.id}@2`].sort();
    expect(error).toMatchObject({ code: "policy-editions-clash", facts: { problem } });
    const { first, second } = (error as PolicyEditionsClash).facts;
    expect([first, second].sort()).toEqual(names);
  });

  it("that end before they begin, or are not filled in, are refused by field", () => {
    expect(failure(() => load(edition("1", "2023-07-01", "2023-06-30")))).toBeInstanceOf(PolicyEditionsClash);
    const error = failure(() => load({ ...edition("1", "2023-07-01"), rules: { n: "many" } }));
    expect(error).toBeInstanceOf(InvalidPolicy);
    expect(error).toMatchObject({
      facts: { issues: [{ field: "[0].rules.n", received: '"many"', expected: "number" }] },
    });
    expect(failure(() => load())).toBeInstanceOf(InvalidPolicy);
  });
});
