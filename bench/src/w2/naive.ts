import { DatabaseSync } from "node:sqlite";
import type { Prepare } from "../workload.ts";
import { rebuilding } from "./rebuilding.ts";
import { foldRow, type Row, rowOf } from "./row.ts";

const EVENTS = `SELECT streams.name AS stream, types.name AS type, data FROM events
  JOIN streams ON streams.id = events.stream JOIN types ON types.id = events.type ORDER BY position`;

/** The loop anyone would write first. */
export const prepare: Prepare = ({ streams = 0 }) =>
  rebuilding(streams, (file) => {
    const db = new DatabaseSync(file, { readOnly: true });
    const events = db.prepare(EVENTS);
    return {
      fold() {
        const rows = new Map<string, Row>();
        for (const { stream, type, data } of events.iterate() as IterableIterator<{
          stream: string;
          type: string;
          data: string;
        }>) {
          const key = stream.slice(stream.indexOf("-") + 1);
          foldRow(rowOf(rows, key), type, JSON.parse(data));
        }
        return rows;
      },
      close: () => db.close(),
    };
  });
