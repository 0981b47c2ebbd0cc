import { type CommandOf, type Decide, decider, type EventOf } from "@caseloop/core";
import { chinaCalendar } from "@caseloop/law";
import type { DaysOnly } from "../correction.ts";
import { standing } from "../standing.ts";
import { commands } from "./commands.ts";
import { events } from "./events.ts";
import { against, refuse } from "./refusals.ts";
import { evolve, initial, type Session } from "./state.ts";

type TrainingDecide = Decide<typeof commands, typeof events, Session, DaysOnly>;
type Read = Parameters<TrainingDecide["Hold"]>[1];

/** 培训 (M18, M19): one session, received or given, with its person-times; its stream is `training-<id>`. */
export const training = decider({
  name: "training",
  initial,
  commands,
  events,
  context: { calendar: chinaCalendar } as DaysOnly,
  decide: standing<TrainingDecide>({
    Schedule: ({ data }, { status }, { at }) =>
      against(
        status !== "none" && "already-scheduled",
        data.direction === "given" && data.audience === undefined && "audience-needed",
      ) ?? [{ type: "Scheduled", data: { ...data, at } }],
    Move({ data }, state, { at }) {
      const { plan } = state;
      return unlessScheduled(state) ?? (plan ? [{ type: "Moved", data: { ...data, before: plan.day, at } }] : []);
    },
    Cancel: ({ data }, state, { at }) => unlessScheduled(state) ?? [{ type: "Cancelled", data: { ...data, at } }],
    Hold({ data }, state, { at, calendar }) {
      const refusal = unlessScheduled(state);
      if (refusal) return refusal;
      const { plan } = state;
      if (!plan) return refuse("no-session");
      return against(calendar.dayOf(at) < plan.day && "not-yet") ?? [{ type: "Held", data: { ...data, ...plan, at } }];
    },
    Correct({ data }, { status, plan, personTimes: before }, { at }) {
      if (status !== "held" || !plan) return refuse("not-held");
      const { direction, programme, day } = plan;
      return (
        against(
          data.applicant === data.approver && "own-approval",
          data.personTimes === before && "nothing-changes",
        ) ?? [{ type: "Corrected", data: { ...data, direction, programme, day, before, at } }]
      );
    },
  }),
  evolve,
});

export type TrainingCommand = CommandOf<typeof training>;
export type TrainingEvent = EventOf<typeof training>;

function unlessScheduled({ status }: Read) {
  return against(status === "none" && "no-session", status !== "scheduled" && "not-scheduled");
}
