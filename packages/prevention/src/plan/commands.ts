import { instantSchema } from "@caseloop/law";
import { z } from "zod";
import { drawRulesSchema, rosterSchema } from "../draw/roster.ts";
import { digestSchema, seedSchema } from "../draw/seal.ts";
import { id, officer, text } from "../party.ts";

/** 抽查事项: what a department looks at in a visit. */
export const itemSchema = z.object({ id, department: id, title: text });

export const commands = {
  /** 抽查计划: what is inspected, by whom, how many, how often at most. `id` names the plan in the commitment to its seed. */
  Plan: drawRulesSchema.extend({ id, title: text, items: z.array(itemSchema).min(1), officer }),
  /**
   * Publish the commitment to a secret seed, and where it stands. A `beacon` 公共随机数 is a number nobody can know before
   * `knownAt`, such as a lottery result: it goes into the draw, so that not even the keeper of the seed can know the outcome.
   */
  CommitSeed: z.object({
    commitment: digestSchema,
    published: text,
    officer,
    beacon: z.object({ source: text, knownAt: instantSchema }).optional(),
  }),
  /** Fix who may be drawn (名录库); by somebody who does not know the seed. */
  FreezeRoster: rosterSchema.extend({ officer }),
  /** Open the seed, with the beacon's value where one was announced, and draw. */
  Draw: z.object({ seed: seedSchema, beacon: text.optional(), officer }),
  /** Give the plan up before it is drawn; a commitment that was never opened stays on record. */
  Abandon: z.object({ reason: text, officer, approver: officer }),
};
