import type { Stop } from "./fields.ts";
import { paused, resumed } from "./limit.ts";
import { type Context, clocksAt, type Decided, inHand, type Phase, type ReadCase, running, step } from "./phase.ts";
import { against } from "./refusals.ts";
import { asApprover } from "./separation.ts";

/**
 * 不计入办案期限: suspension, hearing, announcement, testing, identification and refund stop the clock of the case; testing also
 * stops the clocks of the measures on what is tested. Several may hold at once: it runs on when the last has ended.
 * Source: procedure art. 18 para. 2, art. 38 para. 3, art. 46, art. 64 para. 2.
 */
export const standstill: Phase<
  "StopClock" | "RestartClock" | "Suspend" | "Resume",
  "ClockStopped" | "ClockRestarted" | "Suspended" | "Resumed"
> = {
  decide: {
    StopClock({ data }, state, context) {
      const { measures } = data;
      const inForce = state.measures.filter(({ end, left }) => end === undefined && left === undefined);
      return (
        against(
          state.status !== "clue" && !inHand(state) && "no-deadline",
          state.stops.includes(data.for) && "already-stopped",
          measures.some((measure) => !inForce.some(({ id }) => id === measure)) && "no-such-measure",
        ) ?? stop(state, data.for, context, measures)
      );
    },
    RestartClock: ({ data }, state, context) =>
      against(!state.stops.includes(data.for) && "not-stopped") ?? restart(state, data.for, context),
    Suspend({ data }, state, context) {
      return (
        against(
          !inHand(state) && "not-in-hand",
          asApprover(state, data.approver, data.applicant),
          state.stops.includes("suspension") && "already-stopped",
        ) ?? [{ type: "Suspended", data: { ...data, at: context.at } }, ...stop(state, "suspension", context)]
      );
    },
    Resume({ data }, state, context) {
      return (
        against(!state.stops.includes("suspension") && "not-stopped") ?? [
          { type: "Resumed", data: { ...data, at: context.at } },
          ...restart(state, "suspension", context),
        ]
      );
    },
  },
  evolve: {
    ClockStopped(state, { data }) {
      step(state, data.at);
      state.stops.push(data.for);
      if (data.left) state.left = data.left;
      for (const measure of state.measures) {
        const found = data.measures.find((one) => one.measure === measure.id);
        if (found) measure.left = found.left;
      }
    },
    ClockRestarted(state, { data }) {
      step(state, data.at);
      state.stops = state.stops.filter((one) => one !== data.for);
      if (state.stops.length === 0) delete state.left;
      if (data.due && state.status === "clue") state.checkBy = data.due;
      else if (data.due) state.decideBy = data.due;
      for (const measure of state.measures) {
        const found = data.measures.find((one) => one.measure === measure.id);
        if (!found) continue;
        measure.due = found.due;
        delete measure.left;
      }
    },
    Suspended: (state, { data }) => step(state, data.at),
    Resumed: (state, { data }) => step(state, data.at),
  },
};

/** The event by which the clock stands still for one more reason. */
export function stop(
  state: ReadCase,
  reason: Stop,
  context: Context,
  measures: readonly string[] = [],
): readonly Decided[] {
  const { at, calendar } = context;
  const { excluded } = clocksAt(at, context);
  const left = state.stops.length === 0 ? paused(running(state), at, calendar) : undefined;
  const tested = state.measures.flatMap(({ id, due }) => {
    const rest = measures.includes(id) ? paused(due, at, calendar) : undefined;
    return rest ? [{ measure: id, left: rest }] : [];
  });
  const basis = state.status === "clue" ? excluded.check : excluded.decision;
  return [{ type: "ClockStopped", data: { for: reason, basis, ...(left && { left }), measures: tested, at } }];
}

/** The event by which one reason ends; the limit moves when it was the last. */
export function restart(state: ReadCase, reason: Stop, context: Context): readonly Decided[] {
  const { at, calendar } = context;
  const { excluded } = clocksAt(at, context);
  const due = running(state);
  const moved =
    due && state.left && state.stops.every((one) => one === reason) && resumed(due, state.left, at, calendar);
  const tested = state.measures.flatMap(({ id, due, left }) =>
    reason === "testing" && left ? [{ measure: id, due: resumed(due, left, at, calendar) }] : [],
  );
  const basis = state.status === "clue" ? excluded.check : excluded.decision;
  return [{ type: "ClockRestarted", data: { for: reason, basis, ...(moved && { due: moved }), measures: tested, at } }];
}
