import { type Appended, CommandIdReusedError, type Recorded } from "@caseloop/core";
import type { Claim } from "./claims.ts";
import { type Envelope, recorded, versionOf } from "./envelope.ts";
import { StreamDeletedError, StreamTruncatedError } from "./errors.ts";
import type { Prepared } from "./prepare.ts";
import type { Scope } from "./scope.ts";
import type { Server } from "./server.ts";
import type { Streams } from "./streams.ts";

const PAGE = 500;

export type Outcomes = ReturnType<typeof outcomes>;

/** What commands did, looked up where it stands: in the stream they were claimed for, behind the claim. */
export function outcomes(server: Server, scope: Scope, streams: Streams) {
  return {
    /**
     * What the command did; `undefined` where it did nothing so far. Throws `StreamDeletedError`, `StreamTruncatedError` where nobody can
     * know any more, `StoreError`.
     */
    async behind(commandId: string, { stream, after }: Claim): Promise<Appended | undefined> {
      const physical = scope.physical(stream);
      let cut: number | undefined;
      for (let from = BigInt(after); ; ) {
        const records = (await server.stream(physical, from, PAGE, stream)) ?? [];
        const [first, last] = [records[0], records.at(-1)];
        if (!first || !last) {
          if (cut !== undefined) throw new StreamTruncatedError(stream, after + 1, cut);
          if ((await streams.tail(stream)).deleted) throw new StreamDeletedError(stream, false);
          return undefined;
        }
        if (first.revision > from) cut ??= versionOf(first);
        const found = records.find(
          ({ metadata }) => (metadata as Partial<Envelope> | undefined)?.commandId === commandId,
        );
        if (found) {
          const { size = 1 } = found.metadata as Envelope;
          const made = (await server.stream(physical, found.revision, size, stream)) ?? [];
          return appended(
            made.map((record) => recorded(record, stream)),
            true,
          );
        }
        if (records.length < PAGE && cut === undefined) return undefined;
        from = last.revision + 1n;
      }
    },

    /** The outcome, if it is this command's. Throws `CommandIdReusedError`. */
    same(first: Appended, { stream, events, options }: Prepared): Appended {
      const was = first.events[0];
      const [then, now] = [was?.meta.command?.type, events[0]?.meta.command?.type];
      if (was?.stream === stream && then === now) return first;
      throw new CommandIdReusedError(options.commandId as string, `${then} on ${was?.stream}`, `${now} on ${stream}`);
    },
  };
}

export function appended(events: readonly Recorded[], repeated: boolean): Appended {
  const last = events.at(-1) as Recorded;
  return { events, version: last.version, position: last.position, repeated };
}
