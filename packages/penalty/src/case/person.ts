import { personal } from "@caseloop/core";
import { z } from "zod";

export { officer } from "@caseloop/ticket";

export const id = z.string().min(1);
export const text = z.string().min(1);

/** 当事人: a natural person or an entity 法人或者其他组织; the name may be a person's. */
export const partySchema = z.object({
  id,
  kind: z.enum(["person", "entity"]),
  name: personal(text, { subject: "party" }),
});
export type Party = z.output<typeof partySchema>;

/** What the party said or wrote. */
export const partysWords = personal(text, { subject: "party" });
