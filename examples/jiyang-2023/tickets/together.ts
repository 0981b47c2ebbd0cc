import type { Instant } from "@caseloop/law";
import type { Part } from "../stage/step.ts";
import { ownersIn, type Unit } from "./bureau.ts";
import type { Scene } from "./scene.ts";

type Partner = readonly [unit: string, department: "housing" | "commerce" | "police", task: string];
const partners: readonly [Partner, ...Partner[]] = [
  ["housing-1", "housing", "协查物业备案情况"],
  ["commerce-1", "commerce", "协查预付卡备案情况"],
  ["police-1", "police", "协查经营者身份"],
];
const nextMorning = ({ calendar }: Scene, at: Instant, days: number) =>
  calendar.afterOfficeTime(calendar.startOf(calendar.workdayAfter(calendar.dayOf(at), days)), 600_000);

/** 协同办理 (M23): another department assists; the lead stays with the unit. Answers when it is concluded. */
export function* together(scene: Scene, unit: Unit, officer: string, at: Instant): Part<Instant> {
  const { arrival, send } = scene;
  const [partner, department, task] = arrival.chance.pick(partners);
  yield send.coordination(at, officer, {
    type: "Open",
    data: { lead: unit.id, assisting: [{ unit: partner, department }], matter: arrival.words },
  });
  const asked = nextMorning(scene, at, 1);
  const until = scene.calendar.workdayAfter(scene.calendar.dayOf(asked), 3);
  yield send.coordination(asked, officer, {
    type: "RequestAssistance",
    data: { unit: partner, officer, task, until },
  });
  const answered = nextMorning(scene, asked, 1);
  const clerk = `${partner}-clerk`;
  yield send.coordination(answered, clerk, {
    type: "AnswerAssistance",
    data: { request: 1, unit: partner, officer: clerk, answer: "已核实并函复" },
  });
  const over = nextMorning(scene, answered, 1);
  yield send.coordination(over, officer, { type: "Conclude", data: { officer, outcome: "协查结果已用于处理" } });
  return over;
}

/** 职责争议: the unit says that it is not its duty; the two talk it over, and agree on the other. Answers when that one has it. */
export function* disputed(scene: Scene, unit: Unit, other: Unit, handler: string, at: Instant): Part<Instant> {
  const { arrival, send } = scene;
  yield send.coordination(at, unit.head, {
    type: "Open",
    data: { lead: unit.id, assisting: [{ unit: other.id, department: "market" }], matter: arrival.words },
  });
  const raised = nextMorning(scene, at, 1);
  yield send.coordination(raised, unit.head, {
    type: "RaiseDispute",
    data: { unit: unit.id, officer: unit.head, position: "notOurs", grounds: "经营地址跨辖区", against: [other.id] },
  });
  const agreed = nextMorning(scene, raised, 1);
  yield send.coordination(agreed, other.leader, {
    type: "ConsultDispute",
    data: {
      units: [unit.id, other.id],
      officer: other.leader,
      outcome: "经协商由经营地所在地单位办理",
      next: { lead: other.id, owners: ownersIn(other, handler) },
    },
  });
  return nextMorning(scene, agreed, 1);
}
