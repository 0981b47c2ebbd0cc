import { instantSchema } from "@caseloop/law";
import { commands } from "./commands.ts";

const at = { at: instantSchema };

/** What happens to a consumer warning. */
export const events = {
  Proposed: commands.Propose.extend(at),
  Reviewed: commands.Review.extend(at),
  Revised: commands.Revise.extend(at),
  Published: commands.Publish.extend(at),
  Withdrawn: commands.Withdraw.extend(at),
};
