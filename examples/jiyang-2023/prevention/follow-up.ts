import type { Calendar, Day } from "@caseloop/law";
import type { InterviewCommand } from "@caseloop/prevention";
import { chance } from "../stage/chance.ts";

/** Puts down a step so many seconds into the morning of a day. */
export type Send = (day: Day, seconds: number, command: InterviewCommand) => void;

/** Who interviews and verifies. */
export const officer = "interviewer-1";
export const officers = [officer, "interviewer-2"];

/** One commitment of one party. */
interface Promised {
  readonly party: string;
  readonly commitment: string;
  readonly by: Day;
  readonly course: "kept" | "extended" | "broken";
  /** The case where it is broken. */
  readonly opened: string;
  readonly second: number;
  readonly seed: string;
}

/** 复查: what was promised is reported as done and looked at by two officers; what was not is found out after its day. */
export function followUp(promised: Promised, send: Send, calendar: Calendar): void {
  const { party, commitment, by, course, opened, second, seed } = promised;
  const luck = chance(`${seed}/${opened}/${commitment}`);
  const until = course === "extended" ? calendar.workdayAfter(by, 10) : by;
  if (course === "extended")
    send(calendar.workdayBefore(by, 1), second, {
      type: "ExtendCommitment",
      data: { party, commitment, by: until, applicant: officer, approver: "leader-2", reason: "合同尚在更换" },
    });
  const verify = (day: Day, found: { fulfilled: boolean; evidence: string; case?: string }) =>
    send(day, second, { type: "Verify", data: { party, commitment, officers, ...found } });
  if (course === "broken")
    verify(calendar.workdayAfter(until, 2), { fulfilled: false, evidence: "复查仍未履行", case: opened });
  else {
    const done = calendar.workdayBefore(until, luck.int(1, 3));
    send(done, second, { type: "RecordFulfilment", data: { party, commitment, proof: "公示照片", officer } });
    verify(calendar.workdayAfter(done, luck.int(1, 2)), { fulfilled: true, evidence: "复查记录" });
  }
}
