import { type Given, hasCode, type Rejection, refusing, type Sentences, wrapped } from "@caseloop/core";

/** What any decision that asks the law may be refused for. */
export const lawRefusals = {
  "no-law-for-day": [
    "No calendar, act or policy is known for that day.",
    "该日期没有可用的工作日历、法规或者政策文件。",
  ],
} as const satisfies Sentences;
const { refuse } = refusing(lawRefusals);

const beyond = ["calendar-out-of-range", "act-not-in-force", "policy-not-in-force"] as const;
type Handler = (command: unknown, state: unknown, context: Given) => readonly unknown[] | Rejection;

/** The same handlers of `decide`; a day that no calendar, act or policy handed in covers is the refusal `no-law-for-day`. */
export function lawful<Handlers extends object>(handlers: Handlers): Handlers {
  const asked = wrapped(handlers as Record<string, Handler>, (handler) => (command, state, context) => {
    try {
      return handler(command, state, context);
    } catch (error) {
      if (!(error instanceof Error) || !beyond.some((code) => hasCode(error, code))) throw error;
      return refuse("no-law-for-day", { at: context.at, because: error.message });
    }
  });
  return asked as Handlers;
}
