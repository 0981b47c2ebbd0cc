import { describe, expect, it } from "vitest";
import {
  type EventStore,
  handle,
  hasCode,
  load,
  process,
  project,
  projection,
  type Recorded,
  rebuild,
  StoreError,
  send,
  start,
  subscribe,
  type Views,
} from "../src/index.ts";
import { memoryLog, memoryStore } from "../src/memory.ts";
import { parcel } from "./parcel.ts";

const cities = projection({
  name: "cities",
  from: [parcel],
  initial: { sent: 0 },
  key: ({ data }) => data.to.city,
  on: {
    "parcel.Sent"(city, { data }) {
      if (data.to.city === "Atlantis") throw new Error("no such city");
      city.sent++;
    },
  },
});

/** Notes every parcel that was sent, and remembers how many it has seen. */
const noting = process({
  name: "noting",
  from: [parcel],
  initial: { seen: 0 },
  on: {
    "parcel.Sent"(memory) {
      memory.seen++;
    },
  },
  react: {
    "parcel.Sent": ({ entity }, memory) => [
      send(parcel, entity, { type: "Note", data: { text: `number ${memory?.seen}` } }),
    ],
  },
});

const sendTo = (store: EventStore, id: string, city = "Jinan") =>
  handle(store, parcel, id, { type: "Send", data: { to: { city, lines: [] } } });
const rowsOf = async (store: EventStore, view = "cities") => Object.fromEntries((await store.views?.scan(view)) ?? []);

