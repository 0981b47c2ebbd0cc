import type { ReadCase } from "./phase.ts";
import type { CaseRefusal } from "./refusals.ts";
import type { Case } from "./state.ts";

/** The fields of commands that name somebody who acts. */
const acting = [
  "officer",
  "officers",
  "applicant",
  "approver",
  "reviewer",
  "host",
  "members",
  "team",
  "by",
  "decidedBy",
  "replacement",
];

/** Everybody whom a command names as acting on the case. */
export function actors(data: Readonly<Record<string, unknown>>): readonly unknown[] {
  return acting.flatMap((field) => data[field] ?? []);
}

/** 不得少于两人: two different officers, none of whom has judged the case. */
export function asInvestigators({ judged }: ReadCase, officers: readonly string[]): CaseRefusal | false {
  if (new Set(officers).size < 2) return "two-officers-needed";
  return officers.some((one) => judged.includes(one)) && "judged-before";
}

/** The same, and all of them assigned to the case. */
export function asAssigned(state: ReadCase, officers: readonly string[]): CaseRefusal | false {
  return (
    asInvestigators(state, officers) ||
    (officers.some((one) => !state.investigators.includes(one)) && "not-the-investigators")
  );
}

/** 办案人员不得作为审核人员: nobody who ever investigated the case judges it. */
export function asJudges({ investigated }: ReadCase, ...officers: readonly string[]): CaseRefusal | false {
  return officers.some((one) => investigated.includes(one)) && "investigator-judges";
}

/** 负责人批准: by somebody who neither asks nor investigates. */
export function asApprover(
  { investigated }: ReadCase,
  approver: string,
  ...asking: readonly string[]
): CaseRefusal | false {
  return (asking.includes(approver) || investigated.includes(approver)) && "own-approval";
}

export function investigates(state: Case, officers: readonly string[]): void {
  for (const officer of officers) if (!state.investigated.includes(officer)) state.investigated.push(officer);
}

export function judges(state: Case, officers: readonly string[]): void {
  for (const officer of officers) if (!state.judged.includes(officer)) state.judged.push(officer);
}
