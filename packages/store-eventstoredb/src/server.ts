import { setTimeout as sleep } from "node:timers/promises";
import { type Position, StoreError } from "@caseloop/core";
import { appendFault, kindOf, passing, readFault } from "./faults.ts";
import type { DbClient, Following, LogPosition, Resolved, Revision, WireEvent, WireRecord } from "./port.ts";
import { items } from "./reading.ts";

/** How the store and the server behave to each other. */
export interface Manner {
  /** Names the store in errors. */
  readonly name: string;
  /** How long an append may take and a reading be silent, in milliseconds. */
  readonly deadline: number;
  /** How long reads are tried again while the server is away, in milliseconds. */
  readonly patience: number;
}

/** An item of a subscription: an event, or word that everything up to here was looked at. */
export type Followed = { readonly record: WireRecord } | { readonly looked: bigint | "everything" };

/** The server, with errors as the port knows them, and reads that outlive a passing failure. */
export type Server = ReturnType<typeof server>;

/** The calls of the client, as this store means them. */
export function server(client: DbClient, { name, deadline, patience }: Manner) {
  /** Asks again while the server is away, for a while. */
  async function patiently<T>(ask: () => Promise<T>): Promise<T> {
    const until = Date.now() + patience;
    for (let pause = 20; ; pause = Math.min(pause * 2, 1000)) {
      try {
        return await ask();
      } catch (error) {
        if (!passing(error) || Date.now() + pause > until) throw error;
        await sleep(pause);
      }
    }
  }

  return {
    /** A page of a stream; `undefined` for a stream that is not there. Throws `StreamDeletedError`, `StoreError`. */
    async stream(
      stream: string,
      from: bigint | "end",
      maxCount: number,
      named = stream,
    ): Promise<readonly WireRecord[] | undefined> {
      const direction = from === "end" ? "backwards" : "forwards";
      return patiently(async () => {
        const records: WireRecord[] = [];
        try {
          const reading = client.readStream(stream, { fromRevision: from, maxCount, direction, requiresLeader: true });
          for await (const { event } of items<Resolved>(reading, name, deadline)) if (event) records.push(event);
        } catch (error) {
          if (kindOf(error) === "stream-not-found") return undefined;
          throw readFault(error, name, named);
        }
        return records;
      });
    },

    /** The log from its end, or from before a position, towards its beginning. */
    async backwards(from: LogPosition | "end", maxCount: number): Promise<readonly WireRecord[]> {
      return patiently(async () => {
        const records: WireRecord[] = [];
        try {
          const reading = client.readAll({
            fromPosition: from,
            maxCount,
            direction: "backwards",
            requiresLeader: true,
          });
          for await (const { event } of items<Resolved>(reading, name, deadline)) if (event) records.push(event);
        } catch (error) {
          throw readFault(error, name);
        }
        return records;
      });
    },

    /**
     * Follows the streams of this pattern after a position. The client calls its listeners while events are still on their way to
     * the reader; what they say is put in line behind those. Throws `StoreError`.
     */
    async *follow(after: Position | 0, regex: string, silence: number, stop?: AbortSignal): AsyncGenerator<Followed> {
      const commit = BigInt(after);
      const say = (following: Following, looked: bigint | "everything") => void following.push({ looked });
      try {
        const following = client.subscribeToAll({
          fromPosition: after === 0 ? "start" : { commit, prepare: commit },
          requiresLeader: true,
          filter: {
            filterOn: "streamName",
            regex,
            checkpointInterval: 1,
            maxSearchWindow: 1000,
            checkpointReached: async (self, position) => say(self, position.commit),
          },
        });
        following.on("caughtUp", () => say(following, "everything"));
        for await (const item of items<Resolved | { readonly looked: bigint | "everything" }>(
          following,
          name,
          silence,
          stop,
        )) {
          if ("looked" in item) yield item;
          else if (item.event) yield { record: item.event };
        }
      } catch (error) {
        throw readFault(error, name);
      }
    },

    /**
     * Appends at exactly this revision, and answers the revision of the last event; `undefined` where the stream stands elsewhere.
     * Sent again where a server says that it does not lead: the same events at the same place are written once.
     * Throws `StreamDeletedError`, `AccessDeniedError`, `AppendTooLargeError`, `StoreError` (`outcome-unknown`).
     */
    async append(
      stream: string,
      at: Revision,
      events: readonly WireEvent[],
      named = stream,
    ): Promise<bigint | undefined> {
      const until = Date.now() + patience;
      for (let pause = 20; ; pause = Math.min(pause * 2, 1000)) {
        const sent = client.appendToStream(stream, [...events], { expectedRevision: at, streamState: at, deadline });
        try {
          const { success, nextExpectedRevision } = await within(sent, deadline, name);
          return success ? nextExpectedRevision : undefined;
        } catch (error) {
          if (kindOf(error) === "wrong-expected-version") return undefined;
          if (kindOf(error) !== "not-leader" || Date.now() + pause > until) throw appendFault(error, name, named);
        }
        await sleep(pause);
      }
    },
  };
}

/** The client answers no append whose connection ended without a word. */
async function within<T>(answer: Promise<T>, deadline: number, where: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const fail = () => reject(new StoreError("outcome-unknown", where, `no answer within ${deadline} milliseconds`));
    timer = setTimeout(fail, deadline + 250);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
