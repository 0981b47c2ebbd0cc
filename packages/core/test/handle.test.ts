import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EventStore, handle, hasCode, load, memorySnapshots, StoreError, stateCache } from "../src/index.ts";
import { memoryLog, memoryStore } from "../src/memory.ts";
import { parcel } from "./parcel.ts";

const to = { city: "济南", lines: ["1"] };
const send = (store: EventStore, more = {}, options = {}) =>
  handle(store, parcel, "1", { type: "Send", data: { to }, ...more }, options);
const note = (store: EventStore, text: string, more = {}, options = {}) =>
  handle(store, parcel, "1", { type: "Note", data: { text }, ...more }, options);

describe("handle", () => {
  it("records who, when, on which command and because of what", async () => {
    const store = memoryStore({ clock: () => "2023-07-10T08:00:00.000Z" });
    const done = await send(store, {
      id: "c-1",
      by: "officer-7",
      at: "2023-07-10T09:30:00+08:00",
      causation: "call-3",
      correlation: "k",
    });
    expect(done).toMatchObject({ ok: true, version: 1, position: 1, repeated: false });
    expect((await store.readStream("parcel-1"))[0]).toMatchObject({
      type: "Sent",
      schema: 1,
      occurredAt: "2023-07-10T01:30:00.000Z",
      recordedAt: "2023-07-10T08:00:00.000Z",
      meta: { by: "officer-7", command: { type: "Send", id: "c-1" }, causation: "call-3", correlation: "k" },
    });
  });

  it("hands the moment and the actor to the decision", async () => {
    const store = memoryStore({ clock: () => "2023-07-10T08:00:00.000Z" });
    await send(store);
    expect((await store.readStream("parcel-1"))[0]?.occurredAt).toBe("2023-07-10T08:00:00.000Z");
  });

  it("answers a command id again with its first outcome, even where it would now be refused", async () => {
    const store = memoryStore();
    const first = await send(store, { id: "c-1" });
    await note(store, "between", { id: "c-2" });
    expect(await send(store, { id: "c-1" })).toEqual({ ...first, repeated: true });
    expect(await note(store, "between", { id: "c-2" })).toMatchObject({ ok: true, version: 2, repeated: true });
    expect(await send(store)).toMatchObject({ ok: false, rejection: { code: "already-sent" } });
    expect(await store.head()).toBe(2);
  });

  it("gives a retried command the same event ids, on any store", async () => {
    const ids = await Promise.all(
      [memoryStore(), memoryStore()].map(async (store) => {
        const done = await send(store, { id: "c-1" });
        return done.ok && done.events.map((event) => event.id);
      }),
    );
    expect(ids[0]).toEqual(ids[1]);
  });

  it("does not take one command id for another command", async () => {
    const store = memoryStore();
    await send(store, { id: "c-1" });
    await expect(note(store, "x", { id: "c-1" })).rejects.toMatchObject({ code: "command-id-reused" });
    await expect(handle(store, parcel, "2", { type: "Send", data: { to }, id: "c-1" })).rejects.toMatchObject({
      code: "command-id-reused",
    });
    await expect(handle(store, parcel, "1", { type: "Deliver", data: {}, id: "c-1" })).rejects.toMatchObject({
      code: "command-id-reused",
    });
  });

  it("refuses a time without a zone, by field", async () => {
    expect(await send(memoryStore(), { at: "2023-07-10 09:30" })).toMatchObject({
      ok: false,
      rejection: { code: "invalid-command", issues: [{ field: "at", received: "2023-07-10 09:30" }] },
    });
  });

  it("refuses a command decided on a version that has passed", async () => {
    const store = memoryStore();
    await send(store);
    await note(store, "somebody else was here");
    await expect(note(store, "mine", {}, { expected: 1, retry: { times: 3 } })).rejects.toMatchObject({
      code: "concurrency",
      facts: { expected: 1, actual: 2 },
    });
    expect(await note(store, "mine", {}, { expected: 2 })).toMatchObject({ ok: true, version: 3 });
  });

  it("accepts a command that changes nothing", async () => {
    const store = memoryStore();
    await send(store);
    expect(await handle(store, parcel, "1", { type: "Look", data: {} })).toMatchObject({
      ok: true,
      events: [],
      version: 1,
      position: 1,
    });
  });

  it("tries again only as often as it is told, waiting as it is told", async () => {
    const waits: number[] = [];
    const store = memoryStore();
    await send(store);
    let rivals = 3;
    const contested: EventStore = {
      ...store,
      async append(stream, events, options) {
        if (rivals-- > 0) await store.append(stream, events, { expected: "any" });
        return store.append(stream, events, options);
      },
    };
    const retry = { times: 2, wait: async (attempt: number) => void waits.push(attempt) };
    await expect(note(contested, "mine")).rejects.toMatchObject({ code: "concurrency" });
    expect(await note(contested, "mine", {}, { retry })).toMatchObject({ ok: true, version: 5 });
    expect(waits).toEqual([1, 2]);
    rivals = 9;
    await expect(note(contested, "mine", {}, { retry })).rejects.toMatchObject({ code: "concurrency" });
  });

  it("does not hide what the store says", async () => {
    const store = memoryStore();
    const full: EventStore = { ...store, append: () => Promise.reject(new StoreError("full", "memory", "no room")) };
    await expect(send(full, {}, { retry: { times: 5 } })).rejects.toSatisfy((error) => hasCode(error, "store-full"));
  });
});

