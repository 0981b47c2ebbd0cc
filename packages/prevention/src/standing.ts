import { hasCode, type Rejection } from "@caseloop/core";
import type { Instant } from "@caseloop/law";
import type { standingRefusals } from "./refusing.ts";

type Handler = (
  command: never,
  state: { readonly latest?: Instant | undefined },
  context: { readonly at: Instant },
) => unknown;
type Refuse = (code: keyof typeof standingRefusals, facts: Readonly<Record<string, unknown>>) => Rejection;

/**
 * The same handlers, refusing what is dated before the latest step on record, and a day that no calendar or rule covers. What
 * `later` names is learnt elsewhere and may be written down after what happened meanwhile.
 */
export function inOrder<Handlers extends object>(
  handlers: Handlers,
  refuse: Refuse,
  later: readonly (keyof Handlers)[] = [],
): Handlers {
  const guarded = Object.entries(handlers).map(([type, decide]: [string, Handler]): [string, Handler] => [
    type,
    (command, state, context) => {
      const { latest } = state;
      const free = later.some((one) => one === type);
      if (!free && latest !== undefined && context.at < latest)
        return refuse("before-latest", { at: context.at, latest });
      try {
        return decide(command, state, context);
      } catch (error) {
        if (!hasCode(error, "calendar-out-of-range") && !hasCode(error, "act-not-in-force")) throw error;
        return refuse("no-law-for-day", { at: context.at, because: error.message });
      }
    },
  ]);
  return Object.fromEntries(guarded) as Handlers;
}
