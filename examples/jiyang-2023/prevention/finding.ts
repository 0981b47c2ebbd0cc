import type { Calendar } from "@caseloop/law";
import { type OutreachCommand, outreach } from "@caseloop/prevention";
import { type Life, stepsOf } from "../stage/step.ts";
import { agenda, morning } from "./agenda.ts";
import { campaignOn } from "./campaign-plan.ts";
import type { Course, Finding } from "./findings.ts";
import { raised } from "./raised.ts";

/** 走访、核查、责令改正、复查: one finding from the visit to its end. */
export function* finding(found: Finding, seed: string, calendar: Calendar): Life {
  const { id, trade, party, day, course, luck } = found;
  const step = stepsOf(`${seed}/outreach/${id}`);
  const list = agenda();
  const officers = [`visitor-${luck.int(1, 3)}`, `visitor-${luck.int(4, 6)}`];
  const [lead = "visitor-1"] = officers;
  const second = luck.int(0, 3 * 3600);
  const act = (workdaysOn: number, command: OutreachCommand, later = 0) => {
    const on = workdaysOn === 0 ? day : calendar.workdayAfter(day, workdaysOn);
    list.add(morning(on, calendar, second + later), (at) => step(outreach, id, at, lead, command));
  };
  const { id: campaign } = campaignOn(trade.theme, day) ?? {};
  const about = { party, officers, matter: trade.matter, field: trade.field, trade: trade.title };
  act(0, { type: "RecordFinding", data: { ...about, ...(campaign !== undefined && { campaign }) } });
  if (found.raised) raised({ ...found, second, step, list, calendar });
  if (course === "advised") act(1, { type: "Close", data: { officer: lead, reason: "现场指导，无须责令改正" } });
  else {
    const violation = course !== "unfounded";
    act(2, {
      type: "LinkCheck",
      data: {
        ...{ check: `check-${id}`, field: trade.field, violation, officer: lead },
        findings: violation ? trade.matter : "经核查未发现违法行为",
      },
    });
    if (!violation) act(2, { type: "Close", data: { officer: lead, reason: "核查未发现违法行为" } }, 600);
  }
  if (course !== "advised" && course !== "unfounded") ordered(found, course, officers, act);
  yield* list.steps();
}

/** In working days after the visit: an order on the third, with five to put things right. */
function ordered(
  { id, trade }: Finding,
  course: Exclude<Course, "advised" | "unfounded">,
  officers: string[],
  act: (workdaysOn: number, command: OutreachCommand, later?: number) => void,
): void {
  const items = trade.items.map((one) => ({ ...one }));
  const names = items.map(({ item }) => item);
  const [officer = "visitor-1"] = officers;
  const opened = `case-outreach-${id}`;
  const verified = (fulfilled: boolean) =>
    names.map((item) => ({ item, fulfilled, evidence: fulfilled ? "现场照片" : "复查仍未改正" }));
  act(3, { type: "OrderCorrection", data: { officers, items, term: { unit: "workingDay", n: 5 } } });
  if (course === "refused")
    act(5, { type: "RecordRefusal", data: { officers, words: "不认可，不改正", case: opened } });
  else if (course === "unmet") act(10, { type: "Verify", data: { officers, items: verified(false), case: opened } });
  else {
    if (course === "extended")
      act(6, {
        type: "ExtendCorrection",
        data: {
          ...{ applicant: officer, approver: "leader-2", reason: "等待配件到货" },
          term: { unit: "workingDay", n: 5 },
        },
      });
    const done = { corrected: 7, late: 11, extended: 12 }[course];
    act(done, { type: "RecordPerformance", data: { items: names, proof: "整改报告", officer } });
    act(done + 1, { type: "Verify", data: { officers, items: verified(true) } });
  }
}
