import { add, dueSchema, type Fen, fen, fenSchema } from "@caseloop/law";
import { z } from "zod";
import { choiceSchema, penaltyDecidedSchema } from "../discretion/decided.ts";
import { factsSchema } from "../discretion/fact.ts";
import { kinds, type PenaltyKind } from "./fields.ts";
import { id, officer } from "./person.ts";

/** 一个违法行为的处罚: what one act costs its party. */
export const penaltySchema = z.object({
  act: id,
  /** 罚款 */
  fine: fenSchema,
  /** 没收违法所得, in money. */
  confiscated: fenSchema,
  /** 没收非法财物: the goods themselves. */
  goods: z.boolean().default(false),
  kinds: z.array(z.enum(kinds)).default([]),
});
export type Penalty = z.output<typeof penaltySchema>;

/** What is to be decided on one act: the norms it broke, the facts with their evidence, and the choice within what the rules permit. */
export const chosenSchema = choiceSchema
  .omit({ by: true })
  .extend({ act: id, norms: z.array(id).min(1), facts: factsSchema, kinds: z.array(z.enum(kinds)).default([]) });
export type Chosen = z.output<typeof chosenSchema>;

/** 行政处罚决定: the whole outcome as it was decided, with everything that led to it. */
export const decisionSchema = z.object({
  /** From 1, one more after each withdrawal: one decision is in force at a time. */
  decision: z.int().min(1),
  procedure: z.enum(["ordinary", "summary"]),
  /** The head of the bureau; in the summary procedure the officers on the spot. */
  by: z.array(officer).min(1),
  /** One for each act; `discretion` is the full account of how the rules were applied to it. */
  penalties: z.array(penaltySchema.extend({ discretion: penaltyDecidedSchema })).min(1),
  fine: fenSchema,
  confiscated: fenSchema,
  /** Below the statutory minimum, or not imposed: the sum of the reductions. */
  reduction: fenSchema,
  serveBy: dueSchema,
  /** Absent where nothing is to be published. */
  publishBy: dueSchema.optional(),
  /** Decided after the limit of the case. */
  late: z.boolean(),
});

type Amounts = {
  readonly fine: Fen;
  readonly confiscated: Fen;
  readonly goods: boolean;
  readonly kinds: readonly PenaltyKind[];
};

export function total(of: "fine" | "confiscated", penalties: readonly Amounts[]): Fen {
  return add(fen(0), ...penalties.map((penalty) => penalty[of]));
}

/** Whether there is any penalty in it at all; a duty to correct is none. */
export function punishes({ fine, confiscated, goods, kinds }: Amounts): boolean {
  return fine > 0 || confiscated > 0 || goods || kinds.length > 0;
}

/** Whether the first is heavier than the second in any respect: money, goods, or a kind of penalty. */
export function heavier(one: Amounts, other: Amounts | undefined): boolean {
  if (!other) return punishes(one);
  return (
    one.fine > other.fine ||
    one.confiscated > other.confiscated ||
    (one.goods && !other.goods) ||
    one.kinds.some((kind) => !other.kinds.includes(kind))
  );
}
