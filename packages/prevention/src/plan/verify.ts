import type { EventOf } from "@caseloop/core";
import type { DaysOnly } from "../correction.ts";
import { draw } from "../draw/draw.ts";
import { recentlyInspected } from "../draw/roster.ts";
import { algorithm, commitmentTo, frozenDigest, keyOf } from "../draw/seal.ts";
import { inspectionPlan } from "./decide.ts";
import type { InspectionPlan } from "./state.ts";

type PlanEvent = EventOf<typeof inspectionPlan>;

/** What a draw done again says about the record: it agrees, or where it first differs. */
export type Verified =
  | { readonly agrees: true; readonly visits: number }
  | { readonly agrees: false; readonly at: string; readonly recorded: unknown; readonly redrawn: unknown };

/**
 * 复核: draws again from the events of a plan, as recorded, and names the first thing that is not as the record says: the
 * order of steps, who took them, the commitment, the roster's digest, who was left out, or the place in the result, as in
 * `lots[3].teams[0].inspectors[1]`. `calendar` tells on which day the roster was frozen; throws
 * `CalendarOutOfRange` where it does not reach that day.
 */
export function verifyDraw(history: readonly PlanEvent[], { calendar }: DaysOnly = inspectionPlan.context): Verified {
  const types = history.map(({ type }) => type);
  const expected = ["Planned", "SeedCommitted", "RosterFrozen", "Drawn"];
  const order = firstDifference(types, expected, "steps");
  if (order) return order;
  const drawn = history.find((event) => event.type === "Drawn")?.data;
  const state: InspectionPlan = inspectionPlan.replay({ status: "none" }, history);
  const { plan, commitment, frozen } = state;
  if (!drawn || !plan || !commitment || !frozen)
    return { agrees: false, at: "steps", recorded: types, redrawn: expected };

  const times = [plan.at, commitment.at, frozen.at, drawn.at];
  const { beacon } = commitment;
  const key = keyOf(drawn.seed, frozen.digest, drawn.beacon);
  const excluded = recentlyInspected(frozen.inspectees, calendar.dayOf(frozen.at), plan.restMonths);
  const { at, digest, officer, excluded: _, ...roster } = frozen;
  return (
    firstDifference(times, times.toSorted(), "times") ??
    firstDifference(officer === commitment.officer, false, "officers.same") ??
    firstDifference(
      beacon === undefined || (at < beacon.knownAt && beacon.knownAt <= drawn.at),
      true,
      "beacon.timely",
    ) ??
    firstDifference(drawn.beacon !== undefined, beacon !== undefined, "beacon.used") ??
    firstDifference(drawn.algorithm, algorithm, "algorithm") ??
    firstDifference(commitment.commitment, commitmentTo(plan.id, drawn.seed), "commitment") ??
    firstDifference(digest, frozenDigest(plan, roster), "digest") ??
    firstDifference(frozen.excluded, excluded, "excluded") ??
    firstDifference(drawn.lots, draw(plan, frozen, excluded, key), "lots") ??
    firstDifference(drawn.items, plan.items, "items") ?? { agrees: true, visits: drawn.lots.length }
  );
}

/** The first place at which two plain values differ. */
function firstDifference(
  recorded: unknown,
  redrawn: unknown,
  at: string,
): Exclude<Verified, { agrees: true }> | undefined {
  if (Object.is(recorded, redrawn)) return undefined;
  if (!isTree(recorded) || !isTree(redrawn)) return { agrees: false, at, recorded, redrawn };
  for (const key of new Set([...Object.keys(recorded), ...Object.keys(redrawn)])) {
    const place = Array.isArray(recorded) ? `${at}[${key}]` : `${at}.${key}`;
    const found = firstDifference(recorded[key], redrawn[key], place);
    if (found) return found;
  }
  return undefined;
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
