import type { Calendar, Day } from "@caseloop/law";
import type { Field } from "@caseloop/penalty";
import { interview } from "@caseloop/prevention";
import { type Life, stepsOf } from "../stage/step.ts";
import { agenda, morning } from "./agenda.ts";
import { campaignOn, type Theme } from "./campaign-plan.ts";
import type { Finding } from "./findings.ts";
import { followUp, officer, officers, type Send } from "./follow-up.ts";

/** One interview of a whole trade. */
export interface Interviewed {
  readonly id: string;
  readonly subject: string;
  readonly trade: { readonly id: string; readonly title: string };
  /** Of supervision, where it is one of the eight. */
  readonly field?: Field;
  readonly theme: Theme;
  readonly called: Day;
  readonly day: Day;
  readonly points: readonly [string, ...string[]];
  readonly parties: readonly (Finding["party"] & { readonly outreach?: string })[];
}

/**
 * 约谈、承诺、复查: one party stays away and comes when called again, one refuses to commit itself, one breaks its word, one asks for
 * more time; the others keep what they promised.
 */
export function* interviewLife(called: Interviewed, seed: string, calendar: Calendar): Life {
  const { id, day, parties } = called;
  const name = `${seed}/interview/${id}`;
  const step = stepsOf(name);
  const list = agenda();
  const send: Send = (on, seconds, command) =>
    list.add(morning(on, calendar, seconds), (at) => step(interview, id, at, officer, command));
  const [away, defiant, faithless, slow] = parties.map((one) => one.id);
  const again = calendar.workdayAfter(day, 2);
  const by = calendar.workdayAfter(day, 8);
  meeting(called, away, again, send);
  for (const [n, { id: party }] of parties.entries()) {
    const on = party === away ? again : day;
    const opened = `case-interview-${id}-${party}`;
    const second = 3600 + 60 * n;
    if (party === defiant)
      send(on, second, { type: "RecordRefusal", data: { party, officers, words: "拒绝承诺", case: opened } });
    else {
      const commitments = called.points.map((promise, i) => ({ commitment: `point-${i + 1}`, promise, by }));
      send(on, second, { type: "Commit", data: { party, commitments, officer } });
      const course = party === faithless ? "broken" : party === slow ? "extended" : "kept";
      for (const { commitment } of commitments)
        followUp({ party, commitment, by, course, opened, second, seed }, send, calendar);
    }
  }
  send(calendar.workdayAfter(by, 14), 0, { type: "Close", data: { officer, summary: "逐家复查完毕" } });
  yield* list.steps();
}

/** 通知与约谈: everybody is called; whoever stays away is called once more, and comes. */
function meeting(called: Interviewed, away: string | undefined, again: Day, send: Send): void {
  const { day, parties, subject, field, trade, points } = called;
  const campaign = campaignOn(called.theme, day);
  const place = "局会议室";
  send(called.called, 0, {
    type: "Call",
    data: {
      ...{ subject, trade: trade.title, parties: [...parties], day, place, officer },
      ...(field && { field }),
      ...(campaign && { campaign: campaign.id }),
    },
  });
  const hold = (on: Day, attendance: { party: string; attended: boolean; reason?: string }[]) =>
    send(on, 0, { type: "Hold", data: { officers, attendance, points: [...points], record: "约谈记录" } });
  hold(
    day,
    parties.map(({ id: party }) =>
      party === away ? { party, attended: false, reason: "外出" } : { party, attended: true },
    ),
  );
  if (away === undefined) return;
  send(day, 1800, { type: "CallAgain", data: { parties: [away], day: again, place, officer } });
  hold(again, [{ party: away, attended: true }]);
}
