import { Readable } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import type { DbClient, Following, LogPosition, Resolved, Revision, WireEvent, WireRecord } from "../src/port.ts";

/** A record of the fake server. */
export type Written = WireRecord & { readonly id: string; readonly position: LogPosition };

/** What a server keeps; several clients may be made of one, as several processes would connect. */
export class FakeServer {
  readonly log: Written[] = [];
  readonly streams = new Map<string, Written[]>();
  readonly tombstones = new Set<string>();
  readonly listeners = new Set<() => void>();
  /** Called before an append is looked at; what it throws is the answer. */
  before: (stream: string, events: readonly WireEvent[]) => Promise<void> | void = () => {};
  /** Called after an append was written; what it throws is the answer. */
  after: (stream: string, events: readonly WireEvent[]) => Promise<void> | void = () => {};
  /** Called when something is read or followed. */
  reading: (stream: string) => Promise<void> | void = () => {};
  clock = () => new Date();
  /** The largest append, in bytes of data. */
  largest = 16 * 2 ** 20;
  /** Says `caughtUp`, as servers from 23.10 do. */
  caughtUp = true;
  /** Says ±1n instead of the revision, and does not throw, as clients with `throwOnAppendFailure: false` do. */
  quiet = false;
  #at = 0n;

  constructor() {
    this.write("$settings", "$noise", {}, undefined);
  }

  /** Puts a record into the log whatever it is. */
  write(streamId: string, type: string, data: unknown, metadata: unknown, more: Partial<Written> = {}): Written {
    const own = this.streams.get(streamId) ?? [];
    this.#at += BigInt(100 + JSON.stringify([data, metadata]).length);
    const record: Written = {
      id: `00000000-0000-4000-8000-${String(this.log.length).padStart(12, "0")}`,
      streamId,
      revision: BigInt((own.at(-1)?.revision ?? -1n) + 1n),
      type,
      isJson: true,
      created: this.clock(),
      data,
      metadata,
      position: { commit: this.#at, prepare: this.#at },
      ...more,
    };
    own.push(record);
    this.log.push(record);
    this.streams.set(streamId, own);
    for (const wake of this.listeners) wake();
    return record;
  }

  cutBefore(stream: string): bigint {
    const meta = this.streams.get(`$$${stream}`)?.at(-1)?.data as { $tb?: number; $maxCount?: number } | undefined;
    const last = this.streams.get(stream)?.at(-1)?.revision ?? -1n;
    const counted = meta?.$maxCount === undefined ? 0n : last + 1n - BigInt(meta.$maxCount);
    const cut = BigInt(meta?.$tb ?? 0);
    return cut > counted ? cut : counted;
  }

  /** The stream as it is to be seen; `undefined` where it reads as absent. */
  visible(stream: string): Written[] | undefined {
    if (this.tombstones.has(stream)) throw failure("stream-deleted");
    const all = this.streams.get(stream);
    const cut = this.cutBefore(stream);
    if (!all || cut >= 2n ** 63n - 1024n) return undefined;
    return all.filter(({ revision }) => revision >= cut);
  }

  softDelete(stream: string): void {
    this.write(`$$${stream}`, "$metadata", { $tb: 2 ** 63 }, undefined);
  }
}

/** An error as both clients shape it. */
export const failure = (type: string, more: object = {}) => Object.assign(new Error(`fake ${type}`), { type, ...more });

const through = <T>(value: T): T => (value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T));

/** A client of the fake server, with the shapes of the two real ones. */
export function fakeClient(server: FakeServer): DbClient {
  return {
    async appendToStream(stream, events, { expectedRevision }) {
      await turn();
      await server.before(stream, events);
      const answer = appendTo(server, stream, expectedRevision, events);
      await server.after(stream, events);
      return answer;
    },
    readStream: (stream, { fromRevision, maxCount, direction }) =>
      reading(server, stream, () => {
        const all = server.visible(stream);
        if (!all) throw failure("stream-not-found");
        if (direction === "backwards") return all.slice(-maxCount).reverse();
        return all.filter(({ revision }) => revision >= BigInt(fromRevision)).slice(0, maxCount);
      }),
    readAll: ({ fromPosition, maxCount }) =>
      reading(server, "$all", () => {
        const before = typeof fromPosition === "string" ? 2n ** 63n : fromPosition.commit;
        return server.log
          .filter(({ position }) => position.commit < before)
          .slice(-maxCount)
          .reverse();
      }),
    subscribeToAll: ({ fromPosition, filter }) => {
      const pattern = new RegExp(filter.regex, "s");
      let after = fromPosition === "start" ? -1n : fromPosition.commit;
      let caughtUp = false;
      let ended = false;
      const stream = new Readable({ objectMode: true, read() {} }) as unknown as Following & Readable;
      const pump = async () => {
        await turn();
        try {
          await server.reading("$all");
        } catch (error) {
          return void stream.emit("error", error);
        }
        const fresh = server.log.filter(({ position }) => position.commit > after);
        for (const event of fresh) {
          if (ended) return;
          after = event.position.commit;
          if (pattern.test(event.streamId)) stream.push({ event: { ...event, data: event.data } });
          else if (fresh.indexOf(event) % 32 === 31) await filter.checkpointReached(stream, event.position);
        }
        if (!caughtUp && server.caughtUp && !ended) stream.emit("caughtUp");
        caughtUp = true;
      };
      const wake = () => void pump();
      server.listeners.add(wake);
      stream.unsubscribe = async () => {
        ended = true;
        server.listeners.delete(wake);
      };
      wake();
      return stream;
    },
  };
}

async function* reading(
  server: FakeServer,
  stream: string,
  records: () => readonly Written[],
): AsyncGenerator<Resolved> {
  await turn();
  await server.reading(stream);
  for (const event of records()) yield { event };
}

/** What the server does with an append; throws what it refuses it with. */
function appendTo(server: FakeServer, stream: string, expected: Revision, events: readonly WireEvent[]) {
  if (JSON.stringify(events).length > server.largest)
    throw failure("maximum-append-size-exceeded", { maxAppendSize: server.largest });
  const all = server.streams.get(stream) ?? [];
  if (server.tombstones.has(stream)) throw failure("stream-deleted");
  const last = all.at(-1)?.revision ?? -1n;
  const deleted = all.length > 0 && server.visible(stream) === undefined;
  const at = expected === "no_stream" ? -1n : expected;
  const sent = all.filter(({ revision }) => revision > at).slice(0, events.length);
  if (at < last && sent.length === events.length && sent.every(({ id }, i) => id === events[i]?.id))
    return { success: true, nextExpectedRevision: sent.at(-1)?.revision ?? -1n };
  if (at !== last && !(deleted && expected === "no_stream")) {
    if (server.quiet) return { success: false, nextExpectedRevision: last < 0n ? -1n : 1n };
    throw failure("wrong-expected-version", { actualVersion: last < 0n ? "no_stream" : last });
  }
  if (deleted) server.write(`$$${stream}`, "$metadata", { $tb: Number(last) + 1 }, undefined);
  for (const { id, type, data, metadata } of events)
    server.write(stream, type, through(data), through(metadata), { id });
  return { success: true, nextExpectedRevision: last + BigInt(events.length) };
}
