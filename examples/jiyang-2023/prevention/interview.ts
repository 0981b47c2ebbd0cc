import type { Calendar, Day } from "@caseloop/law";
import type { Field } from "@caseloop/penalty";
import { type InterviewCommand, interview } from "@caseloop/prevention";
import { chance } from "../stage/chance.ts";
import { type Life, stepsOf } from "../stage/step.ts";
import { type Agenda, agenda, morning } from "./agenda.ts";
import { campaignOn, type Theme } from "./campaign-plan.ts";
import type { Finding } from "./findings.ts";

/** One interview of a whole trade. */
export interface Interviewed {
  readonly id: string;
  readonly subject: string;
  readonly trade: { readonly id: string; readonly title: string };
  readonly field: Field;
  readonly theme: Theme;
  readonly called: Day;
  readonly day: Day;
  readonly points: readonly [string, ...string[]];
  readonly parties: readonly (Finding["party"] & { readonly outreach?: string })[];
}

const officers = ["interviewer-1", "interviewer-2"];
const officer = "interviewer-1";
type Send = (day: Day, seconds: number, command: InterviewCommand) => void;

/**
 * 约谈、承诺、复查: one party stays away and comes when called again, one refuses to commit itself, one breaks its word, one asks for
 * more time; the others keep what they promised.
 */
export function* interviewLife(called: Interviewed, seed: string, calendar: Calendar): Life {
  const { id, day, parties, points } = called;
  const name = `${seed}/interview/${id}`;
  const step = stepsOf(name);
  const list: Agenda = agenda();
  const send: Send = (on, seconds, command) =>
    list.add(morning(on, calendar, seconds), (at) => step(interview, id, at, officer, command));
  const [away, defiant, faithless, slow] = parties.map((one) => one.id);
  const again = calendar.workdayAfter(day, 2);
  const by = calendar.workdayAfter(day, 8);
  const hold = (on: Day, attendance: { party: string; attended: boolean; reason?: string }[]) =>
    send(on, 0, { type: "Hold", data: { officers, attendance, points: [...points], record: "约谈记录" } });

  const { id: campaign } = campaignOn(called.theme, day) ?? {};
  send(called.called, 0, {
    type: "Call",
    data: {
      ...{ subject: called.subject, field: called.field, trade: called.trade.title, parties: [...parties] },
      ...{ day, place: "局会议室", officer, ...(campaign !== undefined && { campaign }) },
    },
  });
  hold(
    day,
    parties.map((one) => ({ party: one.id, attended: one.id !== away, ...(one.id === away && { reason: "外出" }) })),
  );
  if (away !== undefined) {
    send(day, 1800, { type: "CallAgain", data: { parties: [away], day: again, place: "局会议室", officer } });
    hold(again, [{ party: away, attended: true }]);
  }
  for (const [n, { id: party }] of parties.entries()) {
    const on = party === away ? again : day;
    const opened = `case-interview-${id}-${party}`;
    if (party === defiant)
      send(on, 3600 + 60 * n, { type: "RecordRefusal", data: { party, officers, words: "拒绝承诺", case: opened } });
    else {
      const commitments = points.map((promise, i) => ({ commitment: `point-${i + 1}`, promise, by }));
      send(on, 3600 + 60 * n, { type: "Commit", data: { party, commitments, officer } });
      const until = party === slow ? calendar.workdayAfter(by, 10) : by;
      for (const { commitment } of commitments) {
        if (party === slow)
          send(calendar.workdayBefore(by, 1), 60 * n, {
            type: "ExtendCommitment",
            data: { party, commitment, by: until, applicant: officer, approver: "leader-2", reason: "合同尚在更换" },
          });
        followed({ party, commitment, until, broken: party === faithless, opened, n }, send, calendar, seed);
      }
    }
  }
  send(calendar.workdayAfter(by, 14), 0, { type: "Close", data: { officer, summary: "逐家复查完毕" } });
  yield* list.steps();
}

interface Followed {
  readonly party: string;
  readonly commitment: string;
  readonly until: Day;
  readonly broken: boolean;
  readonly opened: string;
  readonly n: number;
}

/** What was promised is reported as done and looked at by two officers; what was not is found out after its day. */
function followed(
  { party, commitment, until, broken, opened, n }: Followed,
  send: Send,
  calendar: Calendar,
  seed: string,
): void {
  const luck = chance(`${seed}/${opened}/${commitment}`);
  if (broken)
    send(calendar.workdayAfter(until, 2), 60 * n, {
      type: "Verify",
      data: { party, commitment, officers, fulfilled: false, evidence: "仍在收取停车卡费", case: opened },
    });
  else {
    const done = calendar.workdayBefore(until, luck.int(1, 3));
    send(done, 3600 + 60 * n, { type: "RecordFulfilment", data: { party, commitment, proof: "公示照片", officer } });
    send(calendar.workdayAfter(done, luck.int(1, 2)), 60 * n, {
      type: "Verify",
      data: { party, commitment, officers, fulfilled: true, evidence: "复查记录" },
    });
  }
}
