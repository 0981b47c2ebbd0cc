import { officer } from "@caseloop/ticket";
import { z } from "zod";

export { partySchema, partysWords } from "@caseloop/penalty";
export { officer, twice } from "@caseloop/ticket";

export const id = z.string().min(1);
export const text = z.string().min(1);
export const officers = z.array(officer).min(1);

/** 不少于两人: two different officers. */
export function twoOfThem(named: readonly string[]): boolean {
  return new Set(named).size >= 2;
}