describe("the hot-state cache", () => {
  it("never changes an outcome: with and without it, two clients racing, everything ends the same", async () => {
    const action = fc.record({
      client: fc.nat(1),
      what: fc.constantFrom("send", "note", "redirect", "deliver"),
      id: fc.nat(12),
      n: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 40 }), async (actions) => {
        const run = async (cached: boolean) => {
          const log = memoryLog();
          const clients = [0, 1].map(() => ({
            store: memoryStore({ log, clock: () => "2023-07-10T08:00:00.000Z" }),
            options: cached ? { cache: stateCache({ max: 2 }) } : {},
          }));
          const results: string[] = [];
          for (const { client, what, id, n } of actions) {
            const { store, options } = clients[client] as (typeof clients)[number];
            const command = {
              send: { type: "Send", data: { to } },
              note: { type: "Note", data: { text: `${n}` } },
              redirect: { type: "Redirect", data: { city: `city ${n}` } },
              deliver: { type: "Deliver", data: {} },
            }[what];
            const result = await handle(
              store,
              parcel,
              `${n}`,
              { ...command, id: `${what}-${n}-${id}` } as never,
              options,
            ).catch((error: unknown) => ({ error: String(error) }));
            results.push(
              JSON.stringify(
                "events" in result
                  ? { ...result, events: result.events.map((event) => ({ ...event, id: "" })) }
                  : result,
              ),
            );
          }
          const states = await Promise.all([0, 1, 2, 3].map((n) => load(memoryStore({ log }), parcel, `${n}`)));
          return { results, states };
        };
        expect(await run(true)).toEqual(await run(false));
      }),
      { numRuns: 200 },
    );
  });

  it("is dropped when another client has written, before anything is refused", async () => {
    const log = memoryLog();
    const [one, two] = [memoryStore({ log }), memoryStore({ log })];
    const cache = stateCache();
    await send(one, {}, { cache });
    await handle(two, parcel, "1", { type: "Deliver", data: {} });
    expect(await handle(one, parcel, "1", { type: "Redirect", data: { city: "X" } }, { cache })).toMatchObject({
      ok: false,
      rejection: { code: "not-on-its-way" },
    });
    expect(await note(one, "after", {}, { cache })).toMatchObject({ ok: true, version: 3 });
  });

  it("is dropped when another client has written, before anything is said to stand as it is", async () => {
    const log = memoryLog();
    const [one, two] = [memoryStore({ log }), memoryStore({ log })];
    const cache = stateCache();
    await send(one, {}, { cache });
    const look = () => handle(one, parcel, "1", { type: "Look", data: {} }, { cache });
    expect(await look()).toMatchObject({ ok: true, version: 1 });
    await note(two, "between");
    expect(await look()).toMatchObject({ ok: true, version: 2 });
  });

  it("saves loading, also where a command is refused or changes nothing", async () => {
    const store = memoryStore();
    const cache = stateCache();
    await send(store, {}, { cache });
    const asked: unknown[] = [];
    const watched: EventStore = {
      ...store,
      readStream(stream, options) {
        asked.push(options);
        return store.readStream(stream, options);
      },
    };
    expect(await send(watched, {}, { cache })).toMatchObject({ ok: false });
    expect(await handle(watched, parcel, "1", { type: "Look", data: {} }, { cache })).toMatchObject({ ok: true });
    expect(await note(watched, "x", {}, { cache })).toMatchObject({ ok: true });
    expect(asked).toEqual([
      { after: 1, limit: 1 },
      { after: 1, limit: 1 },
    ]);
  });
});

describe("snapshots", () => {
  it("save replaying and change nothing", async () => {
    const store = memoryStore();
    const snapshots = memorySnapshots({ every: 5 });
    await send(store);
    let read = 0;
    const counting: EventStore = {
      ...store,
      async readStream(stream, options) {
        const events = await store.readStream(stream, options);
        read += events.length;
        return events;
      },
    };
    for (let i = 0; i < 20; i++) expect(await note(counting, `${i}`, {}, { snapshots })).toMatchObject({ ok: true });
    expect(read).toBeLessThan(120);
    read = 0;
    const cold = await load(counting, parcel, "1");
    expect(read).toBe(21);
    expect(await load(counting, parcel, "1", { snapshots })).toEqual(cold);
    expect(read).toBeLessThan(21 + 7);
    await note(counting, "one more", {}, { snapshots }); // a recipe writes on top of the kept state
    expect((await load(counting, parcel, "1", { snapshots, asOf: { version: 21 } })).state).toEqual(cold.state);
  });

  it("are never trusted by audits or for the past", async () => {
    const store = memoryStore();
    await send(store);
    const lying = {
      every: 1,
      get: async () => ({
        state: { status: "delivered", notes: [], moves: 9 },
        version: 1,
        position: await store.head(),
      }),
      put: async () => undefined,
    };
    expect((await load(store, parcel, "1", { snapshots: lying })).state.moves).toBe(9);
    expect((await load(store, parcel, "1", { snapshots: lying, verify: true })).state.moves).toBe(0);
    expect((await load(store, parcel, "1", { snapshots: lying, asOf: { version: 1 } })).state.moves).toBe(0);
  });
});
