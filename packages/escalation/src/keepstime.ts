import type { Given, Rejection } from "@caseloop/core";
import type { Instant } from "@caseloop/law";
import { earliest, reschedule } from "./schedule.ts";

interface Happened {
  readonly type: string;
  readonly data: unknown;
}

/** What somebody owes by a moment, as far as an agenda cares: when it is overdue. */
export interface Owed {
  readonly at: Instant;
}

/**
 * The same handlers; whatever they decide, the first moment at which something is overdue afterwards goes into the agenda. The
 * decision looks ahead by the recipes that replay uses.
 */
export function keepsTime<D extends object, State extends object>(
  decide: D,
  evolve: object,
  owedIn: (state: State) => readonly Owed[],
): D {
  type Handler = (command: unknown, state: State, context: Given) => readonly Happened[] | Rejection;
  const recipes = evolve as Readonly<Record<string, (state: State, event: Happened) => State | void>>;
  const told =
    (handler: Handler): Handler =>
    (command, state, context) => {
      const decided = handler(command, state, context);
      if ("code" in decided || decided.length === 0) return decided;
      const after = decided.reduce(
        (next, event) => recipes[event.type]?.(next, structuredClone(event)) ?? next,
        structuredClone(state),
      );
      return [...decided, ...reschedule(earliest(owedIn(state)), earliest(owedIn(after)), context.at)];
    };
  const handlers = Object.entries(decide) as readonly [string, Handler][];
  return Object.fromEntries(handlers.map(([type, handler]) => [type, told(handler)])) as D;
}
