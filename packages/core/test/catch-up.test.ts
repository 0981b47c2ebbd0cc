import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  catchUp,
  type EventStore,
  handle,
  type Projection,
  process,
  project,
  projection,
  type Recorded,
  send,
  subscribe,
} from "../src/index.ts";
import { memoryStore } from "../src/memory.ts";
import { parcel } from "./parcel.ts";

/** Sends a note on to the parcel that it names, `to:3`, and says who did. */
const relaying = (name: string) =>
  process({
    name,
    from: [parcel],
    initial: { heard: 0 },
    on: { "parcel.Noted": (memory) => void memory.heard++ },
    react: {
      "parcel.Noted": ({ data: { text } }) =>
        text.startsWith("to:")
          ? [send(parcel, text.slice(3), { type: "Note", data: { text: `by ${name}`, tags: [] } })]
          : [],
    },
  });

/** Notes by parcel. */
const counted = (name = "counted", poison?: string) =>
  projection({
    name,
    from: [parcel],
    initial: { notes: 0 },
    key: ({ entity }) => entity,
    on: {
      "parcel.Noted": (row, { data }) => {
        if (data.text === poison) throw new Error("no such note");
        row.notes++;
      },
    },
  });

const note = (store: EventStore, id: string, text: string) =>
  handle(store, parcel, id, { type: "Note", data: { text } });
const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const told = (events: readonly Recorded[]) => events.map(({ stream, id, data }) => ({ stream, id, data }));
const notesIn = async (store: EventStore) =>
  (await store.readAll()).events.map(({ stream, data }) => `${stream} ${(data as { text: string }).text}`);
async function kept(store: EventStore, view: Projection): Promise<Map<string, unknown>> {
  return new Map(await store.views?.scan(view.name));
}

describe("readers that catch up together", () => {
  it("read the log once for all of them, and once more to see that there is nothing new", async () => {
    const store = memoryStore();
    for (let i = 0; i < 25; i++) await note(store, `${i % 3}`, "hello");
    let reads = 0;
    const counting: EventStore = {
      ...store,
      readAll(options) {
        reads++;
        return store.readAll(options);
      },
    };
    const views = ["a", "b", "c"].map((name) => counted(name));
    await catchUp(counting, views, { limit: 10 });
    expect(reads).toBe(4);
    for (const view of views) expect(await kept(store, view)).toEqual(await project(store, view));
  });

  it("send what the first process wants before what the second wants, though both want it of one parcel", async () => {
    const store = memoryStore();
    await note(store, "0", "to:1");
    await catchUp(store, [relaying("first"), relaying("second")]);
    expect(await notesIn(store)).toEqual(["parcel-0 to:1", "parcel-1 by first", "parcel-1 by second"]);
  });

  it("deal with what they cause themselves before they end", async () => {
    const store = memoryStore();
    const [view, echo] = [
      counted(),
      process({
        name: "echo",
        from: [parcel],
        initial: {},
        on: {},
        react: {
          "parcel.Noted": ({ data: { text } }) =>
            text === "0" ? [] : [send(parcel, text, { type: "Note", data: { text: `${Number(text) - 1}`, tags: [] } })],
        },
      }),
    ];
    await note(store, "0", "5");
    await catchUp(store, [echo, view]);
    expect((await notesIn(store)).length).toBe(6);
    expect(await kept(store, view)).toEqual(await project(store, view));
  });

  it("take no event twice, however far each had come", async () => {
    const store = memoryStore();
    const [one, other] = [counted("one"), counted("other")];
    await note(store, "0", "hello");
    await subscribe(store, one, { live: false }).done;
    await note(store, "0", "hello");
    await catchUp(store, [one, other, relaying("relay")]);
    await catchUp(store, [other, one, relaying("relay")]);
    for (const view of [one, other]) expect(await kept(store, view)).toEqual(new Map([["0", { notes: 2 }]]));
  });

  it("leave the others what they had done where one of them meets an event it cannot take", async () => {
    const store = memoryStore();
    const [good, bad] = [counted("good"), counted("bad", "poison")];
    for (const text of ["fine", "poison", "to:7"]) await note(store, "0", text);
    const caught = catchUp(store, [good, bad, relaying("relay")]);
    await expect(caught).rejects.toMatchObject({ code: "poison-event", facts: { position: 2 } });
    expect(await kept(store, good)).toEqual(new Map([["0", { notes: 3 }]]));
    expect(await kept(store, bad)).toEqual(new Map([["0", { notes: 1 }]]));
    expect(await notesIn(store)).toContain("parcel-7 by relay");
  });

  it("make the same log and the same rows whatever the latency of the store", async () => {
    const notes = fc.array(fc.tuple(fc.constantFrom("1", "2", "3"), fc.constantFrom("to:1", "to:2", "to:3", "x")), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(
        notes,
        fc.infiniteStream(fc.nat(3)),
        fc.integer({ min: 1, max: 5 }),
        async (all, delays, limit) => {
          const clock = () => "2023-07-10T08:00:00.000Z";
          const [quiet, slow] = [memoryStore({ clock }), memoryStore({ clock })];
          for (const store of [quiet, slow])
            for (const [i, [id, text]] of all.entries())
              await handle(store, parcel, id, { type: "Note", id: `c-${i}`, data: { text } });
          const held: EventStore = {
            ...slow,
            readStream: (...asked) => later(delays.next().value).then(() => slow.readStream(...asked)),
            append: (...asked) => slow.append(...asked).finally(() => later(delays.next().value)),
          };
          const readers = () => [relaying("first"), counted(), relaying("second")];
          await catchUp(quiet, readers(), { limit });
          await catchUp(held, readers(), { limit });
          expect(told((await slow.readAll()).events)).toEqual(told((await quiet.readAll()).events));
          expect(await kept(slow, counted())).toEqual(await project(quiet, counted()));
        },
      ),
      { numRuns: 40 },
    );
  });
});
