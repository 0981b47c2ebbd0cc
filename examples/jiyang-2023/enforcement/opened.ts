import type { Calendar, Day } from "@caseloop/law";
import { enforcementCase } from "@caseloop/penalty";
import { type Life, stepsOf } from "../stage/step.ts";
import { diary } from "./diary.ts";
import type { Entry } from "./docket.ts";
import { fileOf } from "./file.ts";
import { fromClue } from "./life.ts";

/** A case that a report or an inspection opened, lived out from the next working day. */
export function* takenOn(entry: Entry, seed: string, day: Day, calendar: Calendar): Life {
  yield* fromClue(fileOf(entry, seed, day, calendar));
}

/** 移送其他部门: a clue beyond what the plan has cases for goes to the city's bureau, and is closed without a case of its own. */
export function* handedOver(id: string, seed: string, day: Day, calendar: Calendar): Life {
  const step = stepsOf(`${seed}/${id}`);
  const days = diary(day, calendar);
  const approver = "leader-1";
  yield step(enforcementCase, id, days.now(), approver, {
    type: "HandOver",
    data: { to: "city-bureau", approver, reason: "由市局统一办理" },
  });
  days.on(1);
  yield step(enforcementCase, id, days.now(), approver, {
    type: "Close",
    data: { applicant: "inspector-11", approver },
  });
}
