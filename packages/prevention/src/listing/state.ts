import type { Evolve } from "@caseloop/core";
import type { Day, Due, Instant } from "@caseloop/law";
import type { events } from "./events.ts";

/** 名单记录: one party on one list. */
export interface Listing {
  status: "none" | "proposed" | "entered" | "dropped" | "removed";
  list: "red" | "black";
  proposer: string;
  latest?: Instant;
  objectBy?: Due;
  waived: boolean;
  /** An objection that awaits its answer. */
  objected: boolean;
  publishBy?: Due;
  published: boolean;
  /** The last day it stands; absent on the red list where it has no end. */
  until?: Day;
  repairAfter?: Day;
  /** An application for repair, with what it rests on. */
  repair?: { acceptBy: Due; evidence: string[]; acceptedBy?: string; decideBy?: Due };
  removed?: string;
  takeDownBy?: Due;
}

export const initial: Listing = {
  status: "none",
  list: "black",
  proposer: "",
  waived: false,
  objected: false,
  published: false,
};

/** 在榜: whether the entry stands on that day; its time runs out by itself. */
export function standsOn({ status, until }: Pick<Readonly<Listing>, "status" | "until">, day: Day): boolean {
  return status === "entered" && (until === undefined || day <= until);
}

/** A void decision may be learnt of after what happened meanwhile. */
function stepped(state: Listing, at: Instant): void {
  if (state.latest === undefined || at > state.latest) state.latest = at;
}

export const evolve: Evolve<typeof events, Listing> = {
  Proposed(state, { data }) {
    state.latest = data.at;
    state.status = "proposed";
    state.list = data.list;
    state.proposer = data.proposer;
  },
  NoticeGiven(state, { data }) {
    state.latest = data.at;
    state.objectBy = data.objectBy;
  },
  Objected(state, { data }) {
    state.latest = data.at;
    state.objected = true;
  },
  Waived(state, { data }) {
    state.latest = data.at;
    state.waived = true;
  },
  ObjectionDecided(state, { data }) {
    state.latest = data.at;
    state.objected = false;
  },
  Entered(state, { data }) {
    state.latest = data.at;
    state.status = "entered";
    if (data.publishBy) state.publishBy = data.publishBy;
    const until = data.stands?.day ?? data.until;
    if (until !== undefined) state.until = until;
    if (data.repairAfter) state.repairAfter = data.repairAfter.day;
  },
  Dropped(state, { data }) {
    stepped(state, data.at);
    state.status = "dropped";
  },
  Published(state, { data }) {
    state.latest = data.at;
    state.published = true;
  },
  RepairApplied(state, { data }) {
    state.latest = data.at;
    const { performed, harmRemoved, noneSince } = data;
    const evidence = [performed.evidence, harmRemoved.evidence, noneSince.evidence];
    state.repair = { acceptBy: data.acceptBy, evidence };
  },
  RepairAccepted(state, { data }) {
    state.latest = data.at;
    if (state.repair) Object.assign(state.repair, { acceptedBy: data.officer, decideBy: data.decideBy });
  },
  RepairNotAccepted(state, { data }) {
    state.latest = data.at;
    delete state.repair;
  },
  RepairDenied(state, { data }) {
    state.latest = data.at;
    delete state.repair;
  },
  Removed(state, { data }) {
    stepped(state, data.at);
    state.status = "removed";
    state.removed = data.ground;
    if (data.takeDownBy) state.takeDownBy = data.takeDownBy;
    delete state.repair;
  },
  TakenDown(state, { data }) {
    state.latest = data.at;
    state.published = false;
    delete state.takeDownBy;
  },
};
