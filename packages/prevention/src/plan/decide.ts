import { type Decide, decider, type Rejection } from "@caseloop/core";
import { chinaCalendar } from "@caseloop/law";
import type { DaysOnly } from "../correction.ts";
import { draw } from "../draw/draw.ts";
import { inOrderOfIds, recentlyInspected } from "../draw/roster.ts";
import { algorithm, commitmentTo, frozenDigest, keyOf } from "../draw/seal.ts";
import { standing } from "../standing.ts";
import { commands } from "./commands.ts";
import { events } from "./events.ts";
import { planProblem, rosterProblem } from "./fit.ts";
import { refuse } from "./refusals.ts";
import { evolve, type InspectionPlan, nothing } from "./state.ts";

type Handlers = Decide<typeof commands, typeof events, InspectionPlan, DaysOnly>;

/** Made, neither drawn nor given up; or why not. */
function unlessOpen({ status }: Parameters<Handlers["Draw"]>[1]): Rejection | undefined {
  if (status === "none") return refuse("not-planned");
  return status === "drawn" || status === "abandoned" ? refuse("plan-over") : undefined;
}

const handlers: Handlers = {
  Plan({ data }, { status }, { at }) {
    if (status !== "none") return refuse("already-planned");
    return planProblem(data) ?? [{ type: "Planned", data: { ...data, at } }];
  },

  CommitSeed({ data }, now, { at }) {
    const refusal = unlessOpen(now);
    if (refusal) return refusal;
    if (now.commitment) return refuse("seed-already-committed");
    if (data.beacon && data.beacon.knownAt <= at) return refuse("beacon-known", { knownAt: data.beacon.knownAt });
    return [{ type: "SeedCommitted", data: { ...data, at } }];
  },

  FreezeRoster({ data: { officer, ...given } }, now, { at, calendar }) {
    const refusal = unlessOpen(now);
    if (refusal) return refusal;
    const { plan, commitment, frozen } = now;
    if (!plan || !commitment) return refuse("seed-not-yet-committed");
    if (frozen) return refuse("roster-already-frozen");
    if (officer === commitment.officer) return refuse("seed-keeper-freezes");
    const knownAt = commitment.beacon?.knownAt;
    if (knownAt !== undefined && knownAt <= at) return refuse("beacon-known", { knownAt });
    const roster = inOrderOfIds(given);
    const excluded = recentlyInspected(roster.inspectees, calendar.dayOf(at), plan.restMonths);
    const problem = rosterProblem(plan, roster, excluded);
    if (problem) return problem;
    const digest = frozenDigest(plan, roster);
    return [{ type: "RosterFrozen", data: { ...roster, officer, at, excluded, digest } }];
  },

  Draw({ data }, now, { at }) {
    const refusal = unlessOpen(now);
    if (refusal) return refusal;
    const { plan, commitment, frozen } = now;
    if (!plan || !commitment || !frozen) return refuse("roster-not-frozen");
    if (commitmentTo(plan.id, data.seed) !== commitment.commitment)
      return refuse("not-the-seed", { commitment: commitment.commitment });
    const { beacon } = commitment;
    if (!beacon && data.beacon !== undefined) return refuse("beacon-not-announced");
    if (beacon && data.beacon === undefined) return refuse("beacon-missing", { source: beacon.source });
    if (beacon && at < beacon.knownAt) return refuse("beacon-not-known", { knownAt: beacon.knownAt });
    const lots = draw(plan, frozen, frozen.excluded, keyOf(data.seed, frozen.digest, data.beacon));
    return [{ type: "Drawn", data: { ...data, at, plan: plan.id, algorithm, lots, items: plan.items } }];
  },

  Abandon({ data }, now, { at }) {
    const refusal = unlessOpen(now);
    if (refusal) return refusal;
    return data.approver === data.officer ? refuse("own-approval") : [{ type: "Abandoned", data: { ...data, at } }];
  },
};

/** 双随机抽查计划: stream `inspectionPlan-<id>`. First the commitment to a seed, then the roster, then the draw. */
export const inspectionPlan = decider({
  name: "inspectionPlan",
  initial: nothing,
  commands,
  events,
  context: { calendar: chinaCalendar } as DaysOnly,
  decide: standing(handlers),
  evolve,
});
