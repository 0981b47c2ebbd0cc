import { DatabaseSync } from "node:sqlite";
import type { Prepare } from "../workload.ts";
import { looking } from "./looking.ts";

/** What a tick without an agenda does: look at everything that is open. */
export const prepare: Prepare = (sizes) =>
  looking({ ...sizes, looks: 1 }, (file) => {
    const db = new DatabaseSync(file, { readOnly: true });
    const all = db.prepare("SELECT data FROM rows WHERE view = (SELECT id FROM views WHERE name = 'agenda')");
    return {
      due(at) {
        const rows = [...all.iterate()].map(({ data }) => JSON.parse(data as string) as { at: string; stream: string });
        return rows
          .filter((row) => row.at <= at)
          .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.stream < b.stream ? -1 : 1))
          .map(({ stream }) => stream);
      },
      close: () => db.close(),
    };
  });
