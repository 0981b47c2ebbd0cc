import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { copier, copy } from "../src/copy.ts";
import {
  decider,
  type EventStore,
  handle,
  history,
  instant,
  load,
  type NewEvent,
  personal,
  personalMark,
  plain,
  project,
  projection,
} from "../src/index.ts";
import { memoryStore } from "../src/memory.ts";

const old = (type: string, data: unknown, schema = 1): NewEvent => ({
  id: `${type}-${schema}`,
  type,
  data,
  schema,
  occurredAt: "2020-01-01T00:00:00.000Z",
  meta: {},
});

/** Amounts were once yuan, then fen without a currency, and are now fen with one. */
const fine = decider({
  name: "fine",
  initial: { total: 0, currency: "" },
  commands: { Impose: z.object({ fen: z.int() }) },
  events: { Imposed: z.object({ fen: z.int(), currency: z.string() }) },
  decide: { Impose: ({ data }) => [{ type: "Imposed", data: { ...data, currency: "CNY" } }] },
  evolve: {
    Imposed(fine, { data }) {
      fine.total += data.fen;
      fine.currency = data.currency;
    },
  },
  upcast: {
    Imposed: {
      1: ({ yuan }: { yuan: number }) => ({ fen: yuan * 100 }),
      2: (data: { fen: number }) => Object.assign(data, { currency: "CNY" }),
    },
  },
});

describe("schemas that lived on", () => {
  const store = async () => {
    const store = memoryStore();
    await store.append("fine-1", [old("Imposed", { yuan: 5 }), old("Imposed", { fen: 70 }, 2)], { expected: "none" });
    await handle(store, fine, "1", { type: "Impose", data: { fen: 3 } });
    return store;
  };

  it("are lifted step by step wherever events are read, and the log stays as it was", async () => {
    const log = await store();
    expect((await load(log, fine, "1")).state).toEqual({ total: 573, currency: "CNY" });
    expect((await history(log, fine, "1")).map((event) => event.data)).toEqual([
      { fen: 500, currency: "CNY" },
      { fen: 70, currency: "CNY" },
      { fen: 3, currency: "CNY" },
    ]);
    const sum = projection({
      name: "sum",
      from: [fine],
      initial: 0,
      on: { "fine.Imposed": (sum, { data }) => sum + data.fen },
    });
    expect(await project(log, sum, { verify: true })).toBe(573);
    expect((await log.readStream("fine-1")).map((event) => [event.schema, event.data])).toEqual([
      [1, { yuan: 5 }],
      [2, { fen: 70 }],
      [3, { fen: 3, currency: "CNY" }],
    ]);
  });

  it("an unknown type or a schema from the future is an error, never skipped", async () => {
    const log = await store();
    await log.append("fine-2", [old("Waived", {})], { expected: "none" });
    await log.append("fine-3", [old("Imposed", {}, 4)], { expected: "none" });
    await expect(load(log, fine, "2")).rejects.toMatchObject({
      code: "unknown-event",
      facts: { stream: "fine-2", version: 1, type: "Waived" },
    });
    await expect(history(log, fine, "2")).rejects.toMatchObject({ code: "unknown-event" });
    await expect(load(log, fine, "3")).rejects.toMatchObject({ code: "unknown-event", facts: { schema: 4 } });
  });

  it("an event that does not fit its schema is found by an audit, by stream, version and field", async () => {
    const log: EventStore = memoryStore();
    await log.append("fine-1", [old("Imposed", { fen: "5", currency: "CNY" }, 3)], { expected: "none" });
    await expect(load(log, fine, "1", { verify: true })).rejects.toMatchObject({
      code: "corrupt-event",
      message: expect.stringContaining("fen"),
      facts: { stream: "fine-1", version: 1 },
    });
  });

  it("a decision whose event does not fit its own schema is a defect, and nothing is written", async () => {
    const broken = decider({
      name: "broken",
      initial: {},
      commands: { Go: z.object({}) },
      events: { Gone: z.object({ far: z.int() }) },
      decide: { Go: () => [{ type: "Gone", data: { far: 0.5 } }] },
      evolve: { Gone() {} },
    });
    const log = memoryStore();
    await expect(handle(log, broken, "1", { type: "Go", data: {} })).rejects.toMatchObject({
      code: "invalid-event",
      facts: { type: "Gone", issues: [{ field: "far", received: "0.5" }] },
    });
    expect(await log.head()).toBe(0);
  });
});

