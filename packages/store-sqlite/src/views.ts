import { type Checkpoint, ConcurrencyError, type Json, type Position, plain, type Views } from "@caseloop/core";
import type { Connection } from "./connection.ts";
import type { Writer } from "./writer.ts";

const VIEW = "SELECT id, position, fingerprint FROM views WHERE name = ?";
const CHECKPOINT = "SELECT position, fingerprint, parked FROM views WHERE name = ?";
const ROWS =
  "SELECT key, data FROM rows WHERE view = (SELECT id FROM views WHERE name = ?) AND key IN (SELECT value FROM json_each(?))";
const SCAN =
  "SELECT key, data FROM rows WHERE view = (SELECT id FROM views WHERE name = ?) AND key > ? ORDER BY key LIMIT 0 + ?";
const SCAN_FIRST =
  "SELECT key, data FROM rows WHERE view = (SELECT id FROM views WHERE name = ?) ORDER BY key LIMIT 0 + ?";
const NEW_VIEW = "INSERT INTO views (name, position, fingerprint, parked) VALUES (?, ?, ?, ?)";
const MOVE = "UPDATE views SET position = ?, parked = ? WHERE id = ?";
const RENAME = "UPDATE views SET name = ? WHERE id = ?";
const SET = "INSERT INTO rows (view, key, data) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET data = excluded.data";
const DELETE = "DELETE FROM rows WHERE view = ? AND key = ?";
const FORGET_ROWS = "DELETE FROM rows WHERE view = ?";
const FORGET = "DELETE FROM views WHERE id = ?";

type KeyedRow = readonly [key: string, data: string];

/**
 * Views in the file: rows as JSON, and for every view `board` a SQL view `"view_board"`, so that
 * `SELECT key, data ->> '$.open' FROM "view_board"` works in any shell. Keys are in order of their code points.
 */
export function sqliteViews(connection: Connection, read: <T>(work: () => T) => Promise<T>, writer: Writer): Views {
  const find = (view: string) => connection.get<[id: number, position: Position, fingerprint: string]>(VIEW, view);

  const forget = (view: string) => {
    const kept = find(view);
    if (!kept) return;
    connection.run(FORGET_ROWS, kept[0]);
    connection.run(FORGET, kept[0]);
    hide(connection, view);
  };

  return {
    checkpoint: (view) =>
      read((): Checkpoint | undefined => {
        const row = connection.get<[Position, string, string]>(CHECKPOINT, view);
        return row && { position: row[0], fingerprint: row[1], parked: JSON.parse(row[2]) };
      }),

    rows: (view, keys) => read(() => new Map(connection.all<KeyedRow>(ROWS, view, JSON.stringify(keys)).map(row))),

    scan: (view, { after, limit = Number.POSITIVE_INFINITY } = {}) =>
      read(() => {
        const most = Number.isFinite(limit) ? limit : -1;
        const found =
          after === undefined
            ? connection.all<KeyedRow>(SCAN_FIRST, view, most)
            : connection.all<KeyedRow>(SCAN, view, after, most);
        return found.map(row);
      }),

    async save(view, { expected, checkpoint, set, delete: gone }) {
      const rows = [...set].map(
        ([key, value]) => [plain(key, "key") as string, JSON.stringify(plain(value, key))] as const,
      );
      const without = [...gone];
      const { position, fingerprint } = checkpoint;
      const parked = JSON.stringify(checkpoint.parked);
      await writer.write(() => {
        const kept = find(view);
        if (kept?.[1] !== expected || (kept && kept[2] !== fingerprint))
          throw new ConcurrencyError(view, expected ?? "none", kept?.[1] ?? 0);
        const id = kept?.[0] ?? Number(connection.run(NEW_VIEW, view, position, fingerprint, parked).lastInsertRowid);
        if (kept) connection.run(MOVE, position, parked, id);
        else show(connection, view, id);
        for (const [key, data] of rows) connection.run(SET, id, key, data);
        for (const key of without) connection.run(DELETE, id, key);
      });
    },

    replace: (from, to) =>
      writer.write(() => {
        const kept = find(from);
        if (!kept || from === to) return;
        forget(to);
        connection.run(RENAME, to, kept[0]);
        hide(connection, from);
        show(connection, to, kept[0]);
      }),

    drop: (view) => writer.write(() => forget(view)),
  };
}

const row = ([key, data]: KeyedRow): [string, Json] => [key, JSON.parse(data)];

const sqlName = (view: string) => `"view_${view.replaceAll('"', '""')}"`;
const show = ({ db }: Connection, view: string, id: number) =>
  db.exec(`CREATE VIEW ${sqlName(view)} AS SELECT key, data FROM rows WHERE view = ${id}`);
const hide = ({ db }: Connection, view: string) => db.exec(`DROP VIEW IF EXISTS ${sqlName(view)}`);
