import { DatabaseSync } from "node:sqlite";
import { load, type NewEvent } from "@caseloop/core";
import { clocks } from "@caseloop/escalation";
import { sqliteStore } from "@caseloop/store-sqlite";
import type { Prepare } from "../workload.ts";
import { agendaFile, evening, removeAgendaFile } from "./agenda-file.ts";

/** The index look-up, and then for each stream: read it, and append a breach and the end of its schedule at that version. */
export const prepare: Prepare = async (sizes) => {
  const file = await agendaFile(sizes, "by-hand");
  const store = sqliteStore(file);
  const db = new DatabaseSync(file, { readOnly: true });
  const find = db.prepare(
    "SELECT data FROM rows WHERE view = (SELECT id FROM views WHERE name = 'agenda') AND key > ? AND key < ? ORDER BY key",
  );
  let day = 0;
  return {
    async run() {
      const at = evening(day);
      const rows = find.all(evening(day - 1), `${at}0`);
      day += 1;
      await Promise.all(
        rows.map(async ({ data }) => {
          const { stream } = JSON.parse(data as string) as { stream: string };
          const { state, version } = await load(store, clocks, stream.slice("clocks-".length));
          const clock = state.clocks["bench/reply"];
          const due = clock?.limit?.due ?? "";
          const breach = { clock: "bench/reply", at: due, cycle: 1, due, found: at, late: false };
          const event = (type: string, data: object): NewEvent => ({
            ...{ id: `${stream}@${version}/${type}`, type, schema: 1, occurredAt: at, meta: {}, data },
          });
          const events = [event("ClockBreached", breach), event("Scheduled", { at, was: due })];
          await store.append(stream, events, { expected: version, commandId: `due/${stream}@${version}` });
        }),
      );
      return rows.length;
    },
    async end() {
      db.close();
      await store.close();
      removeAgendaFile(file);
    },
  };
};
