import type { CommandOf, Decider, EventOf, Rejection, Schemas } from "@caseloop/core";
import { given, type Outcome } from "@caseloop/core/spec";

/** One step of a case's life: Beijing time `2023-07-10 09:00`, and what is asked. */
export type Step<Command> = readonly [local: string, command: Command];

/** Beijing time as an instant. */
export function beijing(local: string): string {
  return new Date(`${local.replace(" ", "T")}:00.000+08:00`).toISOString();
}

type Cased<State, Commands extends Schemas, Events extends Schemas, Context> = Decider<
  string,
  State,
  Commands,
  Events,
  Context
>;

/** The given/when/then kit on a past made of commands, none of which may be refused. */
export function asked<State, Commands extends Schemas, Events extends Schemas, Context>(
  decider: Cased<State, Commands, Events, Context>,
  past: readonly Step<CommandOf<Cased<State, Commands, Events, Context>>>[],
  [local, command]: Step<CommandOf<Cased<State, Commands, Events, Context>>>,
  context: Partial<Context> = {},
) {
  const { events, refusals } = play(decider, past, context);
  const [first] = refusals;
  if (first)
    throw new Error(`${first.command} was refused: ${first.code}: ${JSON.stringify(first.issues ?? first.because)}`);
  const kit = given(decider, ...(events as never[]));
  return kit.when(command as never, { ...context, at: beijing(local) } as never) as Outcome<
    State,
    EventOf<Cased<State, Commands, Events, Context>>
  >;
}

/** The same where refusals are part of the story: what is refused changes nothing. */
export function play<State, Commands extends Schemas, Events extends Schemas, Context>(
  decider: Cased<State, Commands, Events, Context>,
  steps: readonly Step<CommandOf<Cased<State, Commands, Events, Context>>>[],
  context: Partial<Context> = {},
) {
  type Happened = EventOf<Cased<State, Commands, Events, Context>>;
  let state = decider.initial;
  const events: Happened[] = [];
  const states: State[] = [];
  const refusals: (Rejection & { readonly command: string })[] = [];
  for (const [local, command] of steps) {
    const at = local.includes("T") ? local : beijing(local);
    const decision = decider.decide(command, state as never, { ...decider.context, ...context, at });
    if ("code" in decision) refusals.push({ ...decision, command: command.type });
    else {
      state = decider.evolve(state as never, decision);
      events.push(...(decision as readonly Happened[]));
    }
    states.push(state);
  }
  return { state, states, events, refusals };
}
