import { describe, expect, it } from "vitest";
import { applied, type FactValue, type Outcome, penaltyLaw2021, shippedLibrary } from "../src/index.ts";
import { assessed, bandIn, permitted } from "./discretion-world.ts";

const price = {
  hasGains: false,
  graveInfluence: false,
  repeated: false,
  evidenceTampered: false,
  assetsMoved: false,
  refundRefused: false,
};
const product = { dealer: true, dealerUnaware: false, supplierNamed: false };
const heavy = { emergencyBreach: true };

describe("the figures of each norm, read off its heavier band: [m + 0.7W, M]", () => {
  it.each<[norm: string, source: string, facts: Readonly<Record<string, FactValue>>, band: readonly [number, number]]>([
    ["food-124", "Food Safety Law 124¶1: ¥50,000–100,000", { goodsValue: 1 }, [85_000_00, 100_000_00]],
    ["food-124", "124¶1: 10–20 times", { goodsValue: 20_000_00 }, [340_000_00, 400_000_00]],
    ["food-125", "Food Safety Law 125¶1: ¥5,000–50,000", { goodsValue: 1 }, [36_500_00, 50_000_00]],
    ["food-125", "125¶1: 5–10 times", { goodsValue: 20_000_00 }, [170_000_00, 200_000_00]],
    [
      "price-7",
      "价格违法行为行政处罚规定 7: up to 5 times the gains",
      { ...price, hasGains: true, unlawfulGains: 1_000_00 },
      [3_500_00, 5_000_00],
    ],
    ["price-7", "7: without gains ¥50,000–500,000", price, [365_000_00, 500_000_00]],
    ["price-13", "13: up to ¥5,000, may", price, [3_500_00, 5_000_00]],
    [
      "advertising-55",
      "广告法 55¶1: 3–5 times the fees",
      { adGrave: false, feeKnown: true, adFee: 10_000_00 },
      [44_000_00, 50_000_00],
    ],
    [
      "advertising-55",
      "55¶1: fees unknown, ¥200,000–1,000,000",
      { adGrave: false, feeKnown: false },
      [760_000_00, 1_000_000_00],
    ],
    [
      "advertising-55",
      "55¶1: grave, 5–10 times",
      { adGrave: true, feeKnown: true, adFee: 10_000_00 },
      [85_000_00, 100_000_00],
    ],
    [
      "advertising-55",
      "55¶1: grave, ¥1,000,000–2,000,000",
      { adGrave: true, feeKnown: false },
      [1_700_000_00, 2_000_000_00],
    ],
    ["advertising-59", "广告法 59¶1: up to ¥100,000", {}, [70_000_00, 100_000_00]],
    ["metrology-41", "计量法实施细则 41: 10–50% of the gains", { unlawfulGains: 10_000_00 }, [3_800_00, 5_000_00]],
    ["metrology-43", "43: up to ¥1,000", {}, [700_00, 1_000_00]],
    ["metrology-46", "46: up to ¥2,000", {}, [1_400_00, 2_000_00]],
    ["product-49", "产品质量法 49: 1–3 times", { ...product, productValue: 10_000_00 }, [24_000_00, 30_000_00]],
    ["product-50", "50: 50% to 3 times", { ...product, productValue: 10_000_00 }, [22_500_00, 30_000_00]],
    ["product-52", "52: up to twice", { ...product, productValue: 10_000_00 }, [14_000_00, 20_000_00]],
  ])("%s (%s)", (norm, _, facts, band) => {
    expect(bandIn(assessed({ ...heavy, ...facts }, { norms: [norm] }), "heavier")).toEqual(band);
  });

  it("covers every norm that ships", () => {
    const norms = new Set(shippedLibrary.sets.flatMap((set) => set.norms.map(({ id }) => id)));
    expect([...norms].toSorted()).toEqual(
      "advertising-55 advertising-59 food-124 food-125 metrology-41 metrology-43 metrology-46 price-13 price-7 product-49 product-50 product-52".split(
        " ",
      ),
    );
  });
});

