import { personal } from "@caseloop/core";
import { z } from "zod";

/** An opaque id of an officer 工作人员, never a name. */
export const officer = z.string().min(1);
export const id = z.string().min(1);
export const text = z.string().min(1);
export const officers = z.array(officer).min(1);

/** 当事人: a natural person or an entity; the name may be a person's. */
export const partySchema = z.object({
  id,
  kind: z.enum(["person", "entity"]),
  name: personal(text, { subject: "party" }),
});

/** What the party said or wrote. */
export const partysWords = personal(text, { subject: "party" });

/** 不少于两人: two different officers. */
export function twoOfThem(named: readonly string[]): boolean {
  return new Set(named).size >= 2;
}

/** Whether a list names something twice. */
export function twice(named: readonly string[]): boolean {
  return new Set(named).size < named.length;
}
