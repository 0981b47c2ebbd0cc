import type { EventStore } from "@caseloop/core";
import { addMonths, type Calendar, type Day } from "@caseloop/law";
import type { Field } from "@caseloop/penalty";
import type { ListingCommand } from "@caseloop/prevention";
import type { Plan } from "../plan.ts";
import { type Life, stepsOf } from "../stage/step.ts";
import { type Agenda, agenda, morning } from "./agenda.ts";
import { type Decided, newDecisions } from "./decisions.ts";
import { boardOf } from "./red-black-board.ts";

/** 黑榜 is for the page's two fields, food and lifts; from which fine on, in fen, is `assumed`. */
const fields: readonly Field[] = ["food", "specialEquipment"];
const graveFrom = 2_500_000;

/** What becomes of an entry; each in turn. */
const courses = ["repaired", "objected", "upheld", "waived", "denied", "stands", "wrong", "stands"] as const;
type Course = (typeof courses)[number];

/** 黑榜: asked in the evening, answers with an entry's life for each grave decision of the day. */
export function blackList(
  { seed }: Plan,
  store: EventStore,
  calendar: Calendar,
): (day: Day) => Promise<readonly Life[]> {
  const decisions = newDecisions(store);
  let count = 0;
  return async (day) =>
    (await decisions())
      .filter(({ field, fine }) => fields.includes(field) && fine >= graveFrom)
      .map((decided) => {
        const course = courses[count++ % courses.length] ?? "stands";
        return entry(decided, course, day, seed, calendar);
      });
}

/** 建议、告知、异议、列入、公示、信用修复、移出: begun when the decision has been served and its fine is due. */
function* entry(decided: Decided, course: Course, day: Day, seed: string, calendar: Calendar): Life {
  const id = `black-${decided.case}`;
  const step = stepsOf(`${seed}/${id}`);
  const board = boardOf(calendar);
  const list: Agenda = agenda();
  const proposed = calendar.workdayAfter(day, 20);
  const on = (date: Day, by: string, command: ListingCommand, seconds = 0) =>
    list.add(morning(date, calendar, seconds), (at) => step(board, id, at, by, command));
  const act = (workdaysOn: number, by: string, command: ListingCommand) =>
    on(calendar.workdayAfter(proposed, workdaysOn), by, command);

  on(proposed, "clerk-1", {
    type: "Propose",
    data: {
      ...{ list: "black", party: decided.party, ground: "严重违法，已受行政处罚", evidence: [], proposer: "clerk-1" },
      decision: {
        number: `济阳市监处罚〔2023〕${decided.case}号`,
        ...{ on: calendar.dayOf(decided.at), gravity: "other", case: decided.case },
      },
    },
  });
  act(1, "clerk-1", { type: "GiveNotice", data: { officer: "clerk-1", receipt: "送达回证" } });
  if (course === "waived") act(2, decided.party.id, { type: "Waive", data: { receipt: "书面放弃陈述申辩" } });
  if (course === "objected" || course === "upheld") {
    act(3, decided.party.id, { type: "Object", data: { statement: "情节轻微，请求不予列入" } });
    act(5, "leader-3", {
      type: "DecideObjection",
      data: {
        officer: "leader-3",
        upheld: course === "upheld",
        reasons: course === "upheld" ? "异议成立" : "异议不成立",
      },
    });
  }
  if (course !== "upheld") {
    const entered = calendar.workdayAfter(proposed, course === "waived" ? 3 : 7);
    on(entered, "leader-2", { type: "Enter", data: { approver: "leader-2", reasons: "符合列入条件" } }, 600);
    on(calendar.workdayAfter(entered, 2), "clerk-1", {
      type: "Publish",
      data: { officer: "clerk-1", where: "微信公众号" },
    });
    offTheList(course, entered, on, calendar);
  }
  yield* list.steps();
}

/** Off it again: repaired after three months, or not; or taken off because it should never have stood there. */
function offTheList(
  course: Course,
  entered: Day,
  on: (date: Day, by: string, command: ListingCommand, seconds?: number) => void,
  calendar: Calendar,
): void {
  const takenDown = (date: Day) => on(date, "clerk-1", { type: "TakeDown", data: { officer: "clerk-1" } }, 1200);
  if (course === "wrong") {
    const found = calendar.workdayAfter(entered, 15);
    on(found, "leader-2", {
      type: "Remove",
      data: { approver: "leader-2", ground: "wrongEntry", reason: "当事人同名误列", evidence: ["营业执照"] },
    });
    takenDown(found);
  }
  if (course !== "repaired" && course !== "denied") return;
  const applied = calendar.workdayAfter(addMonths(entered, 3), 1);
  const met = (evidence: string) => ({ met: true, evidence });
  on(applied, "clerk-2", {
    type: "ApplyRepair",
    data: { performed: met("缴款凭证"), harmRemoved: met("整改报告"), noneSince: met("信用记录") },
  });
  on(calendar.workdayAfter(applied, 1), "clerk-2", {
    type: "AcceptRepair",
    data: { officer: "clerk-2", accepted: true, reason: "材料齐全" },
  });
  const decidedOn = calendar.workdayAfter(applied, 8);
  const granted = course === "repaired";
  on(decidedOn, "leader-2", {
    type: "DecideRepair",
    data: { approver: "leader-2", granted, reasons: granted ? "已纠正并消除影响" : "整改不到位" },
  });
  if (granted) takenDown(calendar.workdayAfter(decidedOn, 1));
}
