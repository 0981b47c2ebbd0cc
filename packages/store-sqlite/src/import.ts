import { StoreError } from "@caseloop/core";
import type { Connection } from "./connection.ts";
import { faultOf, ImportError, storeError } from "./errors.ts";
import type { LogHeader, LogLine } from "./export.ts";
import { type FileOptions, openFile } from "./open.ts";
import { prepare } from "./prepare.ts";
import { Recorder } from "./recorder.ts";

type Lines = AsyncIterable<string> | Iterable<string>;

/**
 * Puts an exported log into an empty store, with its ids, positions and times: all of it or nothing.
 * Other writers wait until it is done. Throws `ImportError` naming the line, `StoreError`.
 */
export async function importLog(
  path: string,
  options: FileOptions,
  lines: Lines,
): Promise<{ readonly events: number }> {
  if (options.readOnly) throw new StoreError("read-only", options.name, "the store was opened for reading only");
  const file = openFile(path, options);
  try {
    await file.read(() => file.run("BEGIN IMMEDIATE"));
    const events = await putAll(file, lines);
    file.run("COMMIT");
    return { events };
  } catch (error) {
    throw storeError(options.name, error);
  } finally {
    file.close(); // what was not committed is rolled back
  }
}

async function putAll(file: Connection, lines: Lines): Promise<number> {
  const recorder = new Recorder(file);
  if (recorder.logHead().position > 0)
    throw new ImportError(0, `${file.name} holds events already; only an empty store takes a log`);
  const commands = new Commands(recorder);
  let header: LogHeader | undefined;
  let number = 0;
  for await (const text of lines) {
    number++;
    if (text.trim() === "") continue;
    within(number, () => {
      const line = parsed(text);
      if (!header) header = headerOf(line);
      else commands.follow(put(recorder, line as unknown as LogLine), number);
    });
  }
  commands.end();

  const { position } = recorder.logHead();
  if (!header) throw new ImportError(0, "there is no line at all");
  const { events } = header as LogHeader;
  if (events !== position)
    throw new ImportError(number, `the log breaks off: its header promises ${events} events, ${position} came`);
  return position;
}

/** One event, where the line says and nowhere else. */
function put(recorder: Recorder, line: LogLine): LogLine {
  const { stream, commandId } = line;
  const prepared = prepare(stream, [line], { expected: "any", ...(commandId === undefined ? {} : { commandId }) });
  const [log, head] = [recorder.logHead(), recorder.streamHead(stream)];
  const recorded = Date.parse(line.recordedAt);
  expect("position", line.position, log.position + 1);
  expect("version", line.version, head.version + 1);
  if (!(recorded >= log.recorded))
    throw new RangeError(`recordedAt must be a time not before the line above, got ${shown(line.recordedAt)}`);
  recorder.record(prepared, recorded);
  return line;
}

/** Neighbouring lines of one command id were one append. */
class Commands {
  readonly #recorder: Recorder;
  #open:
    | {
        readonly line: number;
        readonly id: string;
        readonly stream: string;
        readonly first: LogLine["position"];
        last: LogLine["position"];
      }
    | undefined;

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  follow({ commandId, stream, position }: LogLine, line: number): void {
    if (this.#open?.id === commandId && this.#open?.stream === stream) {
      this.#open.last = position;
      return;
    }
    this.end();
    this.#open = commandId === undefined ? undefined : { line, id: commandId, stream, first: position, last: position };
  }

  end(): void {
    if (!this.#open) return;
    const { id, first, last, line } = this.#open;
    if (!this.#recorder.recordCommand(id, first, last))
      throw new ImportError(line, `the command ${id} stands above already`);
    this.#open = undefined;
  }
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

/** Names the line in whatever is wrong with it; faults of the store stay what they are. */
function within(line: number, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof ImportError || faultOf(error)) throw error;
    throw new ImportError(line, (error as Error).message);
  }
}
