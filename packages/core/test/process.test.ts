import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EventStore, handle, inTurn, position, process, type Recorded, send, subscribe } from "../src/index.ts";
import { memoryStore } from "../src/memory.ts";
import { parcel } from "./parcel.ts";

/** Answers each note with one on another parcel, named in its text: `to:3`, after those it was told of before. */
const relaying = (name = "relaying") =>
  process({
    name,
    from: [parcel],
    initial: { heard: [] as string[] },
    on: { "parcel.Noted": (memory, { data }) => void memory.heard.push(data.text) },
    react: {
      "parcel.Noted": ({ data: { text } }, memory) =>
        text.startsWith("to:")
          ? [send(parcel, text.slice(3), { type: "Note", data: { text: "heard", tags: memory?.heard ?? [] } })]
          : [],
      "parcel.Redirected": ({ data: { city } }) => [send(parcel, city, { type: "Deliver", data: {} })],
    },
  });

const note = (store: EventStore, id: string, text: string) =>
  handle(store, parcel, id, { type: "Note", data: { text } });
async function redirect(store: EventStore, id: string, city: string): Promise<void> {
  await handle(store, parcel, id, { type: "Send", data: { to: { city: "Jinan", lines: [] } } });
  await handle(store, parcel, id, { type: "Redirect", data: { city } });
}
const told = (events: readonly Recorded[]) => events.map(({ stream, id, data }) => ({ stream, id, data }));
const heardIn = async (store: EventStore) =>
  (await store.readAll()).events.flatMap(({ stream, data }) =>
    (data as { text?: string }).text === "heard" ? [[stream, (data as { tags: string[] }).tags.length]] : [],
  );
