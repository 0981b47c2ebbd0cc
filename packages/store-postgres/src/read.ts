import {
  type AllOptions,
  type Appended,
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
import { appended } from "./append.ts";
import { Names } from "./names.ts";
import { keepable, MOST } from "./prepare.ts";
import type { Session } from "./session.ts";

/** How far one page of a selection looks at most, so that a rare type does not hold up a connection. */
const REACH = 100_000;

/** The log as one session sees it. */
export class Reader {
  readonly #session: Session;
  readonly #names: Names;
  readonly #sql: ReturnType<typeof statements>;

  constructor(session: Session, schema: string) {
    this.#session = session;
    this.#names = new Names(session, schema);
    this.#sql = statements(schema);
  }

  /** One page of a stream, as plain objects. */
  async stream(stream: string, { after = 0, limit = PAGE }: StreamOptions): Promise<readonly Recorded[]> {
    const [from, most] = [whole("after", after, 0), rowsAtMost(limit)];
    if (!keepable(stream)) return [];
    const rows = await this.#session.query<EventRow>(this.#sql.stream, [stream, Math.min(from, MOST), most]);
    return (await this.#names.recorded(rows, stream)).map((row) => row.toJSON());
  }

  /**
   * One page of the log. What a statement sees is always a beginning of the log, and never changes; so a selection reads the
   * head first and no transaction is needed to make the two agree. One row more than asked for tells whether this was the end.
   */
  async all({ after = start, limit = PAGE, only }: AllOptions): Promise<Page> {
    const [from, most] = [whole("after", after, 0), rowsAtMost(limit)];
    if (only) return this.#selected(from, limit, only);
    const found = await this.#session.query<EventRow>(this.#sql.all, [from, most && most + 1]);
    const end = found.length <= limit;
    const rows = end ? found : found.slice(0, limit);
    return { events: await this.#names.recorded(rows), position: rows.at(-1)?.[0] ?? after, end };
  }

  async #selected(from: number, limit: number, only: readonly Selection[]): Promise<Page> {
    const end = await this.head();
    const until = Math.min(end, from + Math.max(REACH, Number.isFinite(limit) ? limit : end));
    const wanted = only
      .flatMap(({ category, types }) => (types ?? [null]).map((type) => [category, type] as const))
      .filter((names) => names.every((name) => name === null || keepable(name)));
    const [categories, types] = [wanted.map(([category]) => category), wanted.map(([, type]) => type)];
    const rows =
      wanted.length === 0 || from >= until
        ? []
        : await this.#session.query<EventRow>(this.#sql.selected, [from, until, rowsAtMost(limit), categories, types]);
    const last = rows.length === limit ? (rows.at(-1) as EventRow)[0] : position(Math.max(until, from));
    return { events: await this.#names.recorded(rows), position: last, end: last >= end };
  }

  /** Events from the first of these positions to the last. */
  async between(first: number, last: number): Promise<readonly Recorded[]> {
    const rows = await this.#session.query<EventRow>(this.#sql.between, [first, last]);
    return (await this.#names.recorded(rows)).map((row) => row.toJSON());
  }

  async outcomeOf(commandId: string): Promise<Appended | undefined> {
    if (!keepable(commandId)) return undefined;
    const [range] = await this.#session.query<[number, number]>(this.#sql.command, [commandId]);
    return range && appended(await this.between(...range), true);
  }

  async head(): Promise<Position> {
    const [[head] = [null]] = await this.#session.query<[number | null]>(this.#sql.head);
    return position(head ?? 0);
  }
}

const statements = (schema: string) => ({
  stream: `SELECT ${COLUMNS} FROM "${schema}".events
    WHERE stream = (SELECT id FROM "${schema}".streams WHERE name = $1) AND version > $2 ORDER BY version LIMIT $3`,
  all: `SELECT ${COLUMNS} FROM "${schema}".events WHERE position > $1 ORDER BY position LIMIT $2`,
  selected: `SELECT ${COLUMNS} FROM "${schema}".events WHERE position > $1 AND position <= $2 AND type = ANY (ARRAY(
      SELECT t.id FROM "${schema}".types t JOIN unnest($4::text[], $5::text[]) AS wanted (category, name)
        ON wanted.category = t.category AND (wanted.name IS NULL OR wanted.name = t.name)))
    ORDER BY position LIMIT $3`,
  between: `SELECT ${COLUMNS} FROM "${schema}".events WHERE position BETWEEN $1 AND $2 ORDER BY position`,
  command: `SELECT first, last FROM "${schema}".commands WHERE id = $1`,
  head: `SELECT max(position) FROM "${schema}".events`,
});

/** No limit is NULL to PostgreSQL. */
const rowsAtMost = (limit: number) => (limit === Number.POSITIVE_INFINITY ? null : whole("limit", limit, 1));

function whole(field: string, value: number, from: number): number {
  if (!Number.isSafeInteger(value) || value < from)
    throw new RangeError(`${field} is a whole number from ${from}, got ${value}`);
  return value;
}
