import { COLUMNS, type EventRow, type LogHeader, type LogLine } from "@caseloop/core/adapter";
import { Names } from "./names.ts";
import { type FileOptions, openFile } from "./open.ts";

const COUNT = "SELECT count(*) FROM events";
const PAGE = `SELECT ${COLUMNS} FROM events WHERE position > ? ORDER BY position LIMIT 1000`;
const COMMANDS = "SELECT id, first, last FROM commands ORDER BY first";

/** The log as it is at this moment, line by line without line ends; others may read and write meanwhile. Throws `CorruptEventError`, `StoreError`. */
export async function* exportLog(path: string, options: FileOptions): AsyncGenerator<string> {
  const file = openFile(path, { ...options, readOnly: true });
  try {
    file.db.exec("BEGIN");
    const names = new Names(file);
    const [events = 0] = file.get<[number]>(COUNT) ?? [];
    yield JSON.stringify({ format: "caseloop-log", version: 1, events } satisfies LogHeader);

    const commands = file.iterate<[id: string, first: number, last: number]>(COMMANDS);
    let command = commands.next().value;
    for (let after = 0, rows: EventRow[]; ; after = (rows.at(-1) as EventRow)[0]) {
      rows = file.all<EventRow>(PAGE, after);
      if (rows.length === 0) return;
      for (const event of names.recorded(rows)) {
        while (command && command[2] < event.position) command = commands.next().value;
        const commandId = command && command[1] <= event.position ? { commandId: command[0] } : {};
        yield JSON.stringify({ ...event.toJSON(), ...commandId } satisfies LogLine);
      }
      await new Promise(setImmediate);
    }
  } finally {
    file.close();
  }
}
