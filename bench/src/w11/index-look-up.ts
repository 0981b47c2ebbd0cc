import { DatabaseSync } from "node:sqlite";
import type { Prepare } from "../workload.ts";
import { looking } from "./looking.ts";

/** One statement by hand on the same table: from the first key up to the moment. */
export const prepare: Prepare = (sizes) =>
  looking(sizes, (file) => {
    const db = new DatabaseSync(file, { readOnly: true });
    const find = db.prepare(
      "SELECT data FROM rows WHERE view = (SELECT id FROM views WHERE name = 'agenda') AND key < ? ORDER BY key",
    );
    return {
      due: (at) => find.all(`${at}0`).map(({ data }) => JSON.parse(data as string).stream as string),
      close: () => db.close(),
    };
  });
