import { type Given, hasCode, type Rejection } from "@caseloop/core";
import type { Instant } from "@caseloop/law";
import { refusing } from "./refusing.ts";

/** What any step of a case may be refused for, before its own rules are asked. */
export const orderRefusals = {
  "before-latest": ["This would be dated before a step already recorded.", "该时间早于已记录的步骤。"],
  "no-law-for-day": ["No calendar or rule is known for that day.", "该日期没有可用的工作日历或法规。"],
} as const;
const { refuse } = refusing(orderRefusals);

/** The errors that say that no calendar, act or policy reaches the day. */
const beyond = ["calendar-out-of-range", "act-not-in-force", "policy-not-in-force"];

/** The same handlers, refusing what is dated before the latest step, and a day without calendar or law. */
export function inOrder<D extends object>(decide: D): D {
  type Dated = { readonly latest?: Instant | undefined };
  type Handler = (command: unknown, state: Dated, context: Given) => readonly unknown[] | Rejection;
  const guard =
    (handler: Handler): Handler =>
    (command, state, context) => {
      const { latest } = state;
      if (latest !== undefined && context.at < latest) return refuse("before-latest", { at: context.at, latest });
      try {
        return handler(command, state, context);
      } catch (error) {
        if (!(error instanceof Error) || !beyond.some((code) => hasCode(error, code))) throw error;
        return refuse("no-law-for-day", { at: context.at, because: error.message });
      }
    };
  const handlers = Object.entries(decide) as readonly [string, Handler][];
  return Object.fromEntries(handlers.map(([type, handler]) => [type, guard(handler)])) as D;
}
