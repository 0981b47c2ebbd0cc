import { orderRefusals, refusing } from "@caseloop/core";
import { lawRefusals } from "@caseloop/law";
import { fromDecision } from "./refusals-after.ts";
import { beforeDecision } from "./refusals-before.ts";

/** Every reason an enforcement case says no, as a clerk reads it: English, then Chinese. */
export const caseRefusals = { ...orderRefusals, ...lawRefusals, ...beforeDecision, ...fromDecision };

/** Stable codes of a case's refusals. */
export type CaseRefusal = keyof typeof caseRefusals;

export const { refuse, against } = refusing(caseRefusals);
