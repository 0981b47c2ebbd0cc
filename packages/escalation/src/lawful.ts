import { type Given, hasCode, type Rejection, reject } from "@caseloop/core";
import type { Calendar } from "@caseloop/law";

const UNANSWERED = ["calendar-out-of-range", "policy-not-in-force", "act-not-in-force"] as const;

type Handler<State, Context, Answer> = (
  command: never,
  state: State,
  context: Context & Given,
) => readonly Answer[] | Rejection;

/** The same handlers; a day for which no calendar, act or policy was handed in is the refusal `no-law-for-day`. */
export function lawful<State, Context extends { readonly calendar: Calendar }, Answer, Handlers extends object>(
  handlers: Handlers & Record<keyof Handlers, Handler<State, Context, Answer>>,
): Handlers {
  const guard =
    (handler: Handler<State, Context, Answer>): Handler<State, Context, Answer> =>
    (command, state, context) => {
      try {
        return handler(command, state, context);
      } catch (error) {
        if (!(error instanceof Error) || !UNANSWERED.some((code) => hasCode(error, code))) throw error;
        return reject("no-law-for-day", error.message, {
          zh: "该日期没有可用的工作日历、法规或政策文件。",
          facts: { at: context.at },
        });
      }
    };
  return Object.fromEntries(
    Object.entries<Handler<State, Context, Answer>>(handlers).map(([type, handler]) => [type, guard(handler)]),
  ) as Handlers;
}
