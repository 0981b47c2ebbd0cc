import type { LogHeader, LogLine } from "@caseloop/core/adapter";
import type { Reader } from "./read.ts";
import type { Session } from "./session.ts";

const PAGE = 1000;

/**
 * The log as it is at this moment, line by line without line ends, while others read and write: up to the head of this moment
 * nothing changes any more, so no transaction is held. Throws `CorruptEventError`, `StoreError`.
 */
export async function* exportLog(
  reader: Reader,
  session: Session,
  schema: string,
  read: <T>(work: () => Promise<T>) => Promise<T>,
): AsyncGenerator<string> {
  const commandsOf = `SELECT id, first, last FROM "${schema}".commands WHERE first <= $2 AND last >= $1 ORDER BY first`;
  const events: number = await read(() => reader.head());
  yield JSON.stringify({ format: "caseloop-log", version: 1, events } satisfies LogHeader);
  for (let first = 1; first <= events; first += PAGE) {
    const last = Math.min(events, first + PAGE - 1);
    const [page, commands] = await read(() =>
      Promise.all([
        reader.between(first, last),
        session.query<[id: string, first: number, last: number]>(commandsOf, [first, last]),
      ]),
    );
    let at = 0;
    for (const event of page) {
      while ((commands[at]?.[2] ?? Number.POSITIVE_INFINITY) < event.position) at++;
      const [id, from = Number.POSITIVE_INFINITY] = commands[at] ?? [];
      const commandId = id !== undefined && from <= event.position ? { commandId: id } : {};
      yield JSON.stringify({ ...event, ...commandId } satisfies LogLine);
    }
  }
}
