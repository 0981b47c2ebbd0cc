/** 行政处罚案件: the enforcement case, from the clue to its closure. */
import type { CommandOf, EventOf } from "@caseloop/core";
import type { enforcementCase } from "./decide.ts";

export { enforcementCase } from "./decide.ts";
export { type Field, fields, type PenaltyKind } from "./fields.ts";
export { type Owed, owedOn } from "./owing.ts";
export { partySchema, partysWords } from "./person.ts";
export type { CaseContext } from "./phase.ts";
export { opening } from "./process.ts";
export { type CaseRefusal, caseRefusals } from "./refusals.ts";
export type { Case } from "./state.ts";
export type CaseCommand = CommandOf<typeof enforcementCase>;
export type CaseEvent = EventOf<typeof enforcementCase>;
