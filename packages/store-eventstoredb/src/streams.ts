import type { Recorded } from "@caseloop/core";
import { recorded, versionOf } from "./envelope.ts";
import { StreamDeletedError, StreamTruncatedError } from "./errors.ts";
import type { Scope } from "./scope.ts";
import type { Server } from "./server.ts";

/** Where a stream stands. */
export interface Tail {
  /** 0 for a stream that never was, and for one that was deleted and may begin anew. */
  readonly version: number;
  readonly deleted: boolean;
}

/** The streams of aggregates, each seen as what it is: whole, or by a typed error. */
export type Streams = ReturnType<typeof streams>;

export function streams(server: Server, scope: Scope) {
  /** A soft deletion truncates the stream before the end of time; the stream then reads like one that never was. */
  async function softlyDeleted(physical: string): Promise<boolean> {
    const [metadata] = (await server.stream(`$$${physical}`, "end", 1)) ?? [];
    const { $tb } = (metadata?.data ?? {}) as { readonly $tb?: unknown };
    return typeof $tb === "number" && $tb >= Number.MAX_SAFE_INTEGER;
  }

  return {
    /** Throws `StreamDeletedError` (for ever), `StreamTruncatedError` where nothing is left, `StoreError`. */
    async tail(stream: string): Promise<Tail> {
      const physical = scope.physical(stream);
      const records = await server.stream(physical, "end", 1, stream);
      if (!records) return { version: 0, deleted: await softlyDeleted(physical) };
      const last = records[0];
      if (!last) throw new StreamTruncatedError(stream, 1);
      return { version: versionOf(last), deleted: false };
    },

    /** Events after a version, which follow it without a gap. Throws `StreamDeletedError`, `StreamTruncatedError`, `CorruptEventError`, `StoreError`. */
    async read(stream: string, after: number, limit: number): Promise<readonly Recorded[]> {
      const physical = scope.physical(stream);
      const records = await server.stream(physical, BigInt(after), limit, stream);
      if (!records) {
        if (await softlyDeleted(physical)) throw new StreamDeletedError(stream, false);
        return [];
      }
      if (records.length === 0 && after === 0) throw new StreamTruncatedError(stream, 1);
      for (const [i, record] of records.entries()) {
        const version = versionOf(record);
        if (version !== after + i + 1) throw new StreamTruncatedError(stream, after + i + 1, version);
      }
      return records.map((record) => recorded(record, stream));
    },
  };
}
