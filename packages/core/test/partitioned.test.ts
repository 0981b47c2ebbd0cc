import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type EventStore,
  handle,
  partitioned,
  process,
  project,
  projection,
  readPartitions,
  rebuild,
  start,
  subscribe,
} from "../src/index.ts";
import { memoryStore } from "../src/memory.ts";
import { parcel } from "./parcel.ts";

/** A row for each parcel: it depends on one stream only. */
const parcels = projection({
  name: "parcels",
  from: [parcel],
  initial: { notes: [] as string[], sent: false },
  key: ({ entity }) => entity,
  on: {
    "parcel.Sent"(row) {
      row.sent = true;
    },
    "parcel.Noted"(row, { data }) {
      row.notes.push(data.text);
    },
    "parcel.Delivered": () => null,
  },
});

/** A row for each city: parcels of many streams go there. */
const cities = projection({
  name: "cities",
  from: [parcel],
  initial: { sent: 0 },
  key: ({ data }) => data.to.city,
  on: {
    "parcel.Sent"(city) {
      city.sent++;
    },
  },
});

const sendTo = (store: EventStore, id: string, city = "Jinan") =>
  handle(store, parcel, id, { type: "Send", data: { to: { city, lines: [] } } });
const note = (store: EventStore, id: string, text: string) =>
  handle(store, parcel, id, { type: "Note", data: { text } });

async function follow(store: EventStore, of: number, limit?: number): Promise<void> {
  const kept = { live: false, ...(limit !== undefined && { limit }) };
  await Promise.all(
    Array.from({ length: of }, (_, index) => subscribe(store, partitioned(parcels, { of, index }), kept).done),
  );
}

