import { handle } from "@caseloop/core";
import { ticket } from "../ticket/ours.ts";
import { memoryStoreOfLives } from "../ticket/recorded.ts";
import type { Prepare } from "../workload.ts";
import { commanding, note } from "./commanding.ts";

export const prepare: Prepare = (sizes) =>
  commanding(
    sizes,
    () => memoryStoreOfLives(sizes.streams ?? 0),
    async (store, number, id) => {
      const done = await handle(store, ticket, `${number}`, {
        type: "AddNote",
        data: note(number),
        by: "operator-7",
        id,
      });
      return done.ok ? done.version : 0;
    },
  );
