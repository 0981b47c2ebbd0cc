import type { Decide, Rejection } from "@caseloop/core";
import { type Instant, isLate } from "@caseloop/law";
import type { OrderInForce } from "../complaint/order.ts";
import type { commands } from "./commands.ts";
import type { events } from "./events.ts";
import { refuse } from "./refusals.ts";
import type { Report } from "./state.ts";

type Handlers = Decide<typeof commands, typeof events, Report, OrderInForce>;

/** One phase of a report's life: some of its handlers. */
export type Phase<Command extends keyof Handlers> = Pick<Handlers, Command>;

/** The report as a decision sees it. */
export type Now = Parameters<Handlers["Receive"]>[1];

/** Being checked, or why not. */
export function unlessChecking({ status }: Now): Rejection | undefined {
  if (status === "none") return refuse("report-unknown");
  return status === "checking" ? undefined : refuse("report-decided");
}

/** Being checked with its jurisdiction undisputed, or why not. */
export function unlessOurs(report: Now): Rejection | undefined {
  return unlessChecking(report) ?? (report.dispute ? refuse("jurisdiction-disputed") : undefined);
}

/** Whether a clock of the check has run out, now or once before: a breach is permanent. */
export function checkedLate({ late, checkBy }: Now, at: Instant): boolean {
  return late || isLate(at, checkBy);
}
