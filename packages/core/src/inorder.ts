import type { Given } from "./decider.ts";
import type { Instant } from "./message.ts";
import { type Rejection, refusing, type Sentences } from "./rejection.ts";
import { wrapped } from "./wrapped.ts";

/** What `inOrder` refuses. */
export const orderRefusals = {
  "before-latest": ["This would be dated before a step already recorded.", "该时间早于已记录的步骤。"],
} as const satisfies Sentences;
const { refuse } = refusing(orderRefusals);

type Dated = { readonly latest?: Instant | undefined };
type Handler = (command: unknown, state: Dated, context: Given) => readonly unknown[] | Rejection;

/**
 * The same handlers of `decide`, refusing what is dated before the state's `latest` moment; those named in `later` are learnt
 * elsewhere and may be written down after what happened meanwhile.
 */
export function inOrder<Handlers extends object>(
  handlers: Handlers,
  later: readonly (keyof Handlers & string)[] = [],
): Handlers {
  const dated = wrapped(handlers as Record<string, Handler>, (handler) => (command, state, context) => {
    const [{ at }, { latest }] = [context, state];
    return latest !== undefined && at < latest
      ? refuse("before-latest", { at, latest })
      : handler(command, state, context);
  });
  const free = Object.fromEntries(later.map((type) => [type, handlers[type]]));
  return { ...dated, ...free } as Handlers;
}
