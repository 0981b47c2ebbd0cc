import pg from "pg";
import { livesDatabase } from "../postgres/lives.ts";
import { folding } from "../w2/folding.ts";
import { foldRow, type Row, rowOf } from "../w2/row.ts";
import type { Prepare } from "../workload.ts";
import { namesOf } from "./names.ts";

const PAGE = 5_000;
const EVENTS = `SELECT position, stream, type, data FROM caseloop.events WHERE position > $1 ORDER BY position LIMIT ${PAGE}`;

/** The best simple loop: pages of row arrays, integer columns, one prepared statement; nothing of an event that the fold does not use. */
export const prepare: Prepare = async ({ streams = 0 }, server) => {
  const client = new pg.Client(await livesDatabase(server, streams));
  await client.connect();
  return folding(streams, {
    async fold() {
      const { entities, types } = await namesOf(client);
      const rows = new Map<string, Row>();
      for (let after = "0"; ; ) {
        const page = await client.query({ name: "page", text: EVENTS, values: [after], rowMode: "array" });
        const events = page.rows as unknown as [string, number, number, unknown][];
        for (const [, stream, type, data] of events)
          foldRow(rowOf(rows, entities[stream] as string), types[type] as string, data);
        if (events.length < PAGE) return rows;
        after = (events.at(-1) as [string, number, number, unknown])[0];
      }
    },
    close: () => client.end(),
  });
};
