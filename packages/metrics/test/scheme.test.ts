import { editionOn } from "@caseloop/law";
import { describe, expect, it } from "vitest";
import { type Figure, loadScheme, panjin, ranked, type Scheme, scoreOf } from "../src/index.ts";
import { document, nothing, percent, rateOf } from "./scheme.ts";

const scheme = (rules: object = {}): Scheme => editionOn(loadScheme([document(rules)]), "2023-07-01").rules;
const score = (rules: Scheme, figures: Readonly<Record<string, Figure>>) =>
  scoreOf(rules, new Map(Object.entries(figures)));
const named = (id: string, measure: object, method: object) => ({ id, name: { zh: "指标", en: "x" }, measure, method });

describe("the published Panjin fixture", () => {
  const rules = editionOn(panjin, "2023-07-01").rules;
  // 双台子区: closed 96.21, satisfied 94.01 → 97.4, exactly 97.445 (domain.md §5).
  it("gives 97.4 for 96.21 and 94.01", () => {
    const found = score(rules, { closed: percent("96.21"), satisfied: percent("94.01") });
    expect(found).toEqual({
      score: "97.4",
      points: [
        { indicator: "closed", value: "96.21", points: "-0.7580" },
        { indicator: "satisfied", value: "94.01", points: "-1.7970" },
      ],
      below: [],
    });
    const fine = { ...rules, rounding: { ...rules.rounding, score: { places: 3, mode: "halfUp" as const } } };
    expect(score(fine, { closed: percent("96.21"), satisfied: percent("94.01") }).score).toBe("97.445");
  });
  it("gives 100 for all and 50 for nothing, and no score where there is nothing to divide by", () => {
    expect(score(rules, { closed: percent("100.00"), satisfied: percent("100.00") }).score).toBe("100.0");
    expect(score(rules, { closed: percent("0.00"), satisfied: percent("0.00") }).score).toBe("50.0");
    const without = score(rules, { closed: nothing, satisfied: percent("100.00") });
    expect(without).not.toHaveProperty("score");
    expect(without.points[0]).toEqual({ indicator: "closed", value: "n/a" });
  });
  it("scores the percentage as it is published, rounded once", () => {
    // 2/3 is 66.67 as published: 0.2 × 33.33 = 6.666.
    expect(
      score(rules, { closed: { of: "rate", numerator: 2, denominator: 3 }, satisfied: percent("100.00") }).points[0],
    ).toEqual({ indicator: "closed", value: "66.67", points: "-6.6660" });
  });
});

