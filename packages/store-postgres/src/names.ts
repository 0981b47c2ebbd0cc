import { CorruptEventError, splitStream } from "@caseloop/core";
import { type EventRow, RecordedRow, type Stream, type Type } from "@caseloop/core/adapter";
import { MOST } from "./prepare.ts";
import type { Session } from "./session.ts";

/** How many stream names are remembered: some 25 MB. */
const REMEMBERED = 200_000;

/** From how many unknown streams in a page on how many more are asked for. */
const MANY = 20;
const AHEAD = 2000;

/** Turns rows into events: what streams and types are called, asked of the database once, for what is committed never changes. */
export class Names {
  readonly #session: Session;
  readonly #streamsSql: string;
  readonly #typesSql: string;
  #streams: Stream[] = [];
  readonly #types: Type[] = [];
  #count = 0;

  constructor(session: Session, schema: string) {
    this.#session = session;
    this.#streamsSql = `SELECT id, name FROM "${schema}".streams WHERE id = ANY($1) OR id BETWEEN $2 AND $3`;
    this.#typesSql = `SELECT id, category, name, schema FROM "${schema}".types`;
  }

  /** Throws `CorruptEventError`. `stream` is the name of all of them, where that is known. */
  async recorded(rows: readonly EventRow[], stream?: string): Promise<RecordedRow[]> {
    const streams = await this.#know(rows, stream);
    const events: RecordedRow[] = new Array(rows.length);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as EventRow;
      const stream = streams[row[1]];
      if (!stream)
        throw new CorruptEventError(`#${row[1]}`, row[2], `the event at position ${row[0]} belongs to no stream`);
      const type = this.#types[row[3]];
      if (!type) throw new CorruptEventError(stream.name, row[2], `its type #${row[3]} has no name`);
      events[i] = new RecordedRow(row, stream, type);
    }
    return events;
  }

  async #know(rows: readonly EventRow[], stream: string | undefined): Promise<readonly Stream[]> {
    if (this.#count > REMEMBERED) {
      this.#streams = [];
      this.#count = 0;
    }
    const streams = this.#streams; // these, even when another page makes room meanwhile
    const missing = new Set<number>();
    let types = true;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as EventRow;
      if (streams[row[1]] === undefined) missing.add(row[1]);
      if (this.#types[row[3]] === undefined) types = false;
    }
    if (!types)
      for (const [id, category, name, schema] of await this.#session.query<[number, string, string, number]>(
        this.#typesSql,
      ))
        this.#types[id] = { category, name, schema };
    if (missing.size === 0) return streams;
    const found =
      stream === undefined
        ? await this.#session.query<[number, string]>(this.#streamsSql, ranged([...missing]))
        : [...missing].map((id) => [id, stream] as const);
    for (const [id, name] of found) streams[id] = { name, ...splitStream(name) };
    this.#count += found.length;
    return streams;
  }
}

/** Streams are numbered as they begin: a page with many new ones is likely followed by pages with the next. */
function ranged(missing: readonly number[]): [missing: readonly number[], from: number, to: number] {
  const last = missing.reduce((most, id) => Math.max(most, id), 0);
  return missing.length < MANY ? [missing, 1, 0] : [missing, last + 1, Math.min(last + AHEAD, MOST)];
}
