import { CaseloopError, StoreError } from "../errors.ts";
import type { Position, Recorded } from "../message.ts";

/** The first line of an exported log. */
export interface LogHeader {
  readonly format: "caseloop-log";
  readonly version: 1;
  /** How many lines follow. */
  readonly events: number;
}

/** Every other line: the event as recorded, and the id of the command that was applied with it. */
export interface LogLine extends Recorded {
  readonly commandId?: string;
}

/** An exported log cannot be imported; nothing was. `line` counts from 1, and is 0 where the store itself is the problem. */
export class ImportError extends CaseloopError<"import", { line: number; problem: string }> {
  constructor(line: number, problem: string) {
    super("import", line === 0 ? problem : `line ${line}: ${problem}`, { line, problem });
  }
}

/** An empty store that takes a log. What these throw is told with its line, but for `StoreError`. */
export interface LogTaking {
  /** Takes an event at its position; whether its version follows in its stream is for the store to say. */
  event(line: LogLine): void;
  /** Takes a command with the positions of its events; answers false where its id stands above already. */
  command(id: string, first: Position, last: Position): boolean;
  /** After every line: a moment to write what has gathered. */
  pause?(): Promise<void>;
}

interface Command {
  readonly line: number;
  readonly id: string;
  readonly stream: string;
  readonly first: Position;
  last: Position;
}

/** Reads an exported log from its beginning to its end; answers how many events it held. Throws `ImportError`, `StoreError`. */
export async function readLog(lines: AsyncIterable<string> | Iterable<string>, to: LogTaking): Promise<number> {
  let header: LogHeader | undefined;
  let command: Command | undefined;
  let [number, position, recorded] = [0, 0, Number.NEGATIVE_INFINITY];

  const take = (line: LogLine) => {
    const at = Date.parse(line.recordedAt);
    follows("position", line.position, position + 1);
    if (!(at >= recorded))
      throw new RangeError(`recordedAt must be a time not before the line above, got ${shown(line.recordedAt)}`);
    to.event(line);
    [position, recorded] = [line.position, at];
    follow(line);
  };
  /** Neighbouring lines of one command id were one append. */
  const follow = ({ commandId: id, stream, position: first }: LogLine) => {
    if (command && command.id === id && command.stream === stream) {
      command.last = first;
      return;
    }
    end();
    command = id === undefined ? undefined : { line: number, id, stream, first, last: first };
  };
  const end = () => {
    if (!command) return;
    const { id, first, last, line } = command;
    within(line, () => {
      if (!to.command(id, first, last)) throw new RangeError(`the command ${id} stands above already`);
    });
  };

  for await (const text of lines) {
    number++;
    if (text.trim() === "") continue;
    within(number, () => {
      const line = parsed(text);
      if (!header) header = headerOf(line);
      else take(line as LogLine);
    });
    await to.pause?.();
  }
  end();
  if (!header) throw new ImportError(0, "there is no line at all");
  const { events } = header as LogHeader;
  if (events !== position)
    throw new ImportError(number, `the log breaks off: its header promises ${events} events, ${position} came`);
  return position;
}

/** Throws `RangeError` naming the field, unless it holds what must come next. */
export function follows(field: string, found: unknown, expected: number): void {
  if (found !== expected) throw new RangeError(`${field} must be ${expected}, got ${shown(found)}`);
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

const shown = (value: unknown) => JSON.stringify(value)?.slice(0, 100) ?? "nothing";

/** Names the line in whatever is wrong with it; faults of the store stay what they are. */
function within(line: number, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof ImportError || error instanceof StoreError) throw error;
    throw new ImportError(line, (error as Error).message);
  }
}
