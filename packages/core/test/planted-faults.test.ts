import { describe, expect, it } from "vitest";
import { contract, type Open } from "../src/contract.ts";
import { type EventStore, type NewEvent, position, type Recorded } from "../src/index.ts";
import { type MemoryLog, memoryLog, memoryStore } from "../src/memory.ts";

/** A store with one defect: what it does wrong, given a right store and its log. */
type Fault = (right: EventStore, log: MemoryLog, options: { clock?: () => string }) => Partial<EventStore>;

/** A right copy of an event that a faulty store may spoil. */
const spoiled = (event: Recorded, change: Partial<Recorded>): Recorded => Object.freeze({ ...event, ...change });
const respoil = (log: MemoryLog, from: number, change: (event: Recorded) => Partial<Recorded>) => {
  for (let i = from; i < log.events.length; i++) {
    const event = log.events[i] as Recorded;
    const wrong = spoiled(event, change(event));
    log.events[i] = wrong;
    const stream = log.streams.get(event.stream) as Recorded[];
    stream[stream.indexOf(event)] = wrong;
  }
};

const faults: Record<string, Fault> = {
  "ignores the expected version": (right) => ({
    append: (stream, events, options) => right.append(stream, events, { ...options, expected: "any" }),
  }),
  "accepts `none` on an existing stream": (right) => ({
    append: (stream, events, options) =>
      right.append(stream, events, options.expected === "none" ? { ...options, expected: "any" } : options),
  }),
  "takes `exists` for `any`": (right) => ({
    append: (stream, events, options) =>
      right.append(stream, events, options.expected === "exists" ? { ...options, expected: "any" } : options),
  }),
  "takes n for `at least n`": (right, log) => ({
    append: (stream, events, options) =>
      right.append(
        stream,
        events,
        typeof options.expected === "number" && (log.streams.get(stream)?.length ?? 0) >= options.expected
          ? { ...options, expected: "any" }
          : options,
      ),
  }),
  "moves the stream's head on a refused append": (right) => {
    const moved = new Map<string, number>();
    return {
      append: (stream, events, options) =>
        right
          .append(
            stream,
            events,
            typeof options.expected === "number"
              ? { ...options, expected: options.expected - (moved.get(stream) ?? 0) }
              : options,
          )
          .catch((error: unknown) => {
            moved.set(stream, (moved.get(stream) ?? 0) + 1);
            throw error;
          }),
    };
  },
  "acknowledges now and then without recording": (right, log) => {
    let count = 0;
    return {
      append: (stream, events, options) =>
        ++count % 2 === 0
          ? memoryStore({ log: { ...memoryLog(), streams: new Map(log.streams) } }).append(stream, events, options)
          : right.append(stream, events, options),
    };
  },
  "forgets command ids": (right) => ({
    append: (stream, events, { expected }) => right.append(stream, events, { expected }),
  }),
  "checks the version before the command id": (right, log) => ({
    append: (stream, events, options) => {
      const actual = log.streams.get(stream)?.length ?? 0;
      const stale =
        typeof options.expected === "number" ? options.expected !== actual : options.expected === "none" && actual > 0;
      return right.append(stream, events, stale ? { expected: options.expected } : options);
    },
  }),
  "answers a reused command id whatever the stream": (right, log) => ({
    append: (stream, events, options) =>
      right.append(log.outcomes.get(options.commandId ?? "")?.[0]?.stream ?? stream, events, options),
  }),
  "records the events before a bad one": (right) => ({
    async append(stream, events, options) {
      try {
        return await right.append(stream, events, options);
      } catch (error) {
        if (events.length > 1 && error instanceof Error && error.message.includes("JSON"))
          await right.append(stream, events.slice(0, 1), options);
        throw error;
      }
    },
  }),
  "counts versions from 0": (right, log) => ({
    async append(stream, events, options) {
      const before = log.events.length;
      const appended = await right.append(stream, events, options);
      respoil(log, before, (event) => ({ version: event.version - 1 }));
      return appended;
    },
  }),
  "stamps recordedAt by the writer's clock alone": (right, log, { clock }) => ({
    async append(stream, events, options) {
      const before = log.events.length;
      const recordedAt = clock?.() ?? "2023-01-01T00:00:00.000Z";
      const appended = await right.append(stream, events, options);
      respoil(log, before, () => ({ recordedAt }));
      return appended;
    },
  }),
  "shows a large append late, behind its reader": (right, log) => ({
    async readAll(options = {}) {
      const page = await right.readAll(options);
      const hidden = log.events
        .filter((event) => (event.data as { n?: number } | null)?.n === 120)
        .map((event) => event.position);
      const late = page.events.filter((event) => hidden.includes(event.position));
      if (late.length > 0 && page.events.length > late.length && (options.limit ?? 0) === 50)
        return { ...page, events: page.events.filter((event) => !late.includes(event)) };
      return page;
    },
  }),
  "filters by type and forgets the category": (right) => ({
    async readAll(options = {}) {
      const page = await right.readAll({
        ...options,
        ...(options.only && {
          only: ["ticket", "visit"].flatMap((category) => options.only?.map((one) => ({ ...one, category })) ?? []),
        }),
      });
      return page;
    },
  }),
  "never moves on past what was not selected": (right) => ({
    async readAll(options = {}) {
      const page = await right.readAll(options);
      return options.only ? { ...page, position: page.events.at(-1)?.position ?? options.after ?? position(0) } : page;
    },
  }),
  "hands out its own objects": (right, log) => ({
    async append(stream, events, options) {
      const appended = await right.append(stream, events, options);
      for (const event of appended.events)
        respoil(log, event.position - 1, ({ data }) => ({ data: structuredClone(data) }));
      return appended;
    },
  }),
  "keeps whatever JSON makes of a value": (right) => ({
    append: (stream, events, options) =>
      right.append(
        stream,
        JSON.parse(
          JSON.stringify(events, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value)),
        ) as NewEvent[],
        options,
      ),
  }),
  "returns pages larger than asked": (right) => ({
    readAll: (options = {}) => right.readAll({ ...options, limit: 1000 }),
  }),
  "starts a page at the position instead of after it": (right) => ({
    readStream: (stream, options = {}) =>
      right.readStream(stream, { ...options, after: Math.max(0, (options.after ?? 0) - 1) }),
  }),
  "accepts appends after close": (right, log) => ({
    append: (stream, events, options) =>
      right
        .append(stream, events, options)
        .catch((error: unknown) =>
          error instanceof Error && error.message.includes("closed")
            ? memoryStore({ log }).append(stream, events, options)
            : Promise.reject(error),
        ),
  }),
  "loses command outcomes when reopened": (right, log) => {
    log.outcomes.clear();
    return right;
  },
  "never wakes for another client": () => ({
    changed: (_after, signal) => new Promise((resolve) => signal.addEventListener("abort", () => resolve())),
  }),
  "sleeps through an abort": (right) => ({ changed: (after) => right.changed(after, new AbortController().signal) }),
  "confuses streams that differ in case": (right) => ({
    append: (stream, events, options) => right.append(stream.toLowerCase(), events, options),
  }),
  "saves a view on a stale checkpoint": (right) => ({
    views: {
      ...views(right),
      save: async (view, change) =>
        views(right).save(view, { ...change, expected: (await views(right).checkpoint(view))?.position }),
    },
  }),
  "lets another fold go on with a view": (right) => ({
    views: {
      ...views(right),
      save: async (view, change) => {
        const { fingerprint } = (await views(right).checkpoint(view)) ?? change.checkpoint;
        return views(right).save(view, { ...change, checkpoint: { ...change.checkpoint, fingerprint } });
      },
    },
  }),
  "saves rows although the checkpoint was refused": (right) => ({
    views: {
      ...views(right),
      save: (view, change) =>
        views(right)
          .save(view, change)
          .catch(async (error: unknown) => {
            const checkpoint = await views(right).checkpoint(view);
            if (checkpoint)
              await views(right)
                .save(view, { ...change, expected: checkpoint.position, checkpoint })
                .catch(() => undefined);
            throw error;
          }),
    },
  }),
  "keeps the rows of a view that was replaced": (right) => ({
    views: {
      ...views(right),
      async replace(from, to) {
        const [old, next, checkpoint] = [
          await views(right).scan(to),
          await views(right).scan(from),
          await views(right).checkpoint(from),
        ];
        await views(right).drop(to);
        if (checkpoint)
          await views(right).save(to, { expected: undefined, checkpoint, set: new Map([...old, ...next]), delete: [] });
        await views(right).drop(from);
      },
    },
  }),
};

const views = (store: EventStore) => store.views as NonNullable<EventStore["views"]>;

function faulty(fault: Fault): Open {
  const logs = new Map<string, MemoryLog>();
  return async (name, options = {}) => {
    const log = logs.get(name) ?? memoryLog();
    logs.set(name, log);
    const right = memoryStore({ log, ...options });
    return { ...right, ...fault(right, log, options) };
  };
}

describe("the contract finds every planted fault", () => {
  for (const [name, fault] of Object.entries(faults)) {
    it(`a store that ${name}`, async () => {
      const broken: string[] = [];
      for (const [promise, prove] of contract) await prove(faulty(fault)).catch(() => broken.push(promise));
      expect(broken).not.toEqual([]);
    }, 30_000);
  }
});
