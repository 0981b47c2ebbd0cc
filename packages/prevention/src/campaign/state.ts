import type { Evolve } from "@caseloop/core";
import type { Day, Instant } from "@caseloop/law";
import type { Activity, Target } from "./activity.ts";
import type { events } from "./events.ts";

/** 集中整治: what decisions need to know of a campaign. */
export interface Campaign {
  status: "none" | "planned" | "closed";
  from: Day;
  to: Day;
  targets: Target[];
  latest?: Instant;
  linked: { activity: Activity; id: string; counts: boolean }[];
}

export const initial: Campaign = { status: "none", from: "", to: "", targets: [], linked: [] };

/** How far each target has been reached. */
export function results(
  targets: readonly Readonly<Target>[],
  linked: readonly { readonly activity: Activity; readonly counts: boolean }[],
) {
  return targets.map((target) => {
    const reached = linked.filter(({ activity, counts }) => counts && activity === target.activity).length;
    return { ...target, reached, met: reached >= target.number };
  });
}

export const evolve: Evolve<typeof events, Campaign> = {
  Planned(state, { data }) {
    state.latest = data.at;
    state.status = "planned";
    state.from = data.from;
    state.to = data.to;
    state.targets = data.targets;
  },
  Amended(state, { data }) {
    state.latest = data.at;
    if (data.to !== undefined) state.to = data.to;
    if (data.targets) state.targets = data.targets;
  },
  Linked(state, { data: { activity, id, counts } }) {
    state.linked.push({ activity, id, counts });
  },
  Closed(state, { data }) {
    state.latest = data.at;
    state.status = "closed";
  },
};
