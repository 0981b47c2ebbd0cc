import type { Position } from "@caseloop/core";
import { positionOf } from "./envelope.ts";
import type { LogPosition, WireRecord } from "./port.ts";
import type { Scope } from "./scope.ts";
import type { Server } from "./server.ts";

/** The last event of the log. */
export interface Head {
  readonly position: Position;
  readonly record: WireRecord;
  readonly stream: string;
}

/** Is the record an event of this store? What the server writes for itself begins with `$`: metadata, links. */
export function oursOf(scope: Scope, record: WireRecord): string | undefined {
  return record.type.startsWith("$") ? undefined : scope.logical(record.streamId);
}

export type Heads = ReturnType<typeof heads>;

/** The end of the log, looked for from the end of the server's, and never twice in the same stretch. */
export function heads(server: Server, scope: Scope) {
  let known: Head | undefined;
  /** Everything up to here was looked at. */
  let looked = -1n;

  return {
    /** Throws `StoreError`. */
    async find(): Promise<Head | undefined> {
      const until = looked;
      let newest: bigint | undefined;
      let from: LogPosition | "end" = "end";
      for (let count = 8; ; count = Math.min(count * 8, 4096)) {
        const records: readonly WireRecord[] = await server.backwards(from, count);
        for (const record of records) {
          const { position } = record;
          if (!position) continue;
          newest ??= position.commit;
          if (position.commit <= until) return settle(newest, undefined);
          const stream = oursOf(scope, record);
          if (stream !== undefined) return settle(newest, { position: positionOf(record, stream), record, stream });
        }
        const oldest: LogPosition | undefined = records.at(-1)?.position;
        if (records.length < count || !oldest) return settle(newest ?? until, undefined);
        from = oldest;
      }
    },
  };

  function settle(newest: bigint, found: Head | undefined): Head | undefined {
    if (found && found.position > (known?.position ?? 0)) known = found;
    if (newest > looked) looked = newest;
    return known;
  }
}