describe("a score", () => {
  it("is a weighted share: 30/35/35", () => {
    expect(
      score(scheme(), { response: percent("90.00"), solved: percent("80.00"), result: percent("70.00") }).score,
    ).toBe(
      "79.50", // 27 + 28 + 24.5
    );
  });

  it("without an indicator is none, or is what the others earn of all points", () => {
    const figures = { response: nothing, solved: percent("80.00"), result: percent("60.00") };
    expect(score(scheme(), figures)).not.toHaveProperty("score");
    expect(score(scheme({ unmeasured: "leaveOut" }), figures).score).toBe("70.00"); // 49 of 70
    expect(
      score(scheme({ unmeasured: "leaveOut" }), { response: nothing, solved: nothing, result: nothing }),
    ).not.toHaveProperty("score");
  });

  it("goes by bands, both sides of each edge; below all of them there are no points", () => {
    const bands = [
      { from: "70", points: "5" },
      { from: "92", points: "8" },
      { from: "95", points: "10" },
    ];
    const rules = scheme({ indicators: [named("q", { of: "rate", metric: "onTime" }, { by: "bands", bands })] });
    const of = (text: string) => score(rules, { q: percent(text) }).score;
    expect(["69.99", "70.00", "91.99", "92.00", "94.99", "95.00"].map(of)).toEqual([
      "0.00",
      "5.00",
      "5.00",
      "8.00",
      "8.00",
      "10.00",
    ]);
  });

  it("counts quantity by the piece, up to a most in either direction", () => {
    const each = (points: string) =>
      scheme({
        base: "10",
        indicators: [named("n", { of: "count", metric: "closed" }, { by: "each", points, most: "5" })],
      });
    expect(score(each("0.5"), { n: { of: "count", count: 7 } }).score).toBe("13.50");
    expect(score(each("0.5"), { n: { of: "count", count: 99 } }).score).toBe("15.00");
    expect(score(each("-2"), { n: { of: "count", count: 3 } }).score).toBe("5.00");
    expect(score(each("-2"), { n: { of: "count", count: 1 } }).score).toBe("8.00");
    const open = named("n", { of: "count", metric: "closed" }, { by: "each", points: "1" });
    expect(score(scheme({ indicators: [open] }), { n: { of: "count", count: 99 } }).score).toBe("99.00");
  });

  it("takes reviews by their own scale, and never leaves its bounds", () => {
    const rules = scheme({
      base: "60",
      indicators: [named("r", { of: "review", most: "20" }, { by: "proportion", full: "50" })],
      bounds: { least: "65", most: "100" },
    });
    expect(score(rules, { r: { of: "review", score: "10.0" } }).score).toBe("85.00");
    expect(score(rules, { r: { of: "review", score: "20" } }).score).toBe("100.00");
    expect(score(rules, { r: { of: "review", score: "1" } }).score).toBe("65.00");
  });

  it("of a year is the mean of its locked months", () => {
    const year = scheme({
      every: "year",
      indicators: [named("months", { of: "periods", scheme: "district" }, { by: "proportion", full: "100" })],
    });
    const scores = [
      { period: "2023-01", score: "97.4" },
      { period: "2023-02", score: "98.1" },
      { period: "2023-03", score: "99.0" },
    ];
    const found = score(year, { months: { of: "periods", scores } });
    expect(found).toMatchObject({ score: "98.17", points: [{ value: "98.17", points: "98.1667" }] });
    expect(score(year, { months: { of: "periods", scores: [] } })).not.toHaveProperty("score");
  });

  it("names the floors it lies below, both sides of each (reply ≥ 92%, satisfied ≥ 85%, < 70% → interview)", () => {
    const floor = (indicator: string, below: string, consequence: string) => ({
      indicator,
      below,
      consequence,
      name: { zh: "底线", en: consequence },
    });
    const rules = scheme({
      floors: [
        floor("response", "92", "warning"),
        floor("result", "85", "warning"),
        floor("result", "70", "interview"),
      ],
    });
    const below = (response: string, result: string) =>
      score(rules, { response: percent(response), solved: percent("100.00"), result: percent(result) }).below;
    expect(below("92.00", "85.00")).toEqual([]);
    expect(below("91.99", "84.99").map(({ indicator }) => indicator)).toEqual(["response", "result"]);
    expect(below("92.00", "70.00")).toEqual([{ indicator: "result", floor: "85", consequence: "warning" }]);
    expect(below("92.00", "69.99").at(-1)).toEqual({ indicator: "result", floor: "70", consequence: "interview" });
    expect(score(rules, { response: nothing, solved: nothing, result: nothing }).below).toEqual([]);
  });
});

describe("the ranking", () => {
  const one = (board?: object) => scheme({ indicators: [rateOf("result", "100")], ...(board && { board }) });
  const rank = (rules: Scheme, percents: Readonly<Record<string, string>>) =>
    ranked(
      rules,
      Object.keys(percents),
      Object.entries(percents).map(([unit, text]) => ({
        unit,
        indicator: "result",
        figure: text === "n/a" ? nothing : percent(text),
      })),
    );

  it("goes by the published score, units of the same score share a rank, those without one come last", () => {
    const list = rank(one(), { d: "90.00", c: "n/a", b: "95.00", a: "95.00", e: "80.00" });
    expect(list.map(({ unit, rank }) => [unit, rank])).toEqual([
      ["a", 1],
      ["b", 1],
      ["d", 3],
      ["e", 4],
      ["c", undefined],
    ]);
  });

  const twelve = Object.fromEntries(Array.from("abcdefghijkl", (unit, i) => [unit, `${99 - i}.00`]));
  const boards = (list: ReturnType<typeof rank>) => list.map(({ board }) => board?.at(0) ?? "-").join("");
  it("shows the top and the bottom five; those who tie at the edge come in together", () => {
    const rules = one({ red: 5, black: 5 });
    expect(boards(rank(rules, twelve))).toBe("rrrrr--bbbbb");
    expect(boards(rank(rules, { ...twelve, f: "95.00", g: "92.00" }))).toBe("rrrrrrbbbbbb");
  });
  it("puts nobody on both boards where units are few", () => {
    const eight = Object.fromEntries(Object.entries(twelve).slice(0, 8));
    expect(boards(rank(one({ red: 5, black: 5 }), eight))).toBe("rrr--bbb");
    expect(boards(rank(one({ red: 5, black: 5 }), { a: "9.00" }))).toBe("-");
    expect(boards(rank(one(), twelve))).toBe("------------");
  });
});

