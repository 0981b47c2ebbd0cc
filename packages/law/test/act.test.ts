import { describe, expect, it } from "vitest";
import { chineseNumeral } from "../src/article.ts";
import {
  type Act,
  acts,
  basis,
  cite,
  complaintMeasures,
  defineAct,
  foodSafetyLaw,
  inForce,
  penaltyLaw,
  transferProvisions,
} from "../src/index.ts";

describe("the edition in force", () => {
  it.each([
    [complaintMeasures, "2020-01-01", "2019"],
    [complaintMeasures, "2023-07-20", "2022-09"],
    [complaintMeasures, "2026-04-14", "2022-09"],
    [complaintMeasures, "2026-04-15", "2025"],
    [complaintMeasures, "2040-01-01", "2025"],
    [penaltyLaw, "2021-07-14", "2017"],
    [penaltyLaw, "2021-07-15", "2021"],
    [foodSafetyLaw, "2025-12-01", "2025"],
    [transferProvisions, "2020-08-06", "2001"],
  ])("%# of the act on %s is %s", (act, day, edition) => {
    expect(inForce(act, day).edition).toBe(edition);
  });

  it("before the first edition there is none, and the answer says which there are", () => {
    expect(() => inForce(complaintMeasures, "2019-12-31")).toThrowError(
      expect.objectContaining({
        code: "act-not-in-force",
        facts: { act: "samr-complaints", day: "2019-12-31", editions: complaintMeasures.editions },
      }),
    );
  });

  it("of a malformed day is refused", () => {
    expect(() => inForce(penaltyLaw, "2023-7-1")).toThrowError(expect.objectContaining({ code: "invalid-value" }));
  });
});

describe("the definition of an act", () => {
  const act = (...spans: { from: string; to?: string }[]): Act => ({
    id: "a",
    title: { zh: "甲", en: "A" },
    editions: spans.map((inForce, index) => ({ edition: `e${index}`, inForce })),
  });
  it.each([
    ["overlapping", act({ from: "2020-01-01", to: "2021-06-01" }, { from: "2021-06-01" })],
    ["gapped", act({ from: "2020-01-01", to: "2021-05-31" }, { from: "2021-06-02" })],
    ["open and succeeded", act({ from: "2020-01-01" }, { from: "2021-06-01" })],
    ["out of order", act({ from: "2021-06-01" }, { from: "2020-01-01", to: "2021-05-31" })],
  ])("with %s editions is refused, naming both", (_what, faulty) => {
    expect(() => defineAct(faulty)).toThrowError(
      expect.objectContaining({ code: "invalid-act", facts: { act: "a", first: "e0", second: "e1" } }),
    );
  });

  it("with an edition that ends before it begins is refused", () => {
    expect(() => defineAct(act({ from: "2021-06-02", to: "2021-06-01" }))).toThrowError(
      expect.objectContaining({ code: "invalid-act" }),
    );
  });

  it("with editions that meet is taken", () => {
    expect(defineAct(act({ from: "2020-01-01", to: "2021-05-31" }, { from: "2021-06-01" })).editions).toHaveLength(2);
  });

  it("has an id of its own in the table", () => {
    expect(new Set(acts.map(({ id }) => id)).size).toBe(acts.length);
  });
});

describe("a legal basis", () => {
  it("is plain data: act, article, edition in force on the day", () => {
    expect(basis(complaintMeasures, "14", "2023-07-20")).toStrictEqual({
      act: "samr-complaints",
      article: "14",
      edition: "2022-09",
    });
    expect(basis(complaintMeasures, undefined, "2023-07-20")).toStrictEqual({
      act: "samr-complaints",
      edition: "2022-09",
    });
  });

  it("is cited in Chinese and English, with the title and number of its edition", () => {
    const accept = basis(complaintMeasures, "14", "2023-07-20");
    expect(cite(accept, "zh")).toBe("《市场监督管理投诉举报处理暂行办法》（总局令第20号）第十四条");
    expect(cite(accept, "en")).toBe(
      "Interim Measures for Handling Complaints and Reports concerning Market Regulation (SAMR Order No. 20), art. 14",
    );
    expect(cite(basis(complaintMeasures, "23(5)", "2026-05-01"), "zh")).toBe(
      "《市场监督管理投诉举报处理办法》（总局令第121号）第二十三条第五项",
    );
    expect(cite(basis(penaltyLaw, "33¶1", "2023-07-20"), "zh")).toBe(
      "《中华人民共和国行政处罚法》（主席令第七十号）第三十三条第一款",
    );
    expect(cite(basis(foodSafetyLaw, "136", "2023-07-20"), "en")).toBe("Food Safety Law (2021), art. 136");
  });

  it("of an unknown act or edition is refused by name", () => {
    expect(() => cite({ act: "x", edition: "1" }, "zh")).toThrowError(
      expect.objectContaining({ facts: expect.objectContaining({ field: "basis.act" }) }),
    );
    expect(() => cite({ act: "penalty-law", edition: "1" }, "zh")).toThrowError(
      expect.objectContaining({ facts: expect.objectContaining({ field: "basis.edition" }) }),
    );
  });

  it.each(["", "0", "14.", "第14条", "14(0)", "14¶", "(5)", "14(5)x"])("with the article %j is refused", (article) => {
    expect(() => basis(penaltyLaw, article, "2023-07-20")).toThrowError(
      expect.objectContaining({ code: "invalid-value" }),
    );
  });

  it("numbers articles as Chinese does", () => {
    expect([1, 10, 14, 20, 21, 100, 104, 110, 115, 136, 1001, 1010, 1260].map(chineseNumeral)).toEqual([
      "一",
      "十",
      "十四",
      "二十",
      "二十一",
      "一百",
      "一百零四",
      "一百一十",
      "一百一十五",
      "一百三十六",
      "一千零一",
      "一千零一十",
      "一千二百六十",
    ]);
  });
});
