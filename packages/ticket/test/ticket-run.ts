import type { CommandOf, Rejection } from "@caseloop/core";
import { type Ticket, type TicketEvent, ticket } from "../src/index.ts";

export type Command = CommandOf<typeof ticket>;

/** One step of a ticket's life: when, and what is asked. */
export type Step = readonly [at: string, command: Command];

export interface Run {
  readonly state: Ticket;
  readonly events: readonly TicketEvent[];
  readonly refusals: readonly (Rejection & { readonly command: Command["type"] })[];
}

type AnyDecider = Pick<typeof ticket, "decide" | "evolve" | "initial" | "context">;

/** Runs these steps one after the other on a ticket; what is refused changes nothing. */
export function run(steps: readonly Step[], decider: AnyDecider = ticket): Run {
  let state = decider.initial;
  const events: TicketEvent[] = [];
  const refusals: (Rejection & { command: Command["type"] })[] = [];
  for (const [at, command] of steps) {
    const decision = decider.decide(command, state, { ...decider.context, at });
    if ("code" in decision) refusals.push({ ...decision, command: command.type });
    else {
      state = decider.evolve(state, decision);
      events.push(...decision);
    }
  }
  return { state, events, refusals };
}

/** The same where nothing may be refused. */
export function live(...steps: readonly Step[]): Run {
  const done = run(steps);
  const [first] = done.refusals;
  if (first)
    throw new Error(
      `${first.command} was refused: ${first.code}: ${first.because} ${JSON.stringify(first.issues ?? first.facts ?? "")}`,
    );
  return done;
}

/** Beijing time in July 2023, `"20 09:00"`, as an instant. */
export function july(text: string): string {
  const [day, time] = text.split(" ");
  return new Date(`2023-07-${day}T${time}:00.000+08:00`).toISOString();
}
