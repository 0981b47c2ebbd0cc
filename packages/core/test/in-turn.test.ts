import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EventStore, handle, inTurn, type NewEvent, type Recorded, type Turn } from "../src/index.ts";
import { memoryStore } from "../src/memory.ts";
import { parcel } from "./parcel.ts";

/** Ways a turn can go. */
const orderly = ["appends", "appends twice", "refused", "changes nothing", "throws"] as const;
const ways = [...orderly, "appends two at once", "leaves behind"] as const;
type Way = (typeof ways)[number];

const note = (store: EventStore, entity: string, text: string) =>
  handle(store, parcel, entity, { type: "Note", data: { text } }, { retry: { times: 3 } });

function turn(entity: string, text: string, way: Way, pause: () => Promise<void> = async () => {}): Turn<unknown> {
  return {
    stream: `parcel-${entity}`,
    async run(store) {
      await pause();
      if (way === "throws") throw new Error(text);
      if (way === "refused") return handle(store, parcel, entity, { type: "Deliver", data: {} });
      if (way === "changes nothing") return handle(store, parcel, entity, { type: "Look", data: {} });
      if (way === "leaves behind") return void note(store, `left-${entity}`, text).catch(() => {});
      if (way === "appends two at once") return Promise.all([1, 2].map((n) => note(store, entity, `${text}/${n}`)));
      await note(store, entity, text);
      if (way === "appends twice") await note(store, entity, `${text}/again`);
      return text;
    },
  };
}

const delayed = (store: EventStore, pause: () => Promise<void>): EventStore => ({
  ...store,
  readStream: (...asked) => pause().then(() => store.readStream(...asked)),
  append: (...asked) => store.append(...asked).finally(pause),
});
const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const told = (events: readonly Recorded[]) => events.map(({ stream, version, data }) => ({ stream, version, data }));
const texts = async (store: EventStore) =>
  (await store.readAll()).events.map(({ data }) => (data as { text: string }).text);

