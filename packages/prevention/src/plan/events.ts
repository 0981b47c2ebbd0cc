import { instantSchema } from "@caseloop/law";
import { z } from "zod";
import { lotSchema } from "../draw/draw.ts";
import { digestSchema } from "../draw/seal.ts";
import { id } from "../party.ts";
import { commands, itemSchema } from "./commands.ts";

const at = { at: instantSchema };

export const events = {
  Planned: commands.Plan.extend(at),
  SeedCommitted: commands.CommitSeed.extend(at),
  /** The roster in the order of ids, who is left out as recently inspected, and the digest of plan and roster. */
  RosterFrozen: commands.FreezeRoster.extend({ ...at, excluded: z.array(id), digest: digestSchema }),
  /** 抽取结果: all that is needed to draw again, the result, and the items that each visit looks at. */
  Drawn: commands.Draw.extend({
    ...at,
    plan: id,
    algorithm: id,
    lots: z.array(lotSchema),
    items: z.array(itemSchema),
  }),
  Abandoned: commands.Abandon.extend(at),
};
