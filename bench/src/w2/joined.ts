import { DatabaseSync } from "node:sqlite";
import type { Prepare } from "../workload.ts";
import { namesOf } from "./paged.ts";
import { rebuilding } from "./rebuilding.ts";
import { foldRow, type Row, rowOf } from "./row.ts";

const JOIN = 200;
const EVENTS = `SELECT '[' || group_concat(stream || ',' || type || ',' || data) || ']' FROM (
  SELECT stream, type, data FROM events WHERE position > ? AND position <= ? ORDER BY position)`;

/** Rows joined in SQL to one text, parsed once. */
export const prepare: Prepare = ({ streams = 0 }) =>
  rebuilding(streams, (file) => {
    const db = new DatabaseSync(file, { readOnly: true });
    db.exec("PRAGMA cache_size = -32768; PRAGMA mmap_size = 1073741824");
    const events = db.prepare(EVENTS);
    events.setReturnArrays(true);
    return {
      fold() {
        const { entities, types } = namesOf(db);
        const rows = new Map<string, Row>();
        for (let after = 0; ; after += JOIN) {
          const [text] = events.get(after, after + JOIN) as unknown as [string | null];
          if (text === null) return rows;
          const list = JSON.parse(text) as unknown[];
          for (let i = 0; i < list.length; i += 3) {
            const key = entities[list[i] as number] as string;
            foldRow(rowOf(rows, key), types[list[i + 1] as number] as string, list[i + 2]);
          }
        }
      },
      close: () => db.close(),
    };
  });
