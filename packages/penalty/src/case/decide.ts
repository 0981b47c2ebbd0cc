import { decider, wrapped } from "@caseloop/core";
import { chinaCalendar, lawful, penaltyClocks } from "@caseloop/law";
import { shippedLibrary } from "../rules/shipped.ts";
import { commands } from "./commands.ts";
import { correction } from "./correction.ts";
import { decision } from "./decision.ts";
import { ending } from "./ending.ts";
import { events } from "./events.ts";
import { execution } from "./execution.ts";
import { extension } from "./extension.ts";
import { filing } from "./filing.ts";
import { hearing } from "./hearing.ts";
import { investigation } from "./investigation.ts";
import { measures } from "./measures.ts";
import { notice } from "./notice.ts";
import { payment } from "./payment.ts";
import type { CaseContext, CaseDecide, ReadCase } from "./phase.ts";
import { police } from "./police.ts";
import { publication } from "./publication.ts";
import { against } from "./refusals.ts";
import { remedy } from "./remedy.ts";
import { review } from "./review.ts";
import { actors } from "./separation.ts";
import { service } from "./service.ts";
import { standstill } from "./standstill.ts";
import { initial } from "./state.ts";

/**
 * 行政处罚案件, the enforcement case: its stream is `case-<id>`. By default it counts by China's calendar and the clocks of the
 * penalty procedure; hand in `{ calendar, clocks, library }` for others. A day that no calendar or rule covers is the refusal
 * `no-law-for-day`.
 */
export const enforcementCase = decider({
  name: "case",
  initial,
  commands,
  events,
  context: { calendar: chinaCalendar, clocks: penaltyClocks, library: shippedLibrary } as CaseContext,
  decide: wrapped(
    lawful<CaseDecide>({
      ...filing.decide,
      ...extension.decide,
      ...standstill.decide,
      ...investigation.decide,
      ...measures.decide,
      ...review.decide,
      ...notice.decide,
      ...hearing.decide,
      ...decision.decide,
      ...service.decide,
      ...payment.decide,
      ...remedy.decide,
      ...execution.decide,
      ...publication.decide,
      ...police.decide,
      ...correction.decide,
      ...ending.decide,
    }),
    (handler) => (command, state, context) => standing(command, state, context.at) ?? handler(command, state, context),
  ),
  evolve: {
    ...filing.evolve,
    ...extension.evolve,
    ...standstill.evolve,
    ...investigation.evolve,
    ...measures.evolve,
    ...review.evolve,
    ...notice.evolve,
    ...hearing.evolve,
    ...decision.evolve,
    ...service.evolve,
    ...payment.evolve,
    ...remedy.evolve,
    ...execution.evolve,
    ...publication.evolve,
    ...police.evolve,
    ...correction.evolve,
    ...ending.evolve,
  },
});

type Type = keyof CaseDecide;
interface Asked {
  readonly type: Type;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A wrong decision can be withdrawn after the case was closed, and what was published comes down in its time. */
const afterClosing: readonly Type[] = ["WithdrawDecision", "TakeDown", "SeekRemedy", "EndRemedy"];
const notWhileSuspended: readonly Type[] = [
  "Investigate",
  "Conclude",
  "Review",
  "Notify",
  "Discuss",
  "Decide",
  "Dismiss",
];
const notWithPolice: readonly Type[] = [
  "FileCase",
  "NotFile",
  "Conclude",
  "Notify",
  "Discuss",
  "Decide",
  "DecideOnSpot",
  "Dismiss",
  "HandOver",
  "Terminate",
  "TransferToPolice",
];

/** What holds for every step, asked before the step's own rules. */
function standing({ type, data }: Asked, state: ReadCase, at: string) {
  if (type === "OpenClue") return undefined;
  const { status, latest, recused, stops, police: withPolice } = state;
  return against(
    status === "none" && "no-such-case",
    status === "closed" && !afterClosing.includes(type) && "closed",
    at < latest && "before-latest",
    // Whoever steps aside may be named once more, as doing so.
    type !== "Recuse" && actors(data).some((officer) => recused.includes(String(officer))) && "officer-recused",
    withPolice !== undefined && notWithPolice.includes(type) && "with-police",
    stops.includes("suspension") && notWhileSuspended.includes(type) && "suspended",
  );
}
