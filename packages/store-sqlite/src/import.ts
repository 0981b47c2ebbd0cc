import { StoreError } from "@caseloop/core";
import { follows, ImportError, type LogLine, prepare, readLog } from "@caseloop/core/adapter";
import type { Connection } from "./connection.ts";
import { storeError } from "./errors.ts";
import { type FileOptions, openFile } from "./open.ts";
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
  const typed = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw storeError(file.name, error);
    }
  };
  return readLog(lines, {
    event: (line) => typed(() => put(recorder, line)),
    command: (id, first, last) => typed(() => recorder.recordCommand(id, first, last)),
  });
}

function put(recorder: Recorder, line: LogLine): void {
  const { stream, version, commandId, recordedAt } = line;
  const prepared = prepare(stream, [line], { expected: "any", ...(commandId === undefined ? {} : { commandId }) });
  const head = recorder.streamHead(stream);
  follows("version", version, head.version + 1);
  recorder.record(prepared, head, Date.parse(recordedAt));
}
