import fc from "fast-check";
import { expect, it } from "vitest";
import {
  type EventStore,
  handle,
  hasCode,
  load,
  project,
  projection,
  type Recorded,
  stateCache,
  subscribe,
} from "../src/index.ts";
import { memoryLog, memoryStore } from "../src/memory.ts";
import { parcel } from "./parcel.ts";

const notes = projection({
  name: "notes",
  from: [parcel],
  initial: { texts: [] as string[] },
  key: ({ entity }) => entity,
  on: { "parcel.Noted": (row, { data }) => void row.texts.push(data.text) },
});

/** The store with every answer held back until the schedule lets it through. */
function scheduled(store: EventStore, scheduler: fc.Scheduler): EventStore {
  const late =
    <Args extends unknown[], Result>(name: string, call: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      await scheduler.schedule(Promise.resolve(), `${name} asked`);
      return call(...args).finally(() => scheduler.schedule(Promise.resolve(), `${name} answered`));
    };
  return {
    ...store,
    append: late("append", store.append),
    readStream: late("readStream", store.readStream),
    readAll: late("readAll", store.readAll),
    outcomeOf: late("outcomeOf", store.outcomeOf),
  };
}

it("whatever order things happen in, commands apply once, readers see everything once and in order, and views agree with the log", async () => {
  const command = fc.record({ entity: fc.constantFrom("1", "2"), id: fc.nat(5) });
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.array(command, { maxLength: 4 }), { minLength: 2, maxLength: 3 }),
      async (scheduler, writers) => {
        const log = memoryLog();
        const right = memoryStore({ log });
        const store = scheduled(right, scheduler);
        const seen: Recorded[] = [];
        const listener = subscribe(store, { on: (events) => void seen.push(...events) }, { limit: 2 });
        const kept = [subscribe(store, notes, { limit: 1 }), subscribe(store, notes, { limit: 3 })];

        const writing = Promise.all(
          writers.map(async (commands) => {
            const cache = stateCache();
            for (const { entity, id } of commands) {
              await handle(
                store,
                parcel,
                entity,
                { type: "Note", data: { text: `${entity}/${id}` }, id: `${entity}/${id}` },
                { cache, retry: { times: 50 } },
              );
            }
          }),
        );
        await scheduler.waitFor(writing);
        const head = await right.head();
        await scheduler.waitFor(Promise.all([listener, ...kept].map((subscription) => subscription.reached(head))));
        await scheduler.waitFor(Promise.all([listener, ...kept].map((subscription) => subscription.stop())));

        const all = (await right.readAll()).events;
        const asked = new Set(writers.flat().map(({ entity, id }) => `${entity}/${id}`));
        expect(all.map((event) => (event.data as { text: string }).text).sort()).toEqual([...asked].sort());
        expect(seen.map((event) => event.position)).toEqual(all.map((event) => event.position));
        expect(await right.views.scan("notes")).toEqual([...(await project(right, notes))].sort());
        for (const entity of ["1", "2"])
          expect((await load(right, parcel, entity)).version).toBe(
            all.filter((event) => event.entity === entity).length,
          );
      },
    ),
    { numRuns: 1000 },
  );
}, 60_000);

it("a rival's write between deciding and recording is never overwritten", async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const log = memoryLog();
      const store = scheduled(memoryStore({ log }), scheduler);
      const send = (city: string) =>
        handle(store, parcel, "1", { type: "Send", data: { to: { city, lines: [] } } }).catch((error: unknown) =>
          hasCode(error, "concurrency"),
        );
      const outcomes = await scheduler.waitFor(Promise.all([send("a"), send("b"), send("c")]));
      expect(outcomes.filter((outcome) => typeof outcome === "object" && outcome.ok)).toHaveLength(1);
      expect(log.events).toHaveLength(1);
    }),
    { numRuns: 300 },
  );
});
