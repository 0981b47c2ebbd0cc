import type { Evolve } from "@caseloop/core";
import type { Instant } from "@caseloop/law";
import type { z } from "zod";
import type { events } from "./events.ts";

/** 抽查计划: `planned` → `committed` → `frozen` → `drawn`; `abandoned` before that. */
export interface InspectionPlan {
  status: "none" | "planned" | "committed" | "frozen" | "drawn" | "abandoned";
  /** When the last step was taken. */
  latest?: Instant;
  plan?: z.output<typeof events.Planned>;
  commitment?: z.output<typeof events.SeedCommitted>;
  frozen?: z.output<typeof events.RosterFrozen>;
}

export const nothing: InspectionPlan = { status: "none" };

function step(plan: InspectionPlan, at: Instant, status: InspectionPlan["status"]): void {
  plan.latest = at;
  plan.status = status;
}

export const evolve: Evolve<typeof events, InspectionPlan> = {
  Planned(plan, { data }) {
    step(plan, data.at, "planned");
    plan.plan = data;
  },
  SeedCommitted(plan, { data }) {
    step(plan, data.at, "committed");
    plan.commitment = data;
  },
  RosterFrozen(plan, { data }) {
    step(plan, data.at, "frozen");
    plan.frozen = data;
  },
  Drawn(plan, { data }) {
    step(plan, data.at, "drawn");
  },
  Abandoned(plan, { data }) {
    step(plan, data.at, "abandoned");
  },
};