describe("a subscription", () => {
  it("reads what is there, then what comes, in order and once, at the listener's pace", async () => {
    const store = memoryStore();
    for (let i = 0; i < 25; i++) await sendTo(store, `${i}`);
    const seen: Recorded[] = [];
    let inside = 0;
    const subscription = subscribe(
      store,
      {
        async on(events) {
          expect(++inside).toBe(1); // never two pages at once
          await new Promise((resolve) => setTimeout(resolve, 1));
          seen.push(...events);
          inside--;
        },
      },
      { limit: 7 },
    );
    const writing = Promise.all(Array.from({ length: 25 }, (_, i) => sendTo(store, `late-${i}`)));
    await writing;
    await subscription.reached(await store.head());
    await subscription.stop();
    expect(seen.map((event) => event.position)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    expect(await subscription.lag()).toMatchObject({ caughtUp: true });
  });

  it("stops cleanly and resumes without gap or repetition", async () => {
    const store = memoryStore();
    for (let i = 0; i < 10; i++) await sendTo(store, `${i}`);
    const seen: number[] = [];
    const listen = (after = start) =>
      subscribe(
        store,
        { after, on: (events) => void seen.push(...events.map((event) => event.position)) },
        { limit: 3 },
      );
    const first = listen();
    await first.reached(await store.head());
    await first.stop();
    await sendTo(store, "more");
    const second = listen(first.position);
    await second.reached(await store.head());
    await second.stop();
    expect(seen).toEqual(Array.from({ length: 11 }, (_, i) => i + 1));
  });

  it("is stopped by a signal as by `stop`: the page in hand is finished and nothing after it begun", async () => {
    const store = memoryStore();
    for (let i = 0; i < 10; i++) await sendTo(store, `${i}`);
    const ending = new AbortController();
    const seen: number[] = [];
    const on = async (events: readonly Recorded[]) => {
      ending.abort(new Error("enough"));
      await Promise.resolve();
      seen.push(...events.map((event) => event.position));
    };
    const subscription = subscribe(store, { on }, { limit: 3, signal: ending.signal });
    await subscription.done;
    expect(seen).toEqual([1, 2, 3]);
    expect(subscription.position).toBe(3);

    const waiting = new AbortController();
    const idle = subscribe(store, cities, { signal: waiting.signal });
    await idle.reached(await store.head());
    waiting.abort();
    await idle.done;
    expect(await rowsOf(store)).toEqual({ Jinan: { sent: 10 } });
    await subscribe(store, { on: () => expect.unreachable() }, { signal: AbortSignal.abort() }).done;
  });

  it("ends with what its listener threw, and tells those who wait", async () => {
    const store = memoryStore();
    await sendTo(store, "1");
    const subscription = subscribe(store, { on: () => Promise.reject(new Error("listener broke")) });
    await expect(subscription.reached(await store.head())).rejects.toThrow("listener broke");
    await expect(subscription.done).rejects.toThrow("listener broke");
  });
});

describe("a kept projection", () => {
  it("lets a writer read what it wrote, and resumes from its checkpoint", async () => {
    const store = memoryStore();
    const live = subscribe(store, cities);
    const sent = await sendTo(store, "1");
    await live.reached(sent.ok ? sent.position : start);
    expect(await rowsOf(store)).toEqual({ Jinan: { sent: 1 } });
    await live.stop();
    await sendTo(store, "2");
    await subscribe(store, cities, { live: false }).done;
    expect(await rowsOf(store)).toEqual({ Jinan: { sent: 2 } });
    expect(Object.fromEntries(await project(store, cities))).toEqual(await rowsOf(store));
  });

  it("stops before a poison event, with its position, and keeps what came before", async () => {
    const store = memoryStore();
    await sendTo(store, "1");
    await sendTo(store, "2", "Atlantis");
    await sendTo(store, "3");
    await expect(subscribe(store, cities).done).rejects.toMatchObject({
      code: "poison-event",
      facts: { reader: "cities", position: 2, stream: "parcel-2", version: 1 },
    });
    expect(await rowsOf(store)).toEqual({ Jinan: { sent: 1 } });
    expect(await store.views.checkpoint("cities")).toMatchObject({ position: 1 });
  });

  it("sets the poisoned stream aside if asked, and goes on", async () => {
    const store = memoryStore();
    await sendTo(store, "1");
    await sendTo(store, "2", "Atlantis");
    await sendTo(store, "3");
    await subscribe(store, cities, { live: false, onPoison: "park" }).done;
    expect(await rowsOf(store)).toEqual({ Jinan: { sent: 2 } });
    expect((await store.views.checkpoint("cities"))?.parked).toMatchObject({ "parcel-2": { position: 2 } });
  });

  it("sets a stream aside from its poison event on, and keeps what it said before", async () => {
    const store = memoryStore();
    const handled = projection({
      name: "handled",
      from: [parcel],
      initial: { notes: 0 },
      key: ({ entity }) => entity,
      on: {
        "parcel.Noted"(row, { data }) {
          if (data.text === "bad") throw new Error("cannot take that");
          row.notes++;
        },
      },
    });
    for (const text of ["good", "good", "bad", "good"])
      await handle(store, parcel, "1", { type: "Note", data: { text } });
    await subscribe(store, handled, { live: false, onPoison: "park" }).done;
    expect(await rowsOf(store, "handled")).toEqual({ "1": { notes: 2 } });
    expect((await store.views.checkpoint("handled"))?.parked).toMatchObject({ "parcel-1": { position: 3 } });
  });

  it("is run by two at once without counting anything twice", async () => {
    const log = memoryLog();
    const [one, two] = [memoryStore({ log }), memoryStore({ log })];
    const subscriptions = [subscribe(one, cities, { limit: 2 }), subscribe(two, cities, { limit: 3 })];
    for (let i = 0; i < 40; i++) await sendTo(i % 2 ? one : two, `${i}`);
    await Promise.all(subscriptions.map(async (subscription) => subscription.reached(await one.head())));
    await Promise.all(subscriptions.map((subscription) => subscription.stop()));
    expect(await rowsOf(one)).toEqual({ Jinan: { sent: 40 } });
  });

  it.each(["before", "after"])("goes by the checkpoint where a save's answer is lost %s it was done", async (when) => {
    const store = memoryStore();
    for (let i = 0; i < 9; i++) await sendTo(store, `${i}`);
    let lost = 0;
    const views: Views = {
      ...store.views,
      async save(...change) {
        if (lost++ % 2) return store.views.save(...change);
        if (when === "after") await store.views.save(...change);
        throw new StoreError("outcome-unknown", "views", "the connection broke");
      },
    };
    await subscribe(store, cities, { views, live: false, limit: 2 }).done;
    expect(lost).toBeGreaterThan(4);
    expect(await rowsOf(store)).toEqual({ Jinan: { sent: 9 } });
  });

  it("made by other code says so instead of mixing the two", async () => {
    const store = memoryStore();
    await sendTo(store, "1");
    await subscribe(store, cities, { live: false }).done;
    const changed = projection({
      name: "cities",
      from: [parcel],
      initial: 0,
      on: { "parcel.Sent": (count) => count + 1 },
    });
    await expect(subscribe(store, changed).done).rejects.toSatisfy((error) => hasCode(error, "view-outdated"));
    expect(await rebuild(store, changed)).toMatchObject({ rows: 1, differs: ["Jinan", ""] });
    expect(await rowsOf(store)).toEqual({ "": 1 });
  });
});

describe("rebuild", () => {
  it("switches to the same rows, also while the live view is being kept", async () => {
    const store = memoryStore();
    const live = subscribe(store, cities, { limit: 5 });
    const writing = (async () => {
      for (let i = 0; i < 200; i++) await sendTo(store, `${i}`, `city ${i % 7}`);
    })();
    await rebuild(store, cities);
    await writing;
    await live.reached(await store.head());
    await live.stop();
    expect(await rowsOf(store)).toEqual(Object.fromEntries(await project(store, cities)));
  });

  it("refuses to switch where the live view is not what the log says", async () => {
    const store = memoryStore();
    await sendTo(store, "1");
    await subscribe(store, cities, { live: false }).done;
    const checkpoint = await store.views.checkpoint("cities");
    if (!checkpoint) throw new Error("no checkpoint");
    await store.views.save("cities", {
      expected: checkpoint.position,
      checkpoint,
      set: new Map([["Jinan", { sent: 99 }]]),
      delete: [],
    });
    await expect(rebuild(store, cities)).rejects.toMatchObject({ code: "view-differs", facts: { keys: ["Jinan"] } });
    expect(await rowsOf(store)).toEqual({ Jinan: { sent: 99 } });
    await rebuild(store, cities, { force: true });
    expect(await rowsOf(store)).toEqual({ Jinan: { sent: 1 } });
  });

  it("stops whoever still keeps the view with the code of before", async () => {
    const counting = (by: number) =>
      projection({
        name: "counted",
        from: [parcel],
        initial: { n: 0 },
        revision: by,
        on: {
          "parcel.Sent"(row) {
            row.n += by;
          },
        },
      });
    const store = memoryStore();
    await sendTo(store, "1");
    const old = subscribe(store, counting(1));
    await old.reached(await store.head());
    await rebuild(store, counting(100));
    await sendTo(store, "2");
    await expect(old.done).rejects.toMatchObject({ code: "view-outdated" });
    await subscribe(store, counting(100), { live: false }).done;
    expect(await rowsOf(store, "counted")).toEqual({ "": { n: 200 } });
  });
});

describe("a process", () => {
  it("reacts once to each event, also when run again from the beginning", async () => {
    const store = memoryStore();
    await sendTo(store, "1");
    await sendTo(store, "2");
    await subscribe(store, noting, { live: false }).done;
    await store.views.drop("noting"); // a lost checkpoint, as after a crash
    await subscribe(store, noting, { live: false }).done;
    expect((await load(store, parcel, "2")).state.notes).toEqual([{ text: "number 2", tags: ["seen"] }]);
    const { events } = await store.readAll();
    expect(events.map((event) => event.type)).toEqual(["Sent", "Sent", "Noted", "Noted"]);
    expect(events[2]?.meta).toMatchObject({ causation: events[0]?.id, correlation: events[0]?.id });
  });

  it("sends nothing while its memory is rebuilt", async () => {
    const store = memoryStore();
    await sendTo(store, "1");
    await rebuild(store, noting);
    expect(await store.head()).toBe(1);
    expect(await rowsOf(store, "noting")).toEqual({ "": { seen: 1 } });
  });

  it("rebuilt, keeps its place: it reacts afterwards to what it had not seen, once", async () => {
    const store = memoryStore();
    await sendTo(store, "1");
    await sendTo(store, "2");
    await subscribe(store, noting, { live: false }).done;
    await sendTo(store, "3");
    await sendTo(store, "4");
    const before = await store.views.checkpoint("noting");
    for (const reader of [noting, noting.memory]) {
      expect(await rebuild(store, reader)).toMatchObject({ position: before?.position, differs: [] });
      expect((await store.views.checkpoint("noting"))?.position).toBe(before?.position);
    }
    await subscribe(store, noting, { live: false }).done;
    expect((await load(store, parcel, "4")).state.notes).toEqual([{ text: "number 4", tags: ["seen"] }]);
    expect((await load(store, parcel, "2")).state.notes).toHaveLength(1);
  });

  it("stops at an event whose command is refused, unless told what to do", async () => {
    const stubborn = process({
      name: "stubborn",
      from: [parcel],
      initial: null,
      on: {},
      react: {
        "parcel.Sent": ({ entity }) => [send(parcel, entity, { type: "Send", data: { to: { city: "X", lines: [] } } })],
      },
    });
    const store = memoryStore();
    await sendTo(store, "1");
    await expect(subscribe(store, stubborn).done).rejects.toMatchObject({
      code: "poison-event",
      message: expect.stringContaining("already-sent"),
    });
    const refused: string[] = [];
    await subscribe(store, stubborn, { live: false, onRejection: (rejection) => void refused.push(rejection.code) })
      .done;
    expect(refused).toEqual(["already-sent"]);
  });
});
