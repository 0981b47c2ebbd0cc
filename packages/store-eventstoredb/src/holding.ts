import { setTimeout as sleep } from "node:timers/promises";
import { type Appended, CommandIdReusedError } from "@caseloop/core";
import type { Claim, Claims } from "./claims.ts";
import type { Outcomes } from "./outcomes.ts";
import type { Prepared } from "./prepare.ts";
import type { Tail } from "./streams.ts";

/** A claim in hand while its events are written. */
export interface Held {
  readonly claim: Claim;
  /** Taken by this attempt: it may give it back. */
  readonly alone: boolean;
}

/** The first outcome; or a claim in hand; or `nothing`, where the append is refused anyway; or `again`, where somebody was faster. */
export type Holding = Appended | Held | "nothing" | "again";

/** How long, and how long in between, in milliseconds, somebody is waited for who holds the command id for another stream. */
const [WAIT, BETWEEN] = [500, 25];

interface Asking {
  readonly tail: Tail;
  readonly fits: boolean;
  readonly attempt: string;
  /** Milliseconds. */
  readonly patience: number;
}

/**
 * Finds out what a command id did, or takes it. `tail` was read before: a claim just taken needs no search, for nobody could have
 * applied the command up to there. Throws `CommandIdReusedError`, `StreamDeletedError`, `StreamTruncatedError`, `StoreError`.
 */
export async function hold(
  claims: Claims,
  outcomes: Outcomes,
  prepared: Prepared,
  commandId: string,
  { tail, fits, attempt, patience }: Asking,
): Promise<Holding> {
  const { stream, events } = prepared;
  const take = async (over?: Claim): Promise<Holding> => {
    const claim = await claims.take(commandId, stream, tail.version, attempt, over);
    return claim ? { claim, alone: true } : "again";
  };

  if (fits) {
    const taken = await take();
    if (taken !== "again") return taken;
  }
  const claim = await claims.find(commandId);
  if (!claim) return fits ? "again" : "nothing";
  if (claim.released) return fits ? take(claim) : "nothing";
  if (claim.stream !== stream) return elsewhere(claim);
  const first = await outcomes.behind(commandId, claim);
  if (first) return outcomes.same(first, prepared);
  if (!fits) return "nothing";
  return (await claims.join(commandId, claim, attempt)) ? { claim, alone: false } : "again";

  /** Waits a little for another stream's attempt to end; one that never ends keeps the id for its stream. */
  async function elsewhere(other: Claim): Promise<Holding> {
    const now = `${events[0]?.meta.command?.type} on ${stream}`;
    const until = Date.now() + Math.min(patience, WAIT);
    for (;;) {
      const first = await outcomes.behind(commandId, other);
      if (first) {
        const then = first.events[0]?.meta.command?.type;
        throw new CommandIdReusedError(commandId, `${then} on ${other.stream}`, now);
      }
      const moved = await claims.find(commandId);
      if (moved?.released || moved?.stream !== other.stream) return "again";
      if (Date.now() > until) throw new CommandIdReusedError(commandId, `begun on ${other.stream}`, now);
      await sleep(BETWEEN);
    }
  }
}
