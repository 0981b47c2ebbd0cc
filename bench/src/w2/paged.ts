import { DatabaseSync } from "node:sqlite";
import type { Reading } from "./folding.ts";
import { few, foldRow, type Row, rowOf } from "./row.ts";

const PAGE = 5_000;

/** The names of streams and types by their number, without the category. */
export function namesOf(db: DatabaseSync) {
  const entities: string[] = [];
  for (const { id, name } of db.prepare("SELECT id, name FROM streams").iterate() as IterableIterator<{
    id: number;
    name: string;
  }>)
    entities[id] = name.slice(name.indexOf("-") + 1);
  const types: string[] = [];
  for (const { id, name } of db.prepare("SELECT id, name FROM types").iterate() as IterableIterator<{
    id: number;
    name: string;
  }>)
    types[id] = name;
  return { entities, types };
}

/** The best simple loop: pages of row arrays, integer columns for stream and type; `filtered` in SQL to three types. */
export function paged(file: string, filtered: boolean): Reading {
  const db = new DatabaseSync(file, { readOnly: true });
  db.exec("PRAGMA cache_size = -32768; PRAGMA mmap_size = 1073741824");
  const only = filtered
    ? `AND type IN (SELECT id FROM types WHERE name IN (${few.map((type) => `'${type}'`).join()}))`
    : "";
  const page = db.prepare(
    `SELECT position, stream, type, data FROM events WHERE position > ? ${only} ORDER BY position LIMIT ${PAGE}`,
  );
  page.setReturnArrays(true);
  return {
    fold() {
      const { entities, types } = namesOf(db);
      const rows = new Map<string, Row>();
      for (let after = 0; ; ) {
        const events = page.all(after) as unknown as [number, number, number, string][];
        for (const [, stream, type, data] of events) {
          const key = entities[stream] as string;
          foldRow(rowOf(rows, key), types[type] as string, JSON.parse(data));
        }
        if (events.length < PAGE) return rows;
        after = (events.at(-1) as [number, number, number, string])[0];
      }
    },
    close: () => db.close(),
  };
}
