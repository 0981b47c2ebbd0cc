import { inOrder, orderRefusals } from "@caseloop/core";
import { lawful, lawRefusals } from "@caseloop/law";

/** What every step of every aggregate here may be refused for. */
export const standingRefusals = { ...orderRefusals, ...lawRefusals } as const;

/**
 * The same handlers, refusing what is dated before the latest step on record, and a day that no calendar or rule covers. What
 * `later` names is learnt elsewhere and may be written down after what happened meanwhile.
 */
export function standing<Handlers extends object>(
  handlers: Handlers,
  later: readonly (keyof Handlers & string)[] = [],
): Handlers {
  return lawful(inOrder(handlers, later));
}
