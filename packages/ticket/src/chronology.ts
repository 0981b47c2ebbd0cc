import { type Given, type Rejection, refusing, type Sentences, wrapped } from "@caseloop/core";
import type { Instant } from "@caseloop/law";

/** What a step on a track may be refused for, whatever it is. */
export const timeRefusals = {
  "time-goes-back": ["This is dated before what it follows from.", "该时间早于其所依据的事项。"],
} as const satisfies Sentences;
const { refuse } = refusing(timeRefusals);

type Dated = { readonly since?: Instant | undefined };
type Handler = (command: unknown, state: Dated, context: Given) => readonly unknown[] | Rejection;

/** The same handlers, refusing what is dated before the clock that started last (`since`): no fact comes before what it follows from. */
export function inOrder<Handlers extends object>(handlers: Handlers): Handlers {
  const asked = wrapped(handlers as Record<string, Handler>, (handler) => (command, state, context) => {
    const [{ at }, { since }] = [context, state];
    return since !== undefined && at < since
      ? refuse("time-goes-back", { at, since })
      : handler(command, state, context);
  });
  return asked as Handlers;
}
