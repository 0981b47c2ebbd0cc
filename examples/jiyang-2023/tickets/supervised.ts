import type { Instant } from "@caseloop/law";
import type { Part } from "../stage/step.ts";
import type { Unit } from "./bureau.ts";
import type { Scene } from "./scene.ts";

/** 提级督办 (M22): a hard matter is raised; a leader takes part in person, the unit answers and does what it set itself. Answers when it is lifted. */
export function* supervised(scene: Scene, unit: Unit, handler: string, at: Instant): Part<Instant> {
  const { arrival, send, calendar } = scene;
  const office = { supervisor: "supervisor-1", office: "督查室" };
  const trigger = arrival.chance.pick(["unclearDuty", "wideCoverage", "newBusinessForm", "collectiveRisk"] as const);
  const day = (days: number) => calendar.workdayAfter(calendar.dayOf(at), days);
  const morning = (days: number) => calendar.afterOfficeTime(calendar.startOf(day(days)), 900_000);
  yield send.supervision(at, office.supervisor, {
    type: "Escalate",
    data: { trigger, tickets: [arrival.id], units: [unit.id], ...office, reason: "涉及面广，需领导包案" },
  });
  yield send.supervision(morning(1), office.supervisor, {
    type: "AssignLeader",
    data: { leader: unit.leader, officer: office.supervisor },
  });
  yield send.supervision(morning(1), office.supervisor, {
    type: "IssueNotice",
    data: { ...office, unit: unit.id, demands: "限期报告办理措施", until: day(3) },
  });
  yield send.supervision(morning(2), unit.leader, {
    type: "RecordParticipation",
    data: { leader: unit.leader, how: "visit", text: "到现场协调双方" },
  });
  yield send.supervision(morning(2), handler, {
    type: "AnswerNotice",
    data: { notice: 1, unit: unit.id, officer: handler, text: "已制定措施" },
  });
  yield send.supervision(morning(2), handler, {
    type: "SetMeasure",
    data: { unit: unit.id, responsible: unit.head, officer: handler, text: "逐户核实并退还多收费用", until: day(4) },
  });
  yield send.supervision(morning(3), handler, {
    type: "CompleteMeasure",
    data: { measure: 1, unit: unit.id, officer: handler, outcome: "已全部退还" },
  });
  yield send.supervision(morning(4), office.supervisor, {
    type: "Lift",
    data: { result: "resolved", officer: "supervisor-2", office: office.office, summary: "问题已化解" },
  });
  return morning(5);
}