const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describe("the commands of a process", () => {
  it("go out side by side, those to one entity in the order of the events", async () => {
    const store = memoryStore();
    for (const to of ["2", "1", "2", "3", "2", "1"]) await note(store, "0", `to:${to}`);
    let asked = 0;
    const committing: EventStore = {
      ...store,
      async append(...given) {
        if (++asked <= 3) await expect.poll(() => asked).toBeGreaterThanOrEqual(3); // the first of each entity are in one commit
        return store.append(...given);
      },
    };
    await subscribe(committing, relaying(), { live: false }).done;
    expect(await heardIn(store)).toEqual([
      ["parcel-2", 1],
      ["parcel-1", 2],
      ["parcel-3", 4],
      ["parcel-2", 3],
      ["parcel-1", 6],
      ["parcel-2", 5],
    ]);
  });

  it("make the same log whatever the latency", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("1", "2", "3", "4"), { maxLength: 10 }),
        fc.infiniteStream(fc.nat(3)),
        async (entities, delays) => {
          const clock = () => "2023-07-10T08:00:00.000Z";
          const [quiet, slow] = [memoryStore({ clock }), memoryStore({ clock })];
          for (const store of [quiet, slow])
            await inTurn(
              store,
              entities.map((to) => ({ stream: "0", run: (turn) => note(turn, "0", `to:${to}`) })),
            );
          const held: EventStore = {
            ...slow,
            readStream: (...asked) => later(delays.next().value).then(() => slow.readStream(...asked)),
            append: (...asked) => slow.append(...asked).finally(() => later(delays.next().value)),
          };
          await subscribe(quiet, relaying(), { live: false }).done;
          await subscribe(held, relaying(), { live: false }).done;
          expect(told((await slow.readAll()).events)).toEqual(told((await quiet.readAll()).events));
        },
      ),
    );
  });

  it("that is refused stops the process before its event, with what came before done and saved", async () => {
    const store = memoryStore();
    await note(store, "0", "to:1");
    await redirect(store, "9", "nowhere"); // Deliver is refused there: events 2 and 3
    await note(store, "0", "to:2");
    await note(store, "0", "to:nowhere");
    await expect(subscribe(store, relaying()).done).rejects.toMatchObject({
      code: "poison-event",
      facts: { position: 3 },
    });
    expect((await store.views.checkpoint("relaying"))?.position).toBe(1);
    expect((await store.views.rows("relaying", [""])).get("")).toEqual({ heard: ["to:1"] });
    // What follows for the entity that refused waits for it; what others were told meanwhile they are told once.
    expect(await heardIn(store)).toEqual([
      ["parcel-1", 1],
      ["parcel-2", 2],
    ]);

    await handle(store, parcel, "nowhere", { type: "Send", data: { to: { city: "Nowhere", lines: [] } } });
    await subscribe(store, relaying(), { live: false }).done;
    expect(await heardIn(store)).toEqual([
      ["parcel-1", 1],
      ["parcel-2", 2],
      ["parcel-nowhere", 3],
    ]);
  });

  it("that are refused are told in the order of the events", async () => {
    const store = memoryStore();
    for (const [id, city] of [
      ["8", "b"],
      ["7", "a"],
    ] as const)
      await redirect(store, id, city);
    const refusals: string[] = [];
    const onRejection = (_: unknown, { entity }: { entity: string }, event: Recorded) =>
      void refusals.push(`${event.stream} to ${entity}`);
    await subscribe(store, relaying(), { live: false, onRejection }).done;
    expect(refusals).toEqual(["parcel-8 to b", "parcel-7 to a"]);
  });

  it("that fail otherwise leave the page to be done again", async () => {
    const store = memoryStore();
    await note(store, "0", "to:1");
    await note(store, "0", "to:2");
    const failing: EventStore = {
      ...store,
      append: (stream, ...rest) =>
        stream === "parcel-2" ? Promise.reject(new Error("the disk is gone")) : store.append(stream, ...rest),
    };
    await expect(subscribe(failing, relaying()).done).rejects.toThrow("the disk is gone");
    expect(await store.views.checkpoint("relaying")).toBeUndefined();
    await subscribe(store, relaying(), { live: false }).done;
    expect(await heardIn(store)).toEqual([
      ["parcel-1", 1],
      ["parcel-2", 2],
    ]);
  });

  it("go out for what came before an event that its memory cannot take", async () => {
    const fragile = process({
      name: "fragile",
      from: [parcel],
      initial: null,
      on: {
        "parcel.Noted"(_, { data }) {
          if (data.text === "bad") throw new Error("cannot remember that");
        },
      },
      react: {
        "parcel.Noted": ({ data }) =>
          data.text === "heard" ? [] : [send(parcel, "1", { type: "Note", data: { text: "heard" } })],
      },
    });
    const store = memoryStore();
    for (const text of ["good", "bad", "good"]) await note(store, "0", text);
    await expect(subscribe(store, fragile).done).rejects.toMatchObject({
      code: "poison-event",
      facts: { position: 2 },
    });
    expect(await heardIn(store)).toHaveLength(1);
    expect((await store.views.checkpoint("fragile"))?.position).toBe(1);
  });

  it("carry ids that follow from their event and begin with its moment, on any store", async () => {
    const moments = [
      "2023-07-10T08:00:00.000Z",
      "2023-07-10T08:00:00.001Z",
      "2023-07-10T08:00:00.001Z",
      "2024-01-01T00:00:00.000Z",
    ];
    const ids = await Promise.all(
      ["relaying", "relaying", "another"].map(async (name) => {
        const store = memoryStore();
        for (const [i, at] of moments.entries())
          await handle(store, parcel, "0", { type: "Note", data: { text: `to:${i}` }, at, id: `note-${i}` });
        await subscribe(store, relaying(name), { live: false }).done;
        return (await store.readAll({ after: position(4) })).events.map(({ meta }) => meta.command?.id ?? "");
      }),
    );
    const [first, second, other] = ids as [string[], string[], string[]];
    expect(first).toEqual(second);
    expect(new Set([...first, ...other]).size).toBe(8);
    // Source: RFC 9562 §5.8, and §5.7 for the milliseconds in front.
    const momentOf = (id: string) => new Date(Number.parseInt(id.slice(0, 13).replace("-", ""), 16)).toISOString();
    expect(first.map(momentOf)).toEqual(moments);
    for (const id of first) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("are decided on hot states, which others may overtake", async () => {
    const store = memoryStore();
    for (let i = 0; i < 3; i++) await note(store, "0", "to:1");
    let loaded = 0;
    const watched: EventStore = {
      ...store,
      readStream(stream, options) {
        loaded++;
        return store.readStream(stream, options);
      },
    };
    const live = subscribe(watched, relaying(), { limit: 1 });
    await live.reached(await store.head());
    expect(loaded).toBe(1);
    await note(store, "1", "from somebody else");
    const last = await note(store, "0", "to:1");
    await live.reached(last.ok ? last.position : await store.head());
    await live.stop();
    expect(await heardIn(store)).toHaveLength(4);
    expect(loaded).toBe(2);
  });
});
