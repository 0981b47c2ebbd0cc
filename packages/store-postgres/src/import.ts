import { follows, ImportError, type LogLine, readLog } from "@caseloop/core/adapter";
import { named, prepare } from "./prepare.ts";
import type { Database, Session } from "./session.ts";

type Lines = AsyncIterable<string> | Iterable<string>;

/** How many events, and about how many characters, are copied at a time. */
const BATCH = 5000;
const CHARACTERS = 8_000_000;

/**
 * Puts an exported log into an empty store, with its ids, positions and times: all of it or nothing, by COPY.
 * Other writers wait until it is done. Only the schema's owner may. Throws `ImportError` naming the line, and what the driver throws.
 */
export async function importLog(
  database: Database,
  schema: string,
  where: string,
  patience: number,
  lines: Lines,
): Promise<{ readonly events: number }> {
  return database.transaction(async (session) => {
    await session.query(`SELECT "${schema}".write($1)::text`, [patience]);
    if ((await session.query(`SELECT 1 FROM "${schema}".events LIMIT 1`)).length > 0)
      throw new ImportError(0, `${where} holds events already; only an empty store takes a log`);
    return { events: await putAll(session, schema, lines) };
  });
}

async function putAll(session: Session, schema: string, lines: Lines): Promise<number> {
  const log = new Copied();
  const events = await readLog(lines, {
    event: (line) => log.event(line),
    command: (...command) => log.command(...command),
    pause: async () => {
      if (log.full) await log.flush(session, schema);
    },
  });
  await log.flush(session, schema);
  return events;
}

/** The rows of the log's tables, as they will be, in COPY's text format. */
class Copied {
  readonly #streams = new Map<string, { readonly id: number; version: number }>();
  readonly #types = new Map<string, number>();
  readonly #commands = new Set<string>();
  #rows = { streams: [] as string[], types: [] as string[], events: [] as string[], commands: [] as string[] };
  #characters = 0;

  get full(): boolean {
    return this.#rows.events.length >= BATCH || this.#characters > CHARACTERS;
  }

  event(line: LogLine): void {
    const { stream, position, version } = line;
    const { category, events, bytes } = prepare(stream, [line], { expected: "any" });
    const [{ event, occurred, data, envelope }] = events as [(typeof events)[number]];
    const head = this.#stream(stream);
    follows("version", version, head.version + 1);
    head.version++;
    this.#characters += bytes;
    const type = this.#type(category, event.type, event.schema);
    const recorded = Date.parse(line.recordedAt);
    this.#rows.events.push(copyRow(position, head.id, version, type, occurred, recorded, data, envelope));
  }

  command(id: string, first: number, last: number): boolean {
    if (this.#commands.has(named("commandId", id))) return false;
    this.#commands.add(id);
    this.#rows.commands.push(copyRow(id, first, last));
    return true;
  }

  async flush(session: Session, schema: string): Promise<void> {
    for (const [table, rows] of Object.entries(this.#rows)) {
      if (rows.length > 0)
        await session.copyIn(
          `COPY "${schema}".${table} (${COPIED[table as keyof typeof COPIED]}) FROM STDIN`,
          rows.join(""),
        );
      rows.length = 0;
    }
    this.#characters = 0;
  }

  #stream(name: string): { readonly id: number; version: number } {
    let known = this.#streams.get(name);
    if (!known) {
      known = { id: this.#streams.size + 1, version: 0 };
      this.#streams.set(name, known);
      this.#rows.streams.push(copyRow(known.id, name));
    }
    return known;
  }

  #type(category: string, name: string, schema: number): number {
    const key = `${category.length} ${schema} ${category}${name}`;
    let id = this.#types.get(key);
    if (id === undefined) {
      id = this.#types.size + 1;
      this.#types.set(key, id);
      this.#rows.types.push(copyRow(id, category, name, schema));
    }
    return id;
  }
}

const COPIED = {
  streams: "id, name",
  types: "id, category, name, schema",
  events: "position, stream, version, type, occurred, recorded, data, envelope",
  commands: "id, first, last",
} as const;

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function copyRow(...values: readonly (string | number)[]): string {
  return `${values.map((value) => String(value).replace(/[\\\n\r\t]/g, (found) => ESCAPES[found] as string)).join("\t")}\n`;
}
