import * as fc from "fast-check";
import { expect, test } from "vitest";
import { handle, partitioned, project, projection, readPartitions, rebuild, subscribe } from "../src/index.ts";
import { memoryStore } from "../src/memory.ts";
import { parcel } from "./parcel.ts";

const notes = projection({
  name: "notes",
  from: [parcel],
  initial: { texts: [] as string[] },
  key: ({ entity }) => entity,
  on: { "parcel.Noted": (row, { data }) => void row.texts.push(data.text) },
});
const byText = projection({
  name: "by-text",
  from: [parcel],
  initial: { n: 0 },
  key: ({ data }) => data.text,
  on: { "parcel.Noted": (row) => void row.n++ },
});
const note = (store: ReturnType<typeof memoryStore>, id: string, text: string) =>
  handle(store, parcel, id, { type: "Note", data: { text } });
const run = async (store: ReturnType<typeof memoryStore>, of: number, limit = 3) => {
  for (let index = 0; index < of; index++)
    await subscribe(store, partitioned(notes, { of, index }), { live: false, limit }).done;
};

test("the parts together are the whole", async () => {
  const histories = fc.array(fc.tuple(fc.constantFrom("1", "2", "3", "济阳", "5"), fc.string()), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(histories, fc.integer({ min: 1, max: 5 }), async (history, of) => {
      const store = memoryStore();
      for (const [id, text] of history) await note(store, id, text);
      await run(store, of);
      const { rows } = await readPartitions(store, notes, { of });
      expect(new Map([...rows].sort())).toEqual(new Map([...(await project(store, notes))].sort()));
    }),
    { numRuns: 50 },
  );
});

test("another number of parts is refused until rebuilt", async () => {
  const store = memoryStore();
  for (let i = 0; i < 20; i++) await note(store, `${i}`, "a");
  await run(store, 2);
  for (let index = 0; index < 2; index++) expect((await store.views.scan(`notes/${index}`)).length).toBeGreaterThan(0);
  await expect(run(store, 3)).rejects.toMatchObject({ code: "view-outdated" });
  await expect(readPartitions(store, notes, { of: 3 })).rejects.toMatchObject({ code: "view-outdated" });
  for (let index = 0; index < 3; index++) await rebuild(store, partitioned(notes, { of: 3, index }));
  expect((await readPartitions(store, notes, { of: 3, keys: ["7", "none"] })).rows).toEqual(
    new Map([["7", { texts: ["a"] }]]),
  );
});

test("a row of two streams is refused, in one part and in two", async () => {
  const store = memoryStore();
  for (let i = 0; i < 20; i++) await note(store, `${i}`, "a");
  await expect(rebuild(store, partitioned(byText, { of: 1, index: 0 }))).rejects.toMatchObject({ code: "definition" });
  for (let index = 0; index < 2; index++)
    await subscribe(store, partitioned(byText, { of: 2, index }), { live: false, limit: 1 }).done;
  await expect(readPartitions(store, byText, { of: 2 })).rejects.toMatchObject({ code: "definition" });
});

test("what has no parts is refused", () => {
  const one = projection({ name: "one", from: [parcel], initial: 0, on: { "parcel.Noted": (n) => n + 1 } });
  for (const wrong of [
    () => partitioned(one, { of: 2, index: 0 }),
    () => partitioned(notes, { of: 0, index: 0 }),
    () => partitioned(notes, { of: 2, index: 2 }),
    () => partitioned(partitioned(notes, { of: 2, index: 0 }), { of: 2, index: 0 }),
  ])
    expect(wrong).toThrow(expect.objectContaining({ code: "definition" }));
});

test("a subscription given up saves nothing more", async () => {
  const store = memoryStore();
  await note(store, "1", "a");
  const giving = new AbortController();
  giving.abort(new Error("lost"));
  await expect(subscribe(store, notes, { signal: giving.signal }).done).rejects.toThrow("lost");
  expect(await store.views.checkpoint("notes")).toBeUndefined();
});
