import type { NewEvent } from "@caseloop/core";

/** What both hand-written schemas keep of an event, streams and types by their names. */
export const events = `
  stream text COLLATE "C" NOT NULL, version integer NOT NULL, type text COLLATE "C" NOT NULL,
  occurred bigint NOT NULL, recorded bigint NOT NULL, data json NOT NULL, envelope json NOT NULL,
  UNIQUE (stream, version)`;

/** Events as one array for each column: type, occurred, data, envelope. */
export function columns(list: readonly NewEvent[]): [string[], number[], string[], string[]] {
  const all: ReturnType<typeof columns> = [[], [], [], []];
  for (const { id, type, occurredAt, data, meta } of list) {
    all[0].push(type);
    all[1].push(Date.parse(occurredAt));
    all[2].push(JSON.stringify(data));
    all[3].push(JSON.stringify({ id, meta }));
  }
  return all;
}
