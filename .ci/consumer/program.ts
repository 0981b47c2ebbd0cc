import assert from "node:assert";
import { decider, handle, load } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { z } from "zod";

const light = decider({
  name: "light",
  initial: { on: false },
  commands: { Switch: z.object({}) },
  events: { Switched: z.object({ on: z.boolean() }) },
  decide: { Switch: (_, { on }) => [{ type: "Switched", data: { on: !on } }] },
  evolve: {
    Switched(state, { data }) {
      state.on = data.on;
    },
  },
});
const store = memoryStore();
await handle(store, light, "hall", { type: "Switch", data: {} });
assert.equal((await load(store, light, "hall")).state.on, true);