describe("special rules of the acts", () => {
  it.each<[string, Readonly<Record<string, FactValue>>, string, readonly Outcome[]]>([
    [
      "产品质量法 55: may",
      { ...product, dealerUnaware: true, supplierNamed: true, productValue: 100_00 },
      "product-49",
      ["mitigated", "lighter", "ordinary"],
    ],
    [
      "55: not a producer",
      { ...product, dealer: false, dealerUnaware: true, supplierNamed: true, productValue: 100_00 },
      "product-49",
      ["ordinary"],
    ],
    ["55: supplier not named", { ...product, dealerUnaware: true, productValue: 100_00 }, "product-49", ["ordinary"]],
    ["价格规定 17¶2(1)", { ...price, graveInfluence: true }, "price-13", ["heavier"]],
    ["17¶2(2)", { ...price, repeated: true }, "price-13", ["heavier"]],
    ["17¶2(3)", { ...price, evidenceTampered: true }, "price-13", ["heavier"]],
    ["17¶2(4)", { ...price, assetsMoved: true }, "price-13", ["heavier"]],
    ["17¶2(5)", { ...price, refundRefused: true }, "price-13", ["heavier"]],
  ])("%s", (_, facts, norm, permits) => {
    expect(permitted(assessed(facts, { norms: [norm] }))).toEqual(permits);
  });

  it("cite articles that exist in the form of the law package", () => {
    expect(penaltyLaw2021.rules.every(({ article }) => /^\d+(¶\d)?(\(\d\))?$/.test(article))).toBe(true);
  });
});

describe("several norms, one fine: the higher (art. 29)", () => {
  const both = { ...product, productValue: 5_000_00 };

  it("by the maximum of what each comes to in this case", () => {
    // Product Quality Law 50: ¥2,500–15,000; Food Safety Law 124: ¥50,000–100,000.
    const assessment = assessed(both, { norms: ["product-50", "food-124"] });
    expect(applied(assessment).norms.map(({ norm, ceiling }) => [norm, ceiling])).toEqual([
      ["food-124", 100_000_00],
      ["product-50", 15_000_00],
    ]);
    expect(bandIn(assessment, "ordinary")).toEqual([65_000_01, 84_999_99]);
    const dear = assessed({ ...both, productValue: 100_000_00 }, { norms: ["product-50", "food-124"] });
    expect(applied(dear).norms[0]).toMatchObject({ norm: "product-50", floor: 50_000_00, ceiling: 300_000_00 });
  });

  it("by the minimum where the maximum is the same", () => {
    // 49 and 50 both end at three times the value; 49 begins at once, 50 at half.
    const assessment = assessed(both, { norms: ["product-50", "product-49"] });
    expect(applied(assessment).norms[0]?.norm).toBe("product-49");
  });

  it("the order in which they are named does not matter", () => {
    const [one, other] = [
      ["product-50", "food-124"],
      ["food-124", "product-50", "product-50"],
    ].map((norms) => {
      const { underAct } = assessed(both, { norms });
      return underAct;
    });
    expect(one).toEqual(other);
  });

  it("a special act weighs only where its norm applies, and exempts only where nothing outside it was broken", () => {
    const unaware = {
      ...both,
      dealerUnaware: true,
      supplierNamed: true,
      purchaseChecked: true,
      provedUnaware: true,
      sourceNamed: true,
    };
    const assessment = assessed(unaware, { norms: ["product-50", "food-124"] });
    expect(permitted(assessment)).toEqual(["ordinary"]);
    expect(
      applied(assessment)
        .trace.filter(({ result }) => result === "setAside")
        .map(({ rule }) => rule),
    ).toEqual(["food-unaware-dealer", "product-unaware-dealer"]);
    expect(permitted(assessed(unaware, { norms: ["food-124", "food-125"] }))).toEqual(["exempt", "ordinary"]);
  });

  it("confiscation stands under each of them", () => {
    const assessment = assessed(both, { norms: ["product-50", "food-124"] });
    expect(applied(assessment).options[0]?.duties.map(({ do: duty }) => duty)).toEqual(["correct", "confiscateGoods"]);
  });
});
