import type { Calendar } from "@caseloop/law";
import { type OutreachCommand, outreach } from "@caseloop/prevention";
import { type Life, stepsOf } from "../stage/step.ts";
import { agenda, morning } from "./agenda.ts";
import { campaignOn } from "./campaign-plan.ts";
import type { Course, Finding } from "./findings.ts";
import { raised } from "./raised.ts";

/** Puts down a step so many working days after the visit, and so many seconds after its hour. */
type Act = (workdaysOn: number, command: OutreachCommand, later?: number) => void;

/** 走访发现: one finding from the visit to its end. */
export function* finding(found: Finding, seed: string, calendar: Calendar): Life {
  const { id, trade, party, day, course, luck } = found;
  const step = stepsOf(`${seed}/outreach/${id}`);
  const list = agenda();
  const lead = `visitor-${luck.int(1, 3)}`;
  const officers = [lead, `visitor-${luck.int(4, 6)}`];
  const second = luck.int(0, 3 * 3600);
  const act: Act = (workdaysOn, command, later = 0) => {
    const on = workdaysOn === 0 ? day : calendar.workdayAfter(day, workdaysOn);
    list.add(morning(on, calendar, second + later), (at) => step(outreach, id, at, lead, command));
  };
  const campaign = campaignOn(trade.theme, day);
  const about = { party, officers, matter: trade.matter, field: trade.field, trade: trade.title };
  act(0, { type: "RecordFinding", data: { ...about, ...(campaign && { campaign: campaign.id }) } });
  if (found.raised) raised({ ...found, second, step, list, calendar });
  if (course === "advised") act(1, { type: "Close", data: { officer: lead, reason: "现场指导，无须责令改正" } });
  else checked(found, course, lead, officers, act);
  yield* list.steps();
}

/** 核查: on the second day; what it does not bear out is closed. */
function checked(
  found: Finding,
  course: Exclude<Course, "advised">,
  officer: string,
  officers: string[],
  act: Act,
): void {
  const { id, trade } = found;
  const violation = course !== "unfounded";
  const findings = violation ? trade.matter : "经核查未发现违法行为";
  act(2, { type: "LinkCheck", data: { check: `check-${id}`, field: trade.field, violation, findings, officer } });
  if (course === "unfounded") act(2, { type: "Close", data: { officer, reason: findings } }, 600);
  else ordered(found, course, officer, officers, act);
}

/** 责令改正、复查: an order on the third day, with five working days to put things right; a case where that is refused or not done. */
function ordered(
  { id, trade }: Finding,
  course: Exclude<Course, "advised" | "unfounded">,
  officer: string,
  officers: string[],
  act: Act,
): void {
  const items = trade.items.map((one) => ({ ...one }));
  const names = items.map(({ item }) => item);
  const opened = `case-outreach-${id}`;
  const term = { unit: "workingDay", n: 5 } as const;
  act(3, { type: "OrderCorrection", data: { officers, items, term } });
  const verify = (day: number, fulfilled: boolean, evidence: string) =>
    act(day, {
      type: "Verify",
      data: {
        officers,
        items: names.map((item) => ({ item, fulfilled, evidence })),
        ...(!fulfilled && { case: opened }),
      },
    });
  if (course === "refused")
    act(5, { type: "RecordRefusal", data: { officers, words: "不认可，不改正", case: opened } });
  else if (course === "unmet") verify(10, false, "复查仍未改正");
  else {
    const extension = { applicant: officer, approver: "leader-2", term, reason: "等待配件到货" };
    if (course === "extended") act(6, { type: "ExtendCorrection", data: extension });
    const done = { corrected: 7, late: 11, extended: 12 }[course];
    act(done, { type: "RecordPerformance", data: { items: names, proof: "整改报告", officer } });
    verify(done + 1, true, "现场照片");
  }
}