describe("inTurn", () => {
  const plans = (way: readonly Way[]) =>
    fc.array(fc.record({ entity: fc.constantFrom("1", "2", "3", "4"), way: fc.constantFrom(...way) }), {
      maxLength: 12,
    });

  it("makes the same log whatever the latency", async () => {
    await fc.assert(
      fc.asyncProperty(plans(orderly), fc.infiniteStream(fc.nat(3)), async (plan, delays) => {
        const [quiet, slow] = [memoryStore(), memoryStore()];
        const pause = () => later(delays.next().value);
        const first = await inTurn(
          quiet,
          plan.map(({ entity, way }, i) => turn(entity, `${i}`, way)),
        );
        const second = await inTurn(
          delayed(slow, pause),
          plan.map(({ entity, way }, i) => turn(entity, `${i}`, way, pause)),
        );
        expect(told((await slow.readAll()).events)).toEqual(told((await quiet.readAll()).events));
        expect(second.map(({ status }) => status)).toEqual(first.map(({ status }) => status));
      }),
    );
  });

  it("comes to an end whatever the turns do", async () => {
    await fc.assert(
      fc.asyncProperty(plans(ways), fc.infiniteStream(fc.nat(3)), async (plan, delays) => {
        const pause = () => later(delays.next().value);
        const results = await inTurn(
          delayed(memoryStore(), pause),
          plan.map(({ entity, way }, i) => turn(entity, `${i}`, way, pause)),
        );
        expect(results.map((result) => result?.status)).not.toContain(undefined);
        expect(results).toHaveLength(plan.length);
      }),
    );
  });

  it("makes the append of a turn that did not wait for it", async () => {
    const store = memoryStore();
    await inTurn(
      delayed(store, () => later(2)),
      [turn("1", "late", "leaves behind")],
    );
    await expect.poll(() => store.head()).toBe(1);
  });

  it("goes round the streams in the order in which they are named, the quickest last", async () => {
    const store = memoryStore();
    const plan = [
      ["3", "a", 8],
      ["1", "b", 4],
      ["3", "c", 0],
      ["2", "d", 0],
      ["1", "e", 0],
    ] as const;
    await inTurn(
      store,
      plan.map(([entity, text, ms]) => turn(entity, text, "appends", () => later(ms))),
    );
    expect(await texts(store)).toEqual(["a", "b", "d", "c", "e"]);
  });

  it("lets the appends of all streams into one commit", async () => {
    const store = memoryStore();
    const waiting: (() => void)[] = [];
    const committing: EventStore = {
      ...store,
      async append(...asked) {
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
          if (waiting.length === 20) for (const go of waiting) go(); // nobody gets on before all are here
        });
        return store.append(...asked);
      },
    };
    await inTurn(
      committing,
      Array.from({ length: 20 }, (_, i) => turn(`${i}`, `${i}`, "appends")),
    );
    expect(await store.head()).toBe(20);
  });

  it("works on a thousand streams at once, and takes up the others in their order", async () => {
    const store = memoryStore();
    let [under, most] = [0, 0];
    const slow: EventStore = {
      ...store,
      async append(...asked) {
        const appended = await store.append(...asked);
        await later(0);
        under--;
        return appended;
      },
    };
    const results = await inTurn(
      slow,
      Array.from({ length: 2500 }, (_, i) =>
        turn(`${i}`, `${i}`, "appends", async () => {
          most = Math.max(most, ++under);
        }),
      ),
    );
    expect(results).toHaveLength(2500);
    expect(most).toBe(1000);
    const appended = (await store.readAll({ limit: 3000 })).events.map(({ entity }) => Number(entity));
    expect(appended).toEqual(Array.from({ length: 2500 }, (_, i) => i));
  });

  it("decides a turn on what the one before it in its stream recorded", async () => {
    const store = memoryStore();
    const run = (command: Parameters<typeof handle<"parcel", never, typeof parcel.commands, never, never>>[3]) => ({
      stream: "parcel-1",
      run: (in_: EventStore) => handle(in_, parcel, "1", command),
    });
    const results = await inTurn(store, [
      run({ type: "Deliver", data: {} }),
      run({ type: "Send", data: { to: { city: "济南", lines: [] } } }),
      run({ type: "Deliver", data: {} }),
    ]);
    expect(results).toMatchObject([
      { status: "fulfilled", value: { ok: false, rejection: { code: "not-on-its-way" } } },
      { status: "fulfilled", value: { ok: true, version: 1 } },
      { status: "fulfilled", value: { ok: true, version: 2 } },
    ]);
  });

  it("stops a stream at a turn that throws, and no other", async () => {
    const store = memoryStore();
    const results = await inTurn(store, [
      turn("1", "a", "appends"),
      turn("1", "b", "throws"),
      turn("2", "c", "appends"),
      turn("1", "d", "appends"),
      turn("2", "e", "appends"),
    ]);
    expect(await texts(store)).toEqual(["a", "c", "e"]);
    expect(results.map(({ status }) => status)).toEqual([
      "fulfilled",
      "rejected",
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
    expect(results[3]).toEqual(results[1]);
  });

  it("fails a turn alone whose append the store refuses, at once or later", async () => {
    const store = memoryStore();
    const broken: EventStore = {
      ...store,
      append(stream: string, events: readonly NewEvent[], options) {
        if (stream === "parcel-1") throw new Error("at once");
        if (stream === "parcel-2") return Promise.reject(new Error("later"));
        return store.append(stream, events, options);
      },
    };
    const results = await inTurn(
      broken,
      ["1", "2", "3"].map((entity) => turn(entity, entity, "appends")),
    );
    expect(results).toMatchObject([
      { status: "rejected", reason: { message: "at once" } },
      { status: "rejected", reason: { message: "later" } },
      { status: "fulfilled" },
    ]);
    expect(await texts(store)).toEqual(["3"]);
  });

  it("has nothing to do for no turns", async () => {
    expect(await inTurn(memoryStore(), [])).toEqual([]);
  });
});
