import type { Evolve } from "@caseloop/core";
import type { Due, Instant } from "@caseloop/law";
import type { events } from "./events.ts";

/** 走访发现: a finding and what became of it. */
export interface Outreach {
  /** `over` is how each of the endings looks from here; `ending` says which. */
  status: "none" | "found" | "ordered" | "over";
  ending?: "verified" | "notFulfilled" | "refused" | "closed";
  party?: { id: string };
  matter: string;
  latest?: Instant;
  checks: { check: string; violation: boolean }[];
  due?: Due;
  items: { item: string; performed: boolean }[];
  /** Something was performed after its limit; nothing performed after that can be in time. */
  late: boolean;
  interviews: string[];
  ticket?: string;
  case?: string;
}

export const initial: Outreach = {
  status: "none",
  matter: "",
  checks: [],
  items: [],
  late: false,
  interviews: [],
};

function end(state: Outreach, ending: NonNullable<Outreach["ending"]>, opened?: string): void {
  state.status = "over";
  state.ending = ending;
  if (opened !== undefined) state.case = opened;
}

export const evolve: Evolve<typeof events, Outreach> = {
  FindingRecorded(state, { data }) {
    state.latest = data.at;
    state.status = "found";
    state.party = { id: data.party.id };
    state.matter = data.matter;
  },
  CheckLinked(state, { data }) {
    state.latest = data.at;
    state.checks.push({ check: data.check, violation: data.violation });
  },
  CorrectionOrdered(state, { data }) {
    state.latest = data.at;
    state.status = "ordered";
    state.due = data.due;
    state.items = data.items.map(({ item }) => ({ item, performed: false }));
  },
  CorrectionExtended(state, { data }) {
    state.latest = data.at;
    state.due = data.due;
  },
  Performed(state, { data }) {
    state.latest = data.at;
    state.late = data.late;
    for (const one of state.items) one.performed ||= data.items.includes(one.item);
  },
  CorrectionRefused(state, { data }) {
    state.latest = data.at;
    end(state, "refused", data.case);
  },
  Verified(state, { data }) {
    state.latest = data.at;
    end(state, data.fulfilled ? "verified" : "notFulfilled", data.case);
  },
  InterviewLinked(state, { data }) {
    state.interviews.push(data.interview);
  },
  TicketRaised(state, { data }) {
    state.latest = data.at;
    state.ticket = data.ticket;
  },
  Closed(state, { data }) {
    state.latest = data.at;
    end(state, "closed");
  },
};
