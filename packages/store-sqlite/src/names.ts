import { CorruptEventError, splitStream } from "@caseloop/core";
import { type EventRow, RecordedRow, type Stream, type Type } from "@caseloop/core/adapter";
import type { Connection } from "./connection.ts";

const STREAMS = "SELECT id, name FROM streams WHERE id IN (SELECT value FROM json_each(?))";
const TYPES = "SELECT id, category, name, schema FROM types";

/** How many stream names are remembered: some 25 MB. */
const REMEMBERED = 200_000;

/** Turns rows into events: what streams and types are called, asked of the file once. */
export class Names {
  readonly #connection: Connection;
  #streams: Stream[] = [];
  #types: Type[] = [];
  #count = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Throws `CorruptEventError`. `stream` is the name of all of them, where that is known. */
  recorded(rows: readonly EventRow[], stream?: string): RecordedRow[] {
    this.#know(rows, stream);
    const events: RecordedRow[] = new Array(rows.length);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as EventRow;
      const stream = this.#streams[row[1]];
      if (!stream)
        throw new CorruptEventError(`#${row[1]}`, row[2], `the event at position ${row[0]} belongs to no stream`);
      const type = this.#types[row[3]];
      if (!type) throw new CorruptEventError(stream.name, row[2], `its type #${row[3]} has no name`);
      events[i] = new RecordedRow(row, stream, type);
    }
    return events;
  }

  /** What a rolled-back transaction named is not so. */
  forget(): void {
    this.#streams = [];
    this.#types = [];
    this.#count = 0;
  }

  #know(rows: readonly EventRow[], stream: string | undefined): void {
    if (this.#count > REMEMBERED) this.forget();
    const missing = new Set<number>();
    let types = true;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as EventRow;
      if (this.#streams[row[1]] === undefined) missing.add(row[1]);
      if (this.#types[row[3]] === undefined) types = false;
    }
    if (!types)
      for (const [id, category, name, schema] of this.#connection.all<[number, string, string, number]>(TYPES))
        this.#types[id] = { category, name, schema };
    if (missing.size === 0) return;
    const found =
      stream === undefined
        ? this.#connection.all<[number, string]>(STREAMS, JSON.stringify([...missing]))
        : [...missing].map((id) => [id, stream] as const);
    for (const [id, name] of found) this.#streams[id] = { name, ...splitStream(name) };
    this.#count += missing.size;
  }
}
