import type { Prepare } from "../workload.ts";
import { commanding, note } from "./commanding.ts";
import { loadRaw, rawStore } from "./raw-store.ts";

/** Load, decide, append; nothing is validated and a command sent twice is applied twice. */
export const prepare: Prepare = (sizes) =>
  commanding(
    sizes,
    async () => rawStore(sizes.streams ?? 0),
    async (store, number) => {
      const stream = `ticket-${number}`;
      const { state, version } = await loadRaw(store, stream);
      if (state.status === "none") throw new Error("not registered");
      return store.append(stream, [{ type: "NoteAdded", data: note(number) }], version);
    },
  );
