import { catchUp, decider, handle, load, type NewEvent, projection, stateCache } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { draft } from "./draft.ts";

const counter = decider({
  name: "counter",
  initial: { sum: 0 },
  commands: { Add: z.object({ by: z.number() }) },
  events: { Added: z.object({ by: z.number() }) },
  decide: { Add: ({ data }) => (data.by === 0 ? [] : [{ type: "Added", data }]) },
  evolve: {
    Added(state, { data }) {
      state.sum += data.by;
    },
  },
});
const sums = projection({
  name: "sums",
  from: [counter],
  initial: { sum: 0 },
  key: ({ entity }) => entity,
  on: {
    "counter.Added"(row, { data }) {
      row.sum += data.by;
      return row.sum === 0 ? null : undefined;
    },
  },
});
const add = (by: number, id?: string) => ({ type: "Add", data: { by }, ...(id !== undefined && { id }) }) as const;
const event = (id: string): NewEvent => ({
  ...{ id, type: "Added", schema: 1, occurredAt: "2023-01-01T00:00:00.000Z", data: { by: 1 }, meta: {} },
});

describe("a draft", () => {
  it("answers what is kept back as a store does what is recorded, and records nothing", async () => {
    const store = memoryStore();
    await handle(store, counter, "a", add(1));
    const { store: drafted } = await draft(store);
    const cache = stateCache();
    await handle(drafted, counter, "a", add(2), { cache });
    await handle(drafted, counter, "b", add(3), { cache });
    const handled = await handle(drafted, counter, "a", add(4), { cache });
    expect(handled).toMatchObject({ ok: true, version: 3, repeated: false });
    expect((await load(drafted, counter, "a")).state.sum).toBe(7);
    expect((await drafted.readStream("counter-a", { after: 2 })).map(({ version }) => version)).toEqual([3]);
    expect((await drafted.readStream("counter-a", { limit: 2 })).map(({ version }) => version)).toEqual([1, 2]);
    const { events, position, end } = await drafted.readAll();
    expect(events.map(({ stream, version }) => `${stream}@${version}`)).toEqual([
      "counter-a@1",
      "counter-a@2",
      "counter-b@1",
      "counter-a@3",
    ]);
    expect([position, end]).toEqual([events.at(-1)?.position, true]);
    expect((await store.readAll()).events).toHaveLength(1);
  });

  it("looks for nothing that is not there, where it has seen all streams begin", async () => {
    const store = memoryStore();
    const asked: string[] = [];
    const readStream: typeof store.readStream = (stream, options) => {
      asked.push(stream);
      return store.readStream(stream, options);
    };
    const { store: drafted, commit } = await draft({ ...store, readStream });
    await handle(drafted, counter, "a", add(1));
    await commit();
    await handle(drafted, counter, "a", add(2));
    await handle(drafted, counter, "b", add(3));
    expect(await drafted.readStream("counter-b", { after: 1 })).toEqual([]);
    expect(asked).toEqual(["counter-a"]);
    const { store: later } = await draft({ ...store, readStream });
    await handle(later, counter, "c", add(4));
    expect(asked).toEqual(["counter-a", "counter-c"]);
  });

  it("reads page by page across what is recorded and what is not, selected as asked", async () => {
    const store = memoryStore();
    for (const by of [1, 2, 3]) await handle(store, counter, "a", add(by));
    const { store: drafted } = await draft(store);
    for (const by of [4, 5, 6]) await handle(drafted, counter, "a", add(by));
    const read: unknown[] = [];
    let page = await drafted.readAll({ limit: 2 });
    for (; !page.end; page = await drafted.readAll({ limit: 2, after: page.position }))
      read.push(...page.events.map(({ data }) => (data as { by: number }).by));
    read.push(...page.events.map(({ data }) => (data as { by: number }).by));
    expect(read).toEqual([1, 2, 3, 4, 5, 6]);
    expect((await drafted.readAll({ only: [{ category: "other" }] })).events).toEqual([]);
    expect((await drafted.readAll({ after: page.position })).events).toEqual([]);
  });

  it("records everything in its order at the commit, and goes on from there", async () => {
    const store = memoryStore();
    const { store: drafted, commit } = await draft(store);
    await handle(drafted, counter, "a", add(1, "1"));
    await handle(drafted, counter, "b", add(2, "2"));
    await commit();
    await handle(drafted, counter, "a", add(3, "3"));
    expect((await load(drafted, counter, "a")).state.sum).toBe(4);
    await commit();
    const { events } = await store.readAll();
    expect(events.map(({ stream, version, meta }) => [stream, version, meta.command?.id])).toEqual([
      ["counter-a", 1, "1"],
      ["counter-b", 1, "2"],
      ["counter-a", 2, "3"],
    ]);
  });

  it("keeps views back with what they follow, and saves them where the events have come to stand", async () => {
    const store = memoryStore();
    await handle(store, counter, "a", add(1));
    const { store: drafted, commit } = await draft(store);
    const follow = () => catchUp(drafted, [sums]);
    await follow();
    await handle(drafted, counter, "a", add(-1));
    await handle(drafted, counter, "b", add(5));
    await follow();
    expect([...(await (drafted.views as NonNullable<typeof drafted.views>).rows("sums", ["a", "b"]))]).toEqual([
      ["b", { sum: 5 }],
    ]);
    expect(await store.views.checkpoint("sums")).toBeUndefined();
    await commit();
    expect(await store.views.scan("sums")).toEqual([["b", { sum: 5 }]]);
    expect((await store.views.checkpoint("sums"))?.position).toBe(await store.head());
    await handle(drafted, counter, "c", add(7));
    await follow();
    await commit();
    expect((await store.views.scan("sums")).map(([key]) => key)).toEqual(["b", "c"]);
  });

  it("scans rows in order of key, those that are kept back among those that are saved", async () => {
    const store = memoryStore();
    const checkpoint = { position: await store.head(), fingerprint: "f", parked: {} };
    const rows = (keys: readonly string[]) => new Map(keys.map((key) => [key, { of: key }]));
    await store.views.save("v", { expected: undefined, checkpoint, set: rows(["a", "c", "e", "g"]), delete: [] });
    const { views } = (await draft(store)).store;
    const { position: expected } = checkpoint;
    await views?.save("v", { expected, checkpoint, set: rows(["b", "e", "h"]), delete: ["c", "g"] });
    const keys = async (options: { readonly after?: string; readonly limit?: number }) =>
      (await views?.scan("v", options))?.map(([key]) => key).join("");
    expect(await keys({})).toBe("abeh");
    expect(await keys({ limit: 2 })).toBe("ab");
    expect(await keys({ after: "b", limit: 2 })).toBe("eh");
    expect(await keys({ after: "e" })).toBe("h");
    expect(await keys({ after: "h" })).toBe("");
  });

  it("refuses a version that is not the stream's, and answers a command that came before", async () => {
    const { store } = await draft(memoryStore());
    await store.append("counter-a", [event("1")], { expected: 0, commandId: "1" });
    await expect(store.append("counter-a", [event("2")], { expected: 0 })).rejects.toThrow("counter-a");
    expect(await store.append("counter-a", [event("1")], { expected: 0, commandId: "1" })).toMatchObject({
      repeated: true,
      version: 1,
    });
    await expect(store.append("counter-a", [event("2")], { expected: "any" })).rejects.toThrow(TypeError);
  });

  it("fails at the commit where its store held a command already, or has another writer", async () => {
    const store = memoryStore();
    const [again, other] = [await draft(store), await draft(store)];
    await handle(store, counter, "a", add(1, "1"));
    await again.store.append("counter-b", [event("1")], { expected: 0, commandId: "1" });
    await expect(again.commit()).rejects.toThrow();
    await other.store.append("counter-a", [event("2")], { expected: 0 });
    await expect(other.commit()).rejects.toMatchObject({ code: "concurrency" });
  });
});
