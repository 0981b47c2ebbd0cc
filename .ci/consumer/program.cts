const assert: typeof import("node:assert") = require("node:assert");
const { decider, handle, load }: typeof import("@caseloop/core") = require("@caseloop/core");
const { memoryStore }: typeof import("@caseloop/core/memory") = require("@caseloop/core/memory");
const { z }: typeof import("zod") = require("zod");

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
async function main() {
  const store = memoryStore();
  await handle(store, light, "hall", { type: "Switch", data: {} });
  assert.equal((await load(store, light, "hall")).state.on, true);
}
main();