describe("a scheme is refused", () => {
  const issues = (rules: object, more: object = {}) => {
    try {
      loadScheme([document(rules, more)]);
      return [];
    } catch (error) {
      const { code, facts } = error as {
        code: string;
        facts: { issues?: readonly { field: string }[]; field?: string };
      };
      return [code, ...(facts.issues ?? []).map(({ field }) => field), ...(facts.field ? [facts.field] : [])];
    }
  };
  const first = "[0].rules.indicators[0]";

  it.each([
    ["an id twice", { indicators: [rateOf("result", "1"), rateOf("result", "2")] }, "[0].rules.indicators[1].id"],
    [
      "a method that does not fit",
      { indicators: [named("n", { of: "count", metric: "closed" }, { by: "proportion", full: "1" })] },
      `${first}.method`,
    ],
    [
      "a review of nothing",
      { indicators: [named("n", { of: "review", most: "0" }, { by: "proportion", full: "1" })] },
      `${first}.measure.most`,
    ],
    [
      "bands that fall",
      {
        indicators: [
          named(
            "n",
            { of: "rate", metric: "result" },
            {
              by: "bands",
              bands: [
                { from: "9", points: "1" },
                { from: "9", points: "2" },
              ],
            },
          ),
        ],
      },
      `${first}.method.bands[1].from`,
    ],
    [
      "a floor of no indicator",
      { floors: [{ indicator: "x", below: "1", consequence: "x", name: { zh: "x", en: "x" } }] },
      "[0].rules.floors[0].indicator",
    ],
    ["bounds the wrong way", { bounds: { least: "2", most: "1" } }, "[0].rules.bounds.most"],
    ["a float", { base: 100 }, "[0].rules.base"],
    [
      "leaving out a deduction, which would be 100%",
      {
        unmeasured: "leaveOut",
        indicators: [named("n", { of: "rate", metric: "result" }, { by: "deduction", factor: "0.2" })],
      },
      "[0].rules.unmeasured",
    ],
  ])("with %s", (_, rules, field) => {
    expect(issues(rules)).toEqual(["invalid-policy", field]);
  });

  it.each([
    [
      "its name in Chinese",
      named("n", { of: "rate", metric: "result" }, { by: "proportion", full: "1" }),
      { name: { zh: "罚没款完成率", en: "x" } },
      ".name.zh",
    ],
    [
      "its name in English",
      rateOf("result", "1"),
      { name: { zh: "指标", en: "share of fines collected" } },
      ".name.en",
    ],
    ["its id", rateOf("result", "1"), { id: "finesCollected" }, ".id"],
    ["its metric", rateOf("total_amount", "1"), { id: "n", name: { zh: "指标", en: "x" } }, ".measure.metric"],
    ["a measure of its own", rateOf("result", "1"), { measure: { of: "amount" } }, ".measure.of"],
    ["a unit of money", rateOf("result", "1"), { name: { zh: "每万元", en: "x" } }, ".name.zh"],
    ["a sign", rateOf("result", "1"), { name: { zh: "￥", en: "x" } }, ".name.zh"],
  ])("where an indicator names money in %s", (_, indicator, more, field) => {
    expect(issues({ indicators: [{ ...indicator, ...more }] })).toEqual(["money-in-score", `${first}${field}`]);
  });

  it("by the law that says so", () => {
    expect(() => loadScheme([document({ indicators: [rateOf("fines", "1")] })])).toThrow(
      expect.objectContaining({
        facts: expect.objectContaining({
          word: "fines",
          basis: { act: "penalty-law", article: "74", edition: "2021" },
        }),
      }),
    );
  });

  it("but not for words that only sound like it", () => {
    for (const zh of ["多元化解率", "单元评议", "处罚案件公示率"])
      expect(issues({ indicators: [{ ...rateOf("result", "1"), name: { zh, en: "final definition" } }] })).toEqual([]);
  });

  it("as a document, whatever it is", () => {
    for (const wrong of [undefined, null, {}, [], [null], [{ rules: { indicators: "fine" } }]])
      expect(() => loadScheme(wrong)).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/invalid-policy|money-in-score/) }),
      );
  });
});
