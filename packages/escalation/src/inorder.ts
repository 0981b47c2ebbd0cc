import { type Given, type Rejection, refusing, type Sentences, wrapped } from "@caseloop/core";
import { type Instant, lawful, lawRefusals } from "@caseloop/law";

/** What any step of a case may be refused for, before its own rules are asked. */
export const orderRefusals = {
  "before-latest": ["This would be dated before a step already recorded.", "该时间早于已记录的步骤。"],
  ...lawRefusals,
} as const satisfies Sentences;
const { refuse } = refusing(orderRefusals);

type Dated = { readonly latest?: Instant | undefined };
type Handler = (command: unknown, state: Dated, context: Given) => readonly unknown[] | Rejection;

/** The same handlers, refusing what is dated before the latest step, and a day without calendar or law. */
export function inOrder<D extends object>(decide: D): D {
  const asked = wrapped(decide as Record<string, Handler>, (handler) => (command, state, context) => {
    const [{ at }, { latest }] = [context, state];
    return latest !== undefined && at < latest
      ? refuse("before-latest", { at, latest })
      : handler(command, state, context);
  });
  return lawful(asked) as D;
}
