import { due } from "@caseloop/escalation";
import { sqliteStore } from "@caseloop/store-sqlite";
import type { Prepare } from "../workload.ts";
import { keeper } from "./agenda-file.ts";
import { looking } from "./looking.ts";

/** The pages that `tick` reads, and the commands that come of them. */
export const prepare: Prepare = (sizes) =>
  looking(sizes, (file) => {
    const store = sqliteStore(file);
    return {
      async due(at) {
        const streams: string[] = [];
        let after: string | undefined;
        for (let limit = 16; ; limit = Math.min(2 * limit, 512)) {
          const rows = await store.views.scan("agenda", { limit, ...(after !== undefined && { after }) });
          const commands = due(rows, at, keeper.schedules);
          for (const { to, entity } of commands) streams.push(`${to}-${entity}`);
          after = rows.at(-1)?.[0];
          if (commands.length < limit) return streams;
        }
      },
      close: () => store.close(),
    };
  });
