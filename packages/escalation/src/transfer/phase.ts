import type { Decide, Evolve, Given } from "@caseloop/core";
import { type Due, dueAfter, type Instant, isLate } from "@caseloop/law";
import type { TransferClocks, TransferContext } from "./clocks.ts";
import type { commands } from "./commands.ts";
import type { events } from "./events.ts";
import type { Clock, Transfer, TransferStatus } from "./state.ts";

type TransferDecide = Decide<typeof commands, typeof events, Transfer, TransferContext>;
type TransferEvolve = Evolve<typeof events, Transfer>;

/** One stretch of a transfer's way: what may be asked of it, and beside that what the answers change. */
export interface Phase<C extends keyof TransferDecide, E extends keyof TransferEvolve> {
  readonly decide: Pick<TransferDecide, C>;
  readonly evolve: Pick<TransferEvolve, E>;
}

/** The transfer as decisions see it: to read, not to change. */
export type ReadTransfer = Parameters<TransferDecide["FormTeam"]>[1];

/** The deadline of one of the clocks, started now, by the law of the day. */
export function start(clock: keyof TransferClocks, { at, calendar, clocks }: TransferContext & Given): Due {
  return dueAfter(clocks(calendar.dayOf(at))[clock], at, calendar);
}

/** Whether this clock runs and has run out. */
export function overran({ due }: ReadTransfer, clock: Clock, at: Instant): boolean {
  return isLate(at, due.find((one) => one.clock === clock)?.due);
}

/** A clock was missed, which nothing undoes; the time to object may pass unused. */
export function breach({ breaches }: Transfer, clock: Clock): void {
  if (clock !== "contest" && clock !== "suggest" && !breaches.includes(clock)) breaches.push(clock);
}

interface Step {
  readonly at: Instant;
  readonly status?: TransferStatus;
  /** Clocks that this step answers: too late is a breach for good. */
  readonly ends?: readonly Clock[];
  /** Clocks that no longer matter. */
  readonly moot?: readonly Clock[];
  readonly starts?: readonly { readonly clock: Clock; readonly due: Due }[];
}

/** A step was taken: clocks end, in time or breached, and others begin. */
export function step(transfer: Transfer, { at, status, ends = [], moot = [], starts = [] }: Step): void {
  transfer.latest = at;
  if (status !== undefined) transfer.status = status;
  for (const clock of ends) if (overran(transfer, clock, at)) breach(transfer, clock);
  const running = transfer.due.filter(({ clock }) => !ends.includes(clock) && !moot.includes(clock));
  transfer.due = [...running, ...starts];
}
