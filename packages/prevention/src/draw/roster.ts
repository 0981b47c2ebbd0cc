import type { Immutable } from "@caseloop/core";
import { type Day, daySchema } from "@caseloop/law";
import { z } from "zod";

const id = z.string().min(1);

/** 检查对象: a market entity by its id, such as its unified social credit code. */
const inspecteeSchema = z.object({
  id,
  stratum: id,
  /** 风险权重: twice the weight is twice the chance at every draw. */
  weight: z.int().min(1).max(1_000_000).default(1),
  /** The last check, where there was one. */
  inspectedOn: daySchema.optional(),
});
export type Inspectee = Immutable<z.output<typeof inspecteeSchema>>;

/** 执法检查人员: an officer of a department. */
const inspectorSchema = z.object({ id, department: id });

/** 回避事由: a direct interest 直接利害关系, or another relation that may affect fairness. No words: they might name somebody. */
export const recusalReasonSchema = z.enum(["directInterest", "otherRelation"]);

/** 名录库: who may be inspected, who may inspect, and who may not inspect whom 回避. */
export const rosterSchema = z.object({
  inspectees: z.array(inspecteeSchema).min(1),
  inspectors: z.array(inspectorSchema).min(1),
  recusals: z.array(z.object({ inspector: id, inspectee: id, reason: recusalReasonSchema })).default([]),
});
export type Roster = Immutable<z.output<typeof rosterSchema>>;

/** What a draw goes by; fixed in the plan. */
export const drawRulesSchema = z.object({
  /** How many are to be inspected. */
  take: z.int().min(1),
  /** 分类分层: such as credit-risk classes, with the rate at which each is drawn beside the others. */
  strata: z.array(z.object({ id, share: z.int().min(1).max(1_000_000).default(1) })).min(1),
  /** Each department sends its own team of at least two, with reserves in case an interest comes to light. */
  departments: z.array(z.object({ id, team: z.int().min(2).default(2), reserves: z.int().min(0).default(1) })).min(1),
  /** 避免重复检查: who was inspected fewer whole months ago than this is left out; 0 leaves out nobody. */
  restMonths: z.int().min(0),
});
export type DrawRules = Immutable<z.output<typeof drawRulesSchema>>;

/** In the order of their ids, by UTF-16 code units, as RFC 8785 orders keys. */
export function byId<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return items.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** Everybody in the order of their ids, recusals by inspector and inspectee: the one way a roster is written down. */
export function inOrderOfIds({ inspectees, inspectors, recusals }: Roster): Roster {
  const key = (one: Roster["recusals"][number]): string => JSON.stringify([one.inspector, one.inspectee]);
  return {
    inspectees: byId(inspectees),
    inspectors: byId(inspectors),
    recusals: recusals.toSorted((one, other) => (key(one) < key(other) ? -1 : 1)),
  };
}

/** The ids of those inspected fewer than so many whole months before that day; a check dated later counts as one of that day. */
export function recentlyInspected(inspectees: readonly Inspectee[], day: Day, months: number): readonly string[] {
  return inspectees
    .filter(({ inspectedOn }) => inspectedOn !== undefined && wholeMonths(inspectedOn, day) < months)
    .map(({ id }) => id);
}

/** Whole months from one day to another: from the 31st, a month is whole on the 31st or on the first day after a shorter month. */
function wholeMonths(from: Day, to: Day): number {
  const [y1 = 0, m1 = 0, d1 = 0] = from.split("-").map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = to.split("-").map(Number);
  return (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0);
}
