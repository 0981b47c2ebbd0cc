import { type Rejection, reject } from "@caseloop/core";
import { fromDecision } from "./refusals-after.ts";
import { beforeDecision } from "./refusals-before.ts";

/** Every reason an enforcement case says no, as a clerk reads it: English, then Chinese. */
export const caseRefusals = { ...beforeDecision, ...fromDecision };

/** Stable codes of a case's refusals. */
export type CaseRefusal = keyof typeof caseRefusals;

export function refuse(code: CaseRefusal, facts?: Readonly<Record<string, unknown>>): Rejection {
  const [en, zh] = caseRefusals[code];
  return reject(code, en, { zh, ...(facts && { facts }) });
}

/** The first reason that stands against a step, if one does: `against(!served && "not-served", …)`. */
export function against(...reasons: readonly (CaseRefusal | false)[]): Rejection | undefined {
  const code = reasons.find((reason) => reason !== false);
  return code && refuse(code);
}
