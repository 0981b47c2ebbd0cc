import type { EventStore } from "@caseloop/core";
import * as fc from "fast-check";
import {
  type Appending,
  append,
  type Model,
  outcome,
  type Real,
  readAll,
  readStream,
  reopen,
  type Step,
} from "./model.ts";

const client = fc.constantFrom<0 | 1>(0, 1);
const stream = fc.constantFrom("ticket-1", "ticket-2", "visit-1", "visit-济阳-2");
const commandId = fc.constantFrom("c-1", "c-2", "c-3", "c-4");
const limit = fc.constantFrom(1, 2, 3, 7, 1000);
const appending: fc.Arbitrary<Appending> = fc.record({
  stream,
  command: fc.constantFrom("Note", "Note", "Note", "Close"),
  kinds: fc.array(
    fc.record({
      type: fc.constantFrom("Opened", "Closed", "Told"),
      schema: fc.constantFrom(1, 2),
      data: fc.constantFrom<unknown>(null, 0, "文", [], { a: { b: [1] } }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  expected: fc.oneof(
    fc.constantFrom("any" as const, "any" as const, "none" as const, "exists" as const),
    fc.record({ off: fc.constantFrom(0, 0, 0, -1, 1) }),
  ),
  commandId: fc.option(commandId, { nil: undefined }),
});
const selection = fc
  .record({
    category: fc.constantFrom("ticket", "visit", "nobody"),
    types: fc.uniqueArray(fc.constantFrom("Opened", "Closed", "Never")),
  })
  .map(({ category, types }) => (types.length ? { category, types } : { category }));

const histories = fc.commands<Model, Real, false>(
  [
    fc.tuple(client, fc.array(appending, { minLength: 1, maxLength: 4 })).map((of) => append(...of)),
    fc.tuple(client, fc.array(appending, { minLength: 1, maxLength: 1 })).map((of) => append(...of)),
    fc.tuple(client, stream, fc.nat(6), limit).map((of) => readStream(...of)),
    fc
      .tuple(client, fc.nat(12), limit, fc.option(fc.array(selection, { maxLength: 2 }), { nil: undefined }))
      .map((of) => readAll(...of)),
    fc.tuple(client, commandId).map((of) => outcome(...of)),
    client.map(reopen),
  ] as fc.Arbitrary<Step>[],
  { maxCommands: 30 },
);

/** Runs histories against stores; `log` opens clients of one fresh log. Throws with fast-check's seed where a store differs from the model. */
export async function holdsToModel(log: () => Promise<() => EventStore>, numRuns: number, seed: number): Promise<void> {
  const property = fc.asyncProperty(histories, async (steps) => {
    const open = await log();
    const real: Real = { clients: [open(), open()], open };
    await fc.asyncModelRun(() => ({ model: { streams: new Map(), outcomes: new Map() }, real }), steps);
    await Promise.all(real.clients.map((each) => each.close()));
  });
  await fc.assert(property, { numRuns, seed });
}
