import { loadPolicy, type Policy, policyRefSchema } from "@caseloop/law";
import { z } from "zod";
import { refuseMoney } from "./money.ts";

const text = z.string().min(1);
/** Decimal text, so that no figure passes through a float. */
export const decimalSchema = z.string().regex(/^-?\d{1,9}(\.\d{1,6})?$/, "decimal text such as 97.4");
const name = z.strictObject({ zh: text, en: text });
const rounding = z.strictObject({ places: z.int().min(0).max(6), mode: z.enum(["down", "halfUp"]) });

/** What an indicator looks at. There is no amount among them: money never feeds a score (行政处罚法 74). */
const measure = z.discriminatedUnion("of", [
  /** 比率, in percent: quality. */
  z.strictObject({ of: z.literal("rate"), metric: text }),
  /** 数量: how many there were. */
  z.strictObject({ of: z.literal("count"), metric: text }),
  /** 评议: points given by a reviewer, up to `most`. */
  z.strictObject({ of: z.literal("review"), most: decimalSchema }),
  /** The mean of the scores of shorter periods that are locked, such as twelve months of a year. */
  z.strictObject({ of: z.literal("periods"), scheme: text }),
]);

/** How a value becomes points. */
const method = z.discriminatedUnion("by", [
  /** 按比例: the share of `full`. */
  z.strictObject({ by: z.literal("proportion"), full: decimalSchema }),
  /** 按比例扣分: `factor` for each percent that is missing to 100. */
  z.strictObject({ by: z.literal("deduction"), factor: decimalSchema }),
  /** 分档: the points of the highest band reached; a value below all of them gets none. `from` is included. */
  z.strictObject({
    by: z.literal("bands"),
    bands: z.array(z.strictObject({ from: decimalSchema, points: decimalSchema })).min(1),
  }),
  /** 按件: so many points each, less than nothing to take off, `most` in either direction. */
  z.strictObject({ by: z.literal("each"), points: decimalSchema, most: decimalSchema.optional() }),
]);

const indicator = z.strictObject({ id: text, name, measure, method });

const plainScheme = z.strictObject({
  every: z.enum(["month", "quarter", "year"]),
  /** 口径: how its rates are counted. */
  rates: policyRefSchema,
  /** What every unit starts from. */
  base: decimalSchema,
  indicators: z.array(indicator).min(1),
  /** A score never leaves these bounds. */
  bounds: z.strictObject({ least: decimalSchema, most: decimalSchema }).optional(),
  /** 底线: what follows where a value lies below. */
  floors: z.array(z.strictObject({ indicator: text, below: decimalSchema, consequence: text, name })).default([]),
  /** A unit with an indicator that has nothing to divide by has no score, or is scored by the other indicators. */
  unmeasured: z.enum(["unscored", "leaveOut"]),
  /** 红黑榜: how many of the top and of the bottom are shown. */
  board: z.strictObject({ red: z.int().min(0), black: z.int().min(0) }).optional(),
  /** Percentages as they are published, then the score. */
  rounding: z.strictObject({ percent: rounding, score: rounding }),
});
export type Scheme = z.output<typeof plainScheme>;
export type Indicator = Scheme["indicators"][number];

const allowed: Readonly<Record<Indicator["measure"]["of"], readonly Indicator["method"]["by"][]>> = {
  rate: ["proportion", "deduction", "bands"],
  count: ["bands", "each"],
  review: ["proportion", "bands"],
  periods: ["proportion", "deduction", "bands"],
};

/** 考核办法: checked as a whole when read. */
const schemeSchema = plainScheme.superRefine((scheme, context) => {
  const problem = (path: PropertyKey[], message: string) => context.addIssue({ code: "custom", path, message });
  const { indicators, floors, bounds, unmeasured } = scheme;
  indicators.forEach(({ id, measure, method }, i) => {
    if (indicators.findIndex((other) => other.id === id) < i) problem(["indicators", i, "id"], "is there twice");
    if (!allowed[measure.of].includes(method.by))
      problem(["indicators", i, "method"], `a ${measure.of} is scored by ${allowed[measure.of].join(" or ")}`);
    if (measure.of === "review" && Number(measure.most) <= 0)
      problem(["indicators", i, "measure", "most"], "a review gives up to something above 0");
    if (unmeasured === "leaveOut" && method.by !== "proportion")
      problem(["unmeasured"], "only where every indicator is a share of full points can one be left out");
    if (method.by === "bands")
      method.bands.forEach(({ from }, j) => {
        const before = method.bands[j - 1];
        if (before && Number(from) <= Number(before.from))
          problem(["indicators", i, "method", "bands", j, "from"], "bands rise");
      });
  });
  floors.forEach((floor, i) => {
    if (!indicators.some(({ id }) => id === floor.indicator)) problem(["floors", i, "indicator"], "is no indicator");
  });
  if (bounds && Number(bounds.most) < Number(bounds.least)) problem(["bounds", "most"], "is below the least");
});

/**
 * The editions of an assessment scheme 考核办法; throws `InvalidPolicy`, `PolicyEditionsClash`, and `MoneyInScore` where an
 * indicator names money.
 */
export function loadScheme(documents: unknown): Policy<Scheme> {
  refuseMoney(documents);
  return loadPolicy(schemeSchema, documents);
}
