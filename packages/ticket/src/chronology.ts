import type { Rejection } from "@caseloop/core";
import type { Instant } from "@caseloop/law";

type Handler = (
  command: never,
  state: { readonly since?: Instant | undefined },
  context: { readonly at: Instant },
) => unknown;

/** The same handlers, refusing what is dated before the clock that started last (`since`): no fact comes before what it follows from. */
export function inOrder<Handlers extends object>(
  handlers: Handlers,
  refuse: (code: "time-goes-back", facts: { readonly at: Instant; readonly since: Instant }) => Rejection,
): Handlers {
  const guarded = Object.entries(handlers).map(([type, decide]: [string, Handler]): [string, Handler] => [
    type,
    (command, state, context) =>
      state.since !== undefined && context.at < state.since
        ? refuse("time-goes-back", { at: context.at, since: state.since })
        : decide(command, state, context),
  ]);
  return Object.fromEntries(guarded) as Handlers;
}