describe("as of", () => {
  it("a version, a position and both times give the state of that moment", async () => {
    const minutes = ["00", "10", "20"];
    const log = memoryStore({ clock: () => `2024-01-01T00:${minutes[0]}:00.000Z` });
    for (const [i, day] of ["2023-03-01", "2023-02-01", "2023-03-03"].entries()) {
      await handle(log, fine, "1", { type: "Impose", data: { fen: 10 ** i }, at: `${day}T12:00:00+08:00` });
      minutes.shift();
    }
    const total = async (asOf: Parameters<typeof load>[3] extends { asOf?: infer A } | undefined ? A : never) =>
      (await load(log, fine, "1", { asOf })).state.total;
    expect(await total({ version: 2 })).toBe(11);
    expect(await total({ version: 0 })).toBe(0);
    expect(await total({ recordedAt: "2024-01-01T00:10:00Z" })).toBe(11);
    expect(await total({ occurredAt: "2023-02-15" })).toBe(10);
    expect(await total("2023-03-01T11:59:59+08:00")).toBe(10);
    expect(await total("2023-03-01")).toBe(11);
    const [first] = (await log.readAll({ limit: 1 })).events;
    if (first) expect(await total({ position: first.position })).toBe(1);
  });
});

describe("plain", () => {
  it("is what JSON gives back, for anything JSON can carry", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "grapheme", noUnicodeString: false } as never), (value) => {
        fc.pre(!JSON.stringify(value).includes("__proto__"));
        let kept: unknown;
        try {
          kept = plain(value);
        } catch {
          return; // an unsafe integer or a lone surrogate: refused, see below
        }
        expect(kept).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("names the field of what it refuses", () => {
    expect(() => plain({ a: [{ b: Number.NaN }] })).toThrow("data.a[0].b holds NaN");
    expect(() => plain({ a: "\udc00" })).toThrow("data.a holds a lone surrogate");
    expect(() => plain({ d: new Date(0) })).toThrow("data.d holds a Date");
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    expect(() => plain(cycle)).toThrow(/a cycle\?/);
  });
});

describe("a copier", () => {
  const schema = z.object({
    a: z.string(),
    b: z.object({ c: z.array(z.object({ d: z.int() })), e: z.string().optional() }),
    f: z.array(z.string()).default([]),
    g: z.record(z.string(), z.array(z.int())),
    h: z.union([z.string(), z.object({ i: z.array(z.int()) })]).nullable(),
    j: z.boolean().optional(),
  });
  const value = fc.record(
    {
      a: fc.string(),
      b: fc.record({ c: fc.array(fc.record({ d: fc.integer() })), e: fc.string() }, { requiredKeys: ["c"] }),
      f: fc.array(fc.string()),
      g: fc.dictionary(fc.string(), fc.array(fc.integer())),
      h: fc.option(fc.oneof(fc.string(), fc.record({ i: fc.array(fc.integer()) }))),
      j: fc.boolean(),
    },
    { requiredKeys: ["a", "b", "f", "g", "h"] },
  );

  it("gives an equal value that shares no object with the original", () => {
    const objects = (of: unknown, into = new Set<unknown>()): Set<unknown> => {
      if (typeof of !== "object" || of === null) return into;
      into.add(of);
      for (const item of Object.values(of)) objects(item, into);
      return into;
    };
    for (const copyOf of [copier(schema), copy] as ((value: unknown) => unknown)[]) {
      fc.assert(
        fc.property(value, (original) => {
          fc.pre(!("__proto__" in original.g && Object.hasOwn(original.g, "__proto__")));
          const copied = copyOf(original);
          expect(copied).toEqual(original);
          expect([...objects(copied)].some((one) => objects(original).has(one))).toBe(false);
        }),
      );
    }
  });
});

it("an instant needs its offset, and is kept in one form", () => {
  expect(instant("2023-07-20T08:00:00+08:00")).toBe("2023-07-20T00:00:00.000Z");
  for (const wrong of ["2023-07-20", "2023-07-20T08:00:00", "2023-02-30T25:00:00Z", "now", ""])
    expect(() => instant(wrong)).toThrow(RangeError);
});

it("a personal field is marked with its subject, and validates as before", () => {
  const phone = personal(z.string().min(5), { subject: "complainant" });
  expect(personalMark(phone)).toEqual({ subject: "complainant" });
  expect(personalMark(z.string())).toBeUndefined();
  expect(phone.safeParse("123").success).toBe(false);
});

it("knows a moment in its canonical form without looking it up, and looks up what may not exist", () => {
  const two = (most: number) => fc.nat(most).map((n) => String(n).padStart(2, "0"));
  fc.assert(
    fc.property(
      fc.tuple(fc.integer({ min: 1000, max: 9999 }), two(13), two(32), two(25), two(61), two(61)),
      ([year, month, day, hour, minute, second]) => {
        const text = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
        const ms = Date.parse(text);
        if (Number.isNaN(ms)) expect(() => instant(text)).toThrow(RangeError);
        else expect(instant(text)).toBe(new Date(ms).toISOString());
      },
    ),
    { numRuns: 2000 },
  );
  expect(instant("2023-07-20T24:00:00.000Z")).toBe("2023-07-21T00:00:00.000Z");
});
