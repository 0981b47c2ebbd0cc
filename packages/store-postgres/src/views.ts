import { type Checkpoint, ConcurrencyError, type Json, type Position, plain, type Views } from "@caseloop/core";
import { keepable, named } from "./prepare.ts";
import type { Session } from "./session.ts";

type KeyedRow = readonly [key: string, data: string];
type Run = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Views in the database: rows as JSON, and for every view `board` a SQL view `"view_board"`, so that
 * `SELECT key, data ->> 'open' FROM caseloop."view_board"` works in any client. Keys are in order of their code points.
 */
export function postgresViews(session: Session, schema: string, read: Run, write: Run): Views {
  const sql = statements(schema);
  return {
    checkpoint: (view) =>
      read(async (): Promise<Checkpoint | undefined> => {
        if (!keepable(view)) return undefined;
        const [row] = await session.query<[Position, string, string]>(sql.checkpoint, [view]);
        return row && { position: row[0], fingerprint: row[1], parked: JSON.parse(row[2]) };
      }),

    rows: (view, keys) =>
      read(async () => {
        const wanted = keys.filter(keepable);
        if (wanted.length === 0) return new Map();
        return new Map((await session.query<KeyedRow>(sql.rows, [view, wanted])).map(row));
      }),

    scan: (view, { after, limit = Number.POSITIVE_INFINITY } = {}) =>
      read(async () => {
        if (after !== undefined && !keepable(after))
          throw new RangeError(`no row has the key ${JSON.stringify(after)}`);
        const most = Number.isFinite(limit) ? limit : null;
        return (await session.query<KeyedRow>(sql.scan, [view, after ?? null, most])).map(row);
      }),

    async save(view, { expected, checkpoint, set, delete: gone }) {
      named("view", view);
      const keys = [...set.keys()].map((key) => named("key", key));
      const rows = [...set].map(([key, value]) => JSON.stringify(plain(value, key)));
      const { position, fingerprint, parked } = checkpoint;
      const [[at] = [null]] = await write(() =>
        session.query<[number | null]>(sql.save, [
          view,
          expected ?? null,
          position,
          fingerprint,
          JSON.stringify(parked),
          keys,
          rows,
          [...gone].filter(keepable),
        ]),
      );
      if (at !== null) throw new ConcurrencyError(view, expected ?? "none", at);
    },

    async replace(from, to) {
      named("view", to);
      await write(() => session.query(sql.replace, [from, to]));
    },

    async drop(view) {
      await write(() => session.query(sql.drop, [view]));
    },
  };
}

const row = ([key, data]: KeyedRow): [string, Json] => [key, JSON.parse(data)];

const statements = (schema: string) => {
  const of = `FROM "${schema}".rows WHERE view = (SELECT id FROM "${schema}".views WHERE name = $1)`;
  return {
    checkpoint: `SELECT position, fingerprint, parked FROM "${schema}".views WHERE name = $1`,
    rows: `SELECT key, data ${of} AND key = ANY ($2)`,
    scan: `SELECT key, data ${of} AND ($2::text IS NULL OR key > $2) ORDER BY key LIMIT $3`,
    save: `SELECT "${schema}".save_view($1, $2, $3, $4, $5, $6, $7, $8)`,
    replace: `SELECT "${schema}".replace_view($1, $2)::text`,
    drop: `SELECT "${schema}".drop_view($1)::text`,
  };
};
