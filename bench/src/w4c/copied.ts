import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { livesDatabase } from "../postgres/lives.ts";
import { folding } from "../w2/folding.ts";
import { foldRow, type Row, rowOf } from "../w2/row.ts";
import type { Prepare } from "../workload.ts";
import { namesOf } from "./names.ts";

const COPY = "COPY (SELECT stream, type, data FROM caseloop.events ORDER BY position) TO STDOUT";

/** The whole log in one COPY, line by line as it comes; JSON in a text row has no line ends or tabs, only doubled backslashes. */
export const prepare: Prepare = async ({ streams = 0 }, server) => {
  const client = new pg.Client(await livesDatabase(server, streams));
  await client.connect();
  return folding(streams, {
    async fold() {
      const { entities, types } = await namesOf(client);
      const rows = new Map<string, Row>();
      let rest = "";
      for await (const chunk of client.query(copyTo(COPY)).setEncoding("utf8")) {
        const lines = (rest + chunk).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) {
          const first = line.indexOf("\t");
          const second = line.indexOf("\t", first + 1);
          const text = line.slice(second + 1);
          const data = JSON.parse(text.includes("\\") ? text.replaceAll("\\\\", "\\") : text);
          const key = entities[Number(line.slice(0, first))] as string;
          foldRow(rowOf(rows, key), types[Number(line.slice(first + 1, second))] as string, data);
        }
      }
      return rows;
    },
    close: () => client.end(),
  });
};