describe("a projection in parts", () => {
  it("holds the rows of the whole, each in one part, however many parts and pages", async () => {
    const step = fc.record({
      id: fc.integer({ min: 1, max: 12 }).map((number) => `p-${number}`),
      does: fc.constantFrom("send", "note", "note", "deliver"),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { maxLength: 15 }), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 7 }),
        async (bursts, of, limit) => {
          const store = memoryStore();
          let count = 0;
          for (const burst of bursts) {
            for (const { id, does } of burst) {
              if (does === "send") await sendTo(store, id);
              else if (does === "note") await note(store, id, `${++count}`);
              else await handle(store, parcel, id, { type: "Deliver", data: {} });
            }
            await follow(store, of, limit);
          }
          const { rows, position } = await readPartitions(store, parcels, { of });
          expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(await project(store, parcels)));
          expect(position).toBe(await store.head());
        },
      ),
      { numRuns: 150 },
    );
  });

  it("shares the streams out, whatever their names have in common, and asks for no row that is another part's", async () => {
    const store = memoryStore();
    const count = 2200; // a part is more than a page
    for (let number = 1; number <= count; number++) await sendTo(store, `${number}${number}`);
    await follow(store, 2);
    for (let index = 0; index < 2; index++) {
      const rows = await store.views?.scan(`parcels/${index}`, { limit: count });
      expect(rows?.length).toBeGreaterThan(1000);
    }
    expect((await readPartitions(store, parcels, { of: 2 })).rows.size).toBe(count);
    for (const event of (await store.readAll({ limit: 20 })).events) {
      const owners = [0, 1, 2].filter((index) => partitioned(parcels, { of: 3, index }).keysOf(event).length > 0);
      expect(owners).toHaveLength(1);
    }
  });

  it("keeps every stream in its part for good: the hash never changes", async () => {
    const store = memoryStore();
    for (const id of ["1", "t-17", "案件-3"]) await sendTo(store, id);
    const partOf = (entity: string, of: number) =>
      Array.from({ length: of }, (_, index) => partitioned(parcels, { of, index })).findIndex(
        (part) => part.keysOf(sent(entity)).length > 0,
      );
    const { events } = await store.readAll();
    const sent = (entity: string) => events.find((event) => event.entity === entity) as (typeof events)[number];
    // FNV-1a over UTF-16 units, its halves joined by XOR, computed by another program.
    expect(["1", "t-17", "案件-3"].map((entity) => partOf(entity, 1000))).toEqual([166, 296, 772]);
  });

  it("reads some rows by their keys, and is as far as the part that is least far", async () => {
    const store = memoryStore();
    for (const id of ["a", "b", "c", "d"]) await sendTo(store, id);
    await subscribe(store, partitioned(parcels, { of: 2, index: 0 }), { live: false }).done;
    expect((await readPartitions(store, parcels, { of: 2 })).position).toBe(start);
    await follow(store, 2);
    const { rows } = await readPartitions(store, parcels, { of: 2, keys: ["b", "x", "d"] });
    expect([...rows.keys()].sort()).toEqual(["b", "d"]);
  });

  it("is outdated under another number of parts, until each is rebuilt", async () => {
    const store = memoryStore();
    for (const id of ["a", "b", "c", "d", "e"]) await sendTo(store, id);
    await follow(store, 2);
    await expect(follow(store, 3)).rejects.toMatchObject({ code: "view-outdated" });
    await expect(readPartitions(store, parcels, { of: 3 })).rejects.toMatchObject({
      code: "view-outdated",
      facts: { view: "parcels/0" },
    });
    for (let index = 0; index < 3; index++) await rebuild(store, partitioned(parcels, { of: 3, index }));
    expect((await readPartitions(store, parcels, { of: 3 })).rows.size).toBe(5);
  });

  it("refuses a row that depends on several streams: in one part, and across parts", async () => {
    const store = memoryStore();
    for (let number = 1; number <= 8; number++) await sendTo(store, `p-${number}`);
    const folded = project(store, partitioned(cities, { of: 1, index: 0 }));
    await expect(folded).rejects.toThrow(
      /the row Jinan depends on parcel-p-1 and parcel-p-2, and may depend on one only/,
    );

    const pair = memoryStore();
    const one = (index: number) =>
      subscribe(pair, partitioned(cities, { of: 2, index }), { live: false, limit: 1 }).done;
    for (let number = 1; number <= 8; number++) await sendTo(pair, `p-${number}`);
    await Promise.all([one(0), one(1)]);
    await expect(readPartitions(pair, cities, { of: 2 })).rejects.toThrow(
      "the row Jinan depends on streams of several",
    );
  });

  it.each([
    [{ of: 0, index: 0 }, "has at least one part, got 0"],
    [{ of: 1.5, index: 0 }, "has at least one part, got 1.5"],
    [{ of: 2, index: 2 }, "has parts from 0 to 1, got 2"],
    [{ of: 2, index: -1 }, "has parts from 0 to 1, got -1"],
  ])("refuses %j", (partition, problem) => {
    expect(() => partitioned(parcels, partition)).toThrow(problem);
  });

  it.each([0, -1, 1.5])("reads no %d parts", async (of) => {
    await expect(readPartitions(memoryStore(), parcels, { of })).rejects.toThrow(`has at least one part, got ${of}`);
  });

  it("refuses what has no parts: one state, the memory of a process, a part", () => {
    const whole = projection({
      name: "whole",
      from: [parcel],
      initial: { sent: 0 },
      on: { "parcel.Sent": (state) => ({ sent: state.sent + 1 }) },
    });
    const noting = process({
      name: "noting",
      from: [parcel],
      initial: {},
      key: ({ entity }) => entity,
      on: {},
      react: { "parcel.Sent": () => [] },
    });
    const half = { of: 2, index: 0 };
    expect(() => partitioned(whole, half)).toThrow("is one state, which has no parts");
    expect(() => partitioned(noting.memory, half)).toThrow("is the memory of a process");
    expect(() => partitioned(partitioned(parcels, half), half)).toThrow("is a part already");
  });
});
