import type { Decider, Decision, Given, MessageOf, Schemas } from "@caseloop/core";
import fc from "fast-check";
import { type ComplaintCommand, complaint } from "../src/complaint/index.ts";
import { type ReportCommand, report } from "../src/report/index.ts";
import { complaintCommands, openings } from "./complaint-arbitraries.ts";
import { at } from "./complaint-world.ts";
import { receipts, reportCommands } from "./report-arbitraries.ts";

/** A decider's answer to commands: what mutants replace. */
export interface Track<State> {
  readonly initial: State;
  decide(command: { type: string; data: unknown }, state: State, given: Given): Decision<Happening>;
  evolve(state: State, events: readonly Happening[]): State;
}
export interface Happening {
  readonly type: string;
  readonly data: unknown;
}
export interface Dated extends Happening {
  readonly at: string;
}
export interface Attempt<Command> {
  readonly at: string;
  readonly command: Command;
}

/** The decider with its own law and calendar, as a track. */
function trackOf<State, C extends Schemas, E extends Schemas, X>(
  decider: Decider<string, State, C, E, X>,
): Track<State> {
  type Frozen = Parameters<typeof decider.evolve>[0];
  return {
    initial: decider.initial,
    decide: (command, state, given) => decider.decide(command, state as Frozen, { ...decider.context, ...given }),
    evolve: (state, events) => decider.evolve(state as Frozen, events as MessageOf<E>[]),
  };
}

/** Everything that happens when these commands come one after the other, and the state after it. */
export function live<State, Command extends { type: string; data: unknown }>(
  track: Track<State>,
  attempts: readonly Attempt<Command>[],
): { events: Dated[]; state: State } {
  const events: Dated[] = [];
  let state = track.initial;
  for (const { at, command } of attempts) {
    const decision = track.decide(command, state, { at });
    if (!Array.isArray(decision)) continue;
    state = track.evolve(state, decision);
    events.push(...decision.map((event) => ({ ...event, at })));
  }
  return { events, state };
}

/** Starts on both sides of the switch of orders; a history goes on by hours and days, or by days and weeks. */
const starts = fc.constantFrom("2023-06-01 09:00", "2026-03-20 16:00", "2026-04-14 22:00", "2026-04-15 00:00").map(at);
const paces = fc.constantFrom([0, 0, 1, 7, 23, 24, -30], [0, 1, 24, 72, 72, 240, -100]);

/**
 * At most 60 commands, now and then one dated back, within the calendar's years. They open with one of `ways`, so that
 * the late phases of a life are met as often as the early ones.
 */
function histories<Command>(
  ways: fc.Arbitrary<readonly Command[]>,
  rest: fc.Arbitrary<Command>,
): fc.Arbitrary<Attempt<Command>[]> {
  const more = fc.array(fc.tuple(fc.nat({ max: 6 }), rest), { maxLength: 55, size: "max" });
  return fc.tuple(starts, paces, ways, more).map(([start, hours, opening, more]) => {
    let now = Date.parse(start);
    const last = Date.parse(at("2026-09-01 00:00"));
    const later = more.map(([wait, command]) => {
      now = Math.min(now + (hours[wait] ?? 0) * 3_600_000, last);
      return { at: new Date(now).toISOString(), command };
    });
    return [...opening.map((command) => ({ at: start, command })), ...later];
  });
}

const toMediation: readonly ComplaintCommand[] = [
  { type: "Accept", data: { officer: "o-1" } },
  ...(["complainant", "respondent"] as const).map((party) => ({ type: "Consent" as const, data: { party } })),
  { type: "StartMediation", data: { mediator: "m-1" } },
];
const complaintWays = fc
  .tuple(openings, fc.constantFrom(0, 0, 1, 4))
  .map(([opening, steps]) => [opening, ...toMediation.slice(0, steps)]);

export const complaintHistories = histories(complaintWays, complaintCommands);
export const reportHistories = histories(
  receipts.map((receipt) => [receipt as ReportCommand]),
  reportCommands,
);
export const complaintTrack = trackOf(complaint);
export const reportTrack = trackOf(report);
