import { ImportError } from "./errors.ts";
import type { LogHeader, LogLine } from "./export.ts";
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
  let header: LogHeader | undefined;
  let number = 0;
  for await (const text of lines) {
    number++;
    if (text.trim() === "") continue;
    within(number, () => {
      const line = parsed(text);
      if (!header) header = headerOf(line);
      else log.put(line as unknown as LogLine, number);
    });
    if (log.full) await log.flush(session, schema);
  }
  log.end();
  await log.flush(session, schema);
  if (!header) throw new ImportError(0, "there is no line at all");
  const { events } = header as LogHeader;
  if (events !== log.position)
    throw new ImportError(number, `the log breaks off: its header promises ${events} events, ${log.position} came`);
  return log.position;
}

/** The rows of the log's tables, as they will be, in COPY's text format. */
class Copied {
  position = 0;
  #recorded = Number.NEGATIVE_INFINITY;
  readonly #streams = new Map<string, { readonly id: number; version: number }>();
  readonly #types = new Map<string, number>();
  readonly #commands = new Set<string>();
  #open: { readonly id: string; readonly stream: string; readonly first: number; readonly line: number } | undefined;
  #rows = { streams: [] as string[], types: [] as string[], events: [] as string[], commands: [] as string[] };
  #characters = 0;

  get full(): boolean {
    return this.#rows.events.length >= BATCH || this.#characters > CHARACTERS;
  }

  /** One event, where the line says and nowhere else. */
  put(line: LogLine, number: number): void {
    const { stream, commandId } = line;
    const { category, events, bytes } = prepare(stream, [line], { expected: "any" });
    const [{ event, occurred, data, envelope }] = events as [(typeof events)[number]];
    const recorded = Date.parse(line.recordedAt);
    const head = this.#stream(stream);
    expect("position", line.position, this.position + 1);
    expect("version", line.version, head.version + 1);
    if (!(recorded >= this.#recorded))
      throw new RangeError(`recordedAt must be a time not before the line above, got ${shown(line.recordedAt)}`);
    this.#follow(commandId, stream, number);
    this.position++;
    head.version++;
    this.#recorded = recorded;
    this.#characters += bytes;
    const type = this.#type(category, event.type, event.schema);
    this.#rows.events.push(copyRow(this.position, head.id, head.version, type, occurred, recorded, data, envelope));
  }

  /** The last line has come. */
  end(): void {
    if (!this.#open) return;
    const { id, first, line } = this.#open;
    if (this.#commands.has(id)) throw new ImportError(line, `the command ${id} stands above already`);
    this.#commands.add(id);
    this.#rows.commands.push(copyRow(id, first, this.position));
    this.#open = undefined;
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

  /** Neighbouring lines of one command id were one append. */
  #follow(commandId: string | undefined, stream: string, line: number): void {
    if (this.#open?.id === commandId && this.#open?.stream === stream) return;
    this.end();
    if (commandId !== undefined)
      this.#open = { id: named("commandId", commandId), stream, first: this.position + 1, line };
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

function headerOf(line: object): LogHeader {
  const { format, version, events } = line as Partial<LogHeader>;
  if (format === "caseloop-log" && version === 1 && Number.isSafeInteger(events)) return line as LogHeader;
  throw new RangeError(`expected {"format":"caseloop-log","version":1,"events":…}, got ${shown(line)}`);
}

function parsed(text: string): object {
  const value: unknown = JSON.parse(text);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new RangeError(`expected an object, got ${shown(value)}`);
}

function expect(field: string, found: unknown, expected: number): void {
  if (found !== expected) throw new RangeError(`${field} must be ${expected}, got ${shown(found)}`);
}

const shown = (value: unknown) => JSON.stringify(value)?.slice(0, 100) ?? "nothing";

/** Names the line in whatever is wrong with it. */
function within(line: number, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(line, (error as Error).message);
  }
}
