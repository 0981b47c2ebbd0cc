import {
  type AllOptions,
  PAGE,
  type Page,
  type Position,
  position,
  type Recorded,
  type Selection,
  type StreamOptions,
  start,
} from "@caseloop/core";
import { COLUMNS, type EventRow } from "@caseloop/core/adapter";
import type { Connection } from "./connection.ts";
import type { Names } from "./names.ts";
import type { Tail } from "./tail.ts";

const OF_STREAM = `SELECT ${COLUMNS} FROM events WHERE stream = (SELECT id FROM streams WHERE name = ?) AND version > ? ORDER BY version LIMIT 0 + ?`;
const HEAD = "SELECT max(position) FROM events";
const OF_ALL = `SELECT ${COLUMNS} FROM events WHERE position > ? AND position <= ? ORDER BY position LIMIT 0 + ?`;
const WANTED = `SELECT types.id FROM types JOIN json_each(?) AS wanted
  ON wanted.value ->> 0 = category AND (wanted.value ->> 1 IS NULL OR wanted.value ->> 1 = name)`;
const SELECTED = `SELECT ${COLUMNS} FROM events WHERE position > ? AND position <= ? AND type IN (${WANTED}) ORDER BY position LIMIT 0 + ?`;
const UNWANTED = `SELECT 1 FROM types WHERE id NOT IN (${WANTED}) LIMIT 1`;

/** How far one page of a selection looks at most, so that a rare type does not hold up the process. */
const REACH = 100_000;

/** One page of a stream, as plain objects. */
export function readStream(
  connection: Connection,
  names: Names,
  stream: string,
  { after = 0, limit = PAGE }: StreamOptions,
): readonly Recorded[] {
  const rows = connection.all<EventRow>(OF_STREAM, stream, whole("after", after, 0), rowsAtMost(limit));
  return names.recorded(rows, stream).map((row) => row.toJSON());
}

/**
 * One page of the log. The head is read first: positions up to it are complete and will never change, so no transaction is
 * needed to make the two readings agree.
 */
export function readAll(
  connection: Connection,
  names: Names,
  tail: Tail,
  { after = start, limit = PAGE, only }: AllOptions,
): Page {
  const end = head(connection);
  const [from, most] = [whole("after", after, 0), rowsAtMost(limit)];
  const remembered = tail.page(from, end, limit, only);
  if (remembered) return remembered;
  const selection = only && filter(connection, only);
  const until = selection ? Math.min(end, from + Math.max(REACH, most)) : end;
  const rows = selection
    ? connection.all<EventRow>(SELECTED, from, until, selection, most)
    : connection.all<EventRow>(OF_ALL, from, until, most);
  const last = rows.length === limit ? (rows.at(-1) as EventRow)[0] : position(Math.max(until, from));
  return { events: names.recorded(rows), position: last, end: last >= end };
}

export function head(connection: Connection): Position {
  return position(connection.get<[number | null]>(HEAD)?.[0] ?? 0);
}

/**
 * The selection as pairs of category and type, or category and null for all its types; `undefined` where it leaves nothing out.
 * Asked after the head: a type that appears later belongs to events beyond it.
 */
function filter(connection: Connection, only: readonly Selection[]): string | undefined {
  const wanted = JSON.stringify(
    only.flatMap(({ category, types }) => (types ? types.map((type) => [category, type]) : [[category, null]])),
  );
  return connection.get(UNWANTED, wanted) && wanted;
}

/** SQLite knows no infinity: -1 stands for no limit. */
const rowsAtMost = (limit: number) => (limit === Number.POSITIVE_INFINITY ? -1 : whole("limit", limit, 1));

function whole(field: string, value: number, from: number): number {
  if (!Number.isSafeInteger(value) || value < from)
    throw new RangeError(`${field} is a whole number from ${from}, got ${value}`);
  return value;
}
