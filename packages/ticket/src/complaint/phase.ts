import type { Decide, Rejection } from "@caseloop/core";
import { type Instant, isLate } from "@caseloop/law";
import type { commands } from "./commands.ts";
import type { events } from "./events.ts";
import type { OrderInForce } from "./order.ts";
import { refuse } from "./refusals.ts";
import type { Complaint } from "./state.ts";

type Handlers = Decide<typeof commands, typeof events, Complaint, OrderInForce>;

/** One phase of a complaint's life: some of its handlers. */
export type Phase<Command extends keyof Handlers> = Pick<Handlers, Command>;

/** The complaint as a decision sees it. */
export type Now = Parameters<Handlers["Open"]>[1];

/** Not decided yet and with the bureau, or why not. */
export function unlessUndecided({ status }: Now): Rejection | undefined {
  switch (status) {
    case "received":
      return undefined;
    case "none":
      return refuse("complaint-unknown");
    case "withMerchant":
      return refuse("with-merchant");
    case "ended":
      return refuse("complaint-over");
    default:
      return refuse("complaint-decided");
  }
}

/** Neither refused nor ended, or why not. */
export function unlessLive({ status }: Now): Rejection | undefined {
  if (status === "none") return refuse("complaint-unknown");
  return status === "refused" || status === "ended" ? refuse("complaint-over") : undefined;
}

/** In the bureau's hands, accepted or as an ordinary complaint, or why not. */
export function unlessInHand(complaint: Now): Rejection | undefined {
  if (complaint.status === "received") return refuse("not-accepted");
  if (complaint.status === "withMerchant") return refuse("with-merchant");
  return unlessLive(complaint);
}

/** Mediation goes on and is not suspended (Order 20 art. 19), or why not. */
export function unlessMediating(complaint: Now): Rejection | undefined {
  const refusal = unlessInHand(complaint);
  if (refusal) return refusal;
  if (complaint.mediator === undefined) return refuse("no-mediation");
  return complaint.recusal ? refuse("mediation-suspended") : undefined;
}

/** Whether the time limit of mediation has passed; it does not run during testing. */
export function mediationOverdue({ testing, mediateBy }: Now, at: Instant): boolean {
  return testing === undefined && isLate(at, mediateBy);
}
