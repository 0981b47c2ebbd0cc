import { tick } from "@caseloop/escalation";
import { sqliteStore } from "@caseloop/store-sqlite";
import type { Contender, Sizes } from "../workload.ts";
import { agendaFile, evening, keeper, removeAgendaFile } from "./agenda-file.ts";

/** A whole tick a round, on the next day each time: it catches up, looks, and records what fell due, durably. */
export async function ticking(sizes: Sizes, own: string): Promise<Contender> {
  const file = await agendaFile(sizes, own);
  const store = sqliteStore(file);
  let day = 0;
  return {
    async run() {
      const { due } = await tick(store, evening(day), keeper);
      if (due !== sizes.due) throw new Error(`${due} were due on day ${day}`);
      day += 1;
      return due;
    },
    async end() {
      await store.close();
      removeAgendaFile(file);
    },
  };
}
