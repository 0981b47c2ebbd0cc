import { defineRuleSet, foodSafetySets, type Library, library, type RuleSet, shippedLibrary } from "../src/index.ts";

/**
 * 食品安全法 of 2009, art. 85: under ¥10,000 of goods ¥2,000–50,000, from there 5–10 times their value. In force to 2015-09-30.
 * Its first day, and one more edition of the Penalty Law before 2018, are made up so that acts of 2015 can be decided.
 */
const foodSafety2009: RuleSet = defineRuleSet({
  id: "cn-food-safety-law-2009",
  series: "cn-food-safety-law",
  version: "1",
  role: "special",
  jurisdiction: "CN",
  zh: "中华人民共和国食品安全法（2009年）",
  en: "Food Safety Law (2009)",
  act: "food-safety-law",
  edition: "2009",
  effective: { from: "2009-06-01", to: "2015-09-30" },
  facts: { goodsValue: { kind: "money", zh: "货值金额", en: "value of the goods" } },
  norms: [
    {
      id: "food-124",
      article: "85",
      zh: "经营超过保质期的食品",
      en: "dealing in food past its shelf life",
      clauses: [
        { when: { fact: "goodsValue", op: "<", value: 10_000_00 }, fine: { fixed: { min: 2_000_00, max: 50_000_00 } } },
        {
          when: { fact: "goodsValue", op: ">=", value: 10_000_00 },
          fine: { multiple: { of: "goodsValue", min: 500, max: 1000 } },
        },
      ],
    },
  ],
});

const [law2017, ...others] = shippedLibrary.sets;

/** The shipped library, with the food law of 2009 and the Penalty Law of 2017 reaching back to it. */
export const since2009: Library = library({
  sets: [{ ...(law2017 as RuleSet), effective: { from: "2009-06-01", to: "2021-07-14" } }, ...others, foodSafety2009],
  bands: shippedLibrary.bands,
});

/** A food law of 2015 of which nothing but the norm is known to be gone. */
export const foodLawRepealed: Library = library({
  sets: [
    ...shippedLibrary.sets.filter(({ series }) => series !== "cn-food-safety-law"),
    ...foodSafetySets.map((set) =>
      set.edition === "2021" ? { ...set, norms: set.norms.slice(1), digest: "gone" } : set,
    ),
  ],
  bands: shippedLibrary.bands,
});
