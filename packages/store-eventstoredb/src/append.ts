import { randomUUID } from "node:crypto";
import { type Appended, ConcurrencyError, hasCode, type Instant, meets, StoreError } from "@caseloop/core";
import type { Claims } from "./claims.ts";
import { recorded, wire } from "./envelope.ts";
import { StreamDeletedError } from "./errors.ts";
import { type Held, hold } from "./holding.ts";
import { appended, type Outcomes } from "./outcomes.ts";
import type { Prepared } from "./prepare.ts";
import type { Manner, Server } from "./server.ts";
import type { Streams } from "./streams.ts";

/**
 * Looks where the stream stands, and appends at exactly that version or looks again. A command's first outcome comes before any
 * expectation, and its id is claimed for the stream before anything is written to it.
 * Throws `ConcurrencyError`, `CommandIdReusedError`, `StreamDeletedError`, `StreamTruncatedError`, `AppendTooLargeError`,
 * `AccessDeniedError`, `StoreError`.
 */
export async function append(
  { server, streams, claims, outcomes, manner: { name, patience } }: Parts,
  prepared: Prepared,
  recordedAt?: Instant,
): Promise<Appended> {
  const { stream, physical, events, options } = prepared;
  const { expected, commandId } = options;
  const attempt = randomUUID();
  const stamp = { attempt, size: events.length, commandId, recordedAt };
  const sent = events.map((event) => wire(event, stream, stamp));
  let held: Held | undefined;

  for (;;) {
    const tail = await streams.tail(stream);
    const fits = tail.deleted ? expected === "none" : meets(expected, tail.version);
    if (commandId !== undefined) {
      if (held) {
        const first = await outcomes.behind(commandId, held.claim);
        if (first) return outcomes.same(first, prepared);
      } else {
        const holding = await hold(claims, outcomes, prepared, commandId, { tail, fits, attempt, patience });
        if (holding === "again") continue;
        if (holding !== "nothing" && "events" in holding) return holding;
        if (holding !== "nothing") held = holding;
      }
    }
    if (!fits) {
      await giveBack();
      throw tail.deleted ? new StreamDeletedError(stream, false) : new ConcurrencyError(stream, expected, tail.version);
    }
    const last = await server
      .append(physical, tail.version === 0 ? "no_stream" : BigInt(tail.version - 1), sent, stream)
      .catch(async (error: unknown) => {
        if (!hasCode(error, "store-outcome-unknown")) await giveBack();
        throw error;
      });
    if (last !== undefined) return readBack(last);
  }

  /** The server certainly wrote nothing: somebody else may have the id. */
  async function giveBack(): Promise<void> {
    if (commandId !== undefined && held?.alone) await claims.release(commandId, held.claim, attempt);
  }

  /** Only the server knows where the events stand and since when; and whose they are, where the same events came twice. */
  async function readBack(last: bigint): Promise<Appended> {
    const unknown = (why: string, cause?: unknown) =>
      new StoreError("outcome-unknown", name, `the events of ${stream} were written, but ${why}`, cause);
    const first = last - BigInt(events.length - 1);
    const records = await server.stream(physical, first, events.length, stream).catch((cause: unknown) => {
      throw unknown("cannot be read back", cause);
    });
    if (records?.length !== events.length) throw unknown("are not there any more");
    const own = records.every(({ metadata }) => (metadata as { readonly attempt?: unknown }).attempt === attempt);
    return appended(
      records.map((record) => recorded(record, stream)),
      !own,
    );
  }
}

/** What an append needs. */
export interface Parts {
  readonly server: Server;
  readonly streams: Streams;
  readonly claims: Claims;
  readonly outcomes: Outcomes;
  readonly manner: Manner;
}
