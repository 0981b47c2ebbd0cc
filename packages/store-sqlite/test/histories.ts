import type { EventStore } from "@caseloop/core";
import * as fc from "fast-check";
import type { Appending, Model, Real } from "./model.ts";
import { Append, Outcome, ReadAll, ReadStream, Reopen } from "./steps.ts";

const client = fc.constantFrom<0 | 1>(0, 1);
const stream = fc.constantFrom("ticket-1", "ticket-2", "visit-1", "visit-济阳-2");
const commandId = fc.constantFrom("c-1", "c-2", "c-3", "c-4");
const limit = fc.constantFrom(1, 2, 3, 7, 1000);
const kinds = fc.array(
  fc.record({
    type: fc.constantFrom("Opened", "Closed", "Told"),
    schema: fc.constantFrom(1, 2),
    data: fc.constantFrom<unknown>(null, 0, "文", [], { a: { b: [1] } }),
  }),
  { minLength: 1, maxLength: 3 },
);
const expected = fc.oneof(
  fc.constantFrom("any" as const, "any" as const, "none" as const, "exists" as const),
  fc.record({ off: fc.constantFrom(0, 0, 0, -1, 1) }),
);
const appending: fc.Arbitrary<Appending> = fc.record({
  stream,
  command: fc.constantFrom("Note", "Note", "Note", "Close"),
  kinds,
  expected,
  commandId: fc.option(commandId, { nil: undefined }),
});
const only = fc.option(
  fc.array(
    fc
      .record({
        category: fc.constantFrom("ticket", "visit", "nobody"),
        types: fc.uniqueArray(fc.constantFrom("Opened", "Closed", "Never")),
      })
      .map(({ category, types }) => (types.length ? { category, types } : { category })),
    { maxLength: 2 },
  ),
  { nil: undefined },
);

/** Histories that any store must live through as the model does. */
const histories = fc.commands<Model, Real, false>(
  [
    fc.tuple(client, fc.array(appending, { minLength: 1, maxLength: 4 })).map((of) => new Append(...of)),
    fc.tuple(client, fc.array(appending, { minLength: 1, maxLength: 1 })).map((of) => new Append(...of)),
    fc.tuple(client, stream, fc.nat(6), limit).map((of) => new ReadStream(...of)),
    fc.tuple(fc.nat(12), limit, only).map((of) => new ReadAll(...of)),
    fc.tuple(client, commandId).map((of) => new Outcome(...of)),
    client.map((which) => new Reopen(which)),
  ] as fc.Arbitrary<fc.AsyncCommand<Model, Real>>[],
  { maxCommands: 30 },
);

/** Runs the histories against stores; `log` opens clients of one fresh log. Throws with fast-check's seed where a store differs from the model. */
export async function holdsToModel(log: () => () => EventStore, numRuns: number): Promise<void> {
  const property = fc.asyncProperty(histories, async (steps) => {
    const open = log();
    const real: Real = { clients: [open(), open()], open };
    try {
      await fc.asyncModelRun(() => ({ model: { events: [], outcomes: new Map() }, real }), steps);
    } finally {
      await Promise.all(real.clients.map((store) => store.close()));
    }
  });
  await fc.assert(property, { numRuns });
}
