import type { Evolve } from "@caseloop/core";
import type { Day, Instant } from "@caseloop/law";
import type { programmes } from "./commands.ts";
import type { events } from "./events.ts";

/** 培训场次: what decisions need to know of it. */
export interface Session {
  status: "none" | "scheduled" | "cancelled" | "held";
  plan?: { direction: "received" | "given"; programme: (typeof programmes)[number]; day: Day; campaign?: string };
  personTimes: number;
  latest?: Instant;
}

export const initial: Session = { status: "none", personTimes: 0 };

export const evolve: Evolve<typeof events, Session> = {
  Scheduled(state, { data: { at, direction, programme, day, campaign } }) {
    state.latest = at;
    state.status = "scheduled";
    state.plan = { direction, programme, day, ...(campaign !== undefined && { campaign }) };
  },
  Moved(state, { data }) {
    state.latest = data.at;
    if (state.plan) state.plan.day = data.day;
  },
  Cancelled(state, { data }) {
    state.latest = data.at;
    state.status = "cancelled";
  },
  Held(state, { data }) {
    state.latest = data.at;
    state.status = "held";
    state.personTimes = data.personTimes;
  },
  Corrected(state, { data }) {
    state.latest = data.at;
    state.personTimes = data.personTimes;
  },
};
