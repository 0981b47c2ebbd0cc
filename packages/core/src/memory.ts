import { CommandIdReusedError, ConcurrencyError, StoreError } from "./errors.ts";
import { memoryViews } from "./memory-views.ts";
import { type NewEvent, type Position, position, type Recorded, splitStream, start } from "./message.ts";
import { plain } from "./plain.ts";
import {
  type AllOptions,
  type Appended,
  type AppendOptions,
  type EventStore,
  meets,
  PAGE,
  type Page,
  type StreamOptions,
  selected,
} from "./store.ts";
import { type Clock, systemClock } from "./time.ts";
import type { Views } from "./views.ts";

/** A log in memory; several stores may be opened on one, as several processes would on a file. */
export interface MemoryLog {
  readonly events: Recorded[];
  readonly streams: Map<string, Recorded[]>;
  /** What each command id led to. */
  readonly outcomes: Map<string, readonly Recorded[]>;
  readonly waiting: Set<() => void>;
  readonly views: Views;
}

export function memoryLog(): MemoryLog {
  return { events: [], streams: new Map(), outcomes: new Map(), waiting: new Set(), views: memoryViews() };
}

/** An event store in memory, with every promise of the port but durability: for tests, simulations and browsers. */
export function memoryStore(
  options: { readonly clock?: Clock; readonly log?: MemoryLog; readonly name?: string } = {},
): EventStore & { readonly views: Views } {
  const { clock = systemClock, log = memoryLog(), name = "memory" } = options;
  let closed = false;

  const open = () => {
    if (closed) throw new StoreError("closed", name, "the store was closed");
  };

  function record(stream: string, events: readonly NewEvent[]): readonly Recorded[] {
    const { category, entity } = splitStream(stream);
    const before = log.events.at(-1)?.recordedAt ?? "";
    const now = clock();
    const recordedAt = now < before ? before : now;
    const own = log.streams.get(stream) ?? [];
    const recorded = events.map(
      ({ id, type, schema, occurredAt, data, meta }, i): Recorded =>
        Object.freeze({
          id,
          stream,
          category,
          entity,
          version: own.length + i + 1,
          position: position(log.events.length + i + 1),
          type,
          schema,
          occurredAt,
          recordedAt,
          data: plain(data),
          meta: plain(meta, "meta") as Recorded["meta"],
        }),
    );
    for (const event of recorded) {
      own.push(event);
      log.events.push(event);
    }
    log.streams.set(stream, own);
    return recorded;
  }

  return {
    name,
    now: clock,
    views: log.views,

    async append(
      stream: string,
      events: readonly NewEvent[],
      { expected, commandId }: AppendOptions,
    ): Promise<Appended> {
      open();
      if (events.length === 0) throw new RangeError(`nothing to append to ${stream}`);
      const first = commandId === undefined ? undefined : log.outcomes.get(commandId);
      if (first) {
        const command = events[0]?.meta.command?.type;
        const [{ stream: before, meta }] = first as [Recorded];
        if (before !== stream || meta.command?.type !== command)
          throw new CommandIdReusedError(
            commandId as string,
            `${meta.command?.type} on ${before}`,
            `${command} on ${stream}`,
          );
        return appended(first, true);
      }
      const actual = log.streams.get(stream)?.length ?? 0;
      if (!meets(expected, actual)) throw new ConcurrencyError(stream, expected, actual);
      const recorded = record(stream, events);
      if (commandId !== undefined) log.outcomes.set(commandId, recorded);
      for (const wake of log.waiting) wake();
      return appended(recorded, false);
    },

    async readStream(stream: string, { after = 0, limit = PAGE }: StreamOptions = {}) {
      open();
      return log.streams.get(stream)?.slice(after, after + limit) ?? [];
    },

    async readAll({ after = start, limit = PAGE, only }: AllOptions = {}): Promise<Page> {
      open();
      if (!only) {
        const events = log.events.slice(after, after + limit);
        return { events, position: events.at(-1)?.position ?? after, end: after + limit >= log.events.length };
      }
      const events: Recorded[] = [];
      let at: number = after;
      while (at < log.events.length && events.length < limit) {
        const event = log.events[at++] as Recorded;
        if (selected(only, event)) events.push(event);
      }
      return { events, position: position(Math.max(at, after)), end: at >= log.events.length };
    },

    async outcomeOf(commandId: string) {
      open();
      const first = log.outcomes.get(commandId);
      return first && appended(first, true);
    },

    async head(): Promise<Position> {
      open();
      return log.events.at(-1)?.position ?? start;
    },

    changed(after: Position, signal: AbortSignal): Promise<void> {
      return new Promise((resolve) => {
        const done = () => {
          log.waiting.delete(done);
          signal.removeEventListener("abort", done);
          resolve();
        };
        if (log.events.length > after || signal.aborted || closed) return resolve();
        log.waiting.add(done);
        signal.addEventListener("abort", done);
      });
    },

    async close() {
      closed = true;
      for (const wake of log.waiting) wake();
    },
  };
}

function appended(events: readonly Recorded[], repeated: boolean): Appended {
  const last = events.at(-1) as Recorded;
  return { events, version: last.version, position: last.position, repeated };
}
