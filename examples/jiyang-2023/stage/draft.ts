import {
  type Appended,
  type AppendOptions,
  ConcurrencyError,
  type EventStore,
  type NewEvent,
  PAGE,
  position,
  type Recorded,
  selected,
  splitStream,
  start,
} from "@caseloop/core";
import { draftOfViews } from "./draft-views.ts";

/** A store whose writes are answered at once, kept back, and done together. */
export interface Draft {
  /** What is on record, and behind it what is kept back; positions of the latter are its own. */
  readonly store: EventStore;
  /** Records the events that are kept back, in their order, and then saves the views. */
  commit(): Promise<void>;
}

interface Append {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  readonly options: AppendOptions;
}

/**
 * A draft on a store, whose log shows nothing but what the draft alone writes. Nobody else may write to its streams and views, and none of
 * its commands may have been applied before: what cannot be recorded as it was answered is an `Error` at the commit, and then the
 * log alone is true.
 */
export async function draft(store: EventStore): Promise<Draft> {
  let appends: Append[] = [];
  let log: Recorded[] = [];
  let streams = new Map<string, Recorded[]>();
  let outcomes = new Map<string, Appended>();
  /** Behind which its own positions begin, and behind which nothing of it is on record. */
  let base = await store.head();
  let last = base;
  /** Where the streams stand, if the draft has seen them all begin: nobody need look for what is not there. */
  const versions = base === start ? new Map<string, number>() : undefined;
  const views = draftOfViews(store);
  const placeOf = (count: number) => position(base + count);

  return {
    async commit() {
      const done = await Promise.all(
        appends.map(({ stream, events, options }) => store.append(stream, events, options)),
      );
      const again = appends[done.findIndex(({ repeated }) => repeated)];
      if (again)
        throw new Error(`${again.options.commandId} on ${again.stream} had been applied before it was drafted`);
      const recorded = done.flatMap(({ events }) => events);
      await views.commit((at) => (at > base ? (recorded[at - base - 1] as Recorded).position : at));
      base = await store.head();
      last = recorded.at(-1)?.position ?? base;
      [appends, log, streams, outcomes] = [[], [], new Map(), new Map()];
    },

    store: {
      ...store,
      async append(stream, events, options) {
        const { expected, commandId } = options;
        const before = commandId === undefined ? undefined : outcomes.get(commandId);
        if (before) return { ...before, repeated: true };
        if (typeof expected !== "number") throw new TypeError(`a draft of ${stream} wants an exact version`);
        const own = streams.get(stream) ?? [];
        const actual = own.at(-1)?.version ?? expected;
        if (actual !== expected) throw new ConcurrencyError(stream, expected, actual);
        const { category, entity } = splitStream(stream);
        const recordedAt = store.now();
        const added = events.map(({ id, type, schema, occurredAt, data, meta }, i): Recorded => {
          const at = { version: expected + i + 1, position: placeOf(log.length + i + 1) };
          return { id, stream, category, entity, ...at, type, schema, occurredAt, recordedAt, data, meta };
        });
        own.push(...added);
        log.push(...added);
        streams.set(stream, own);
        versions?.set(stream, expected + added.length);
        appends.push({ stream, events, options });
        const { version, position: at } = added.at(-1) as Recorded;
        const answer = { events: added, version, position: at, repeated: false };
        if (commandId !== undefined) outcomes.set(commandId, answer);
        return answer;
      },
      async readStream(stream, options = {}) {
        const own = streams.get(stream) ?? [];
        const { after = 0, limit = PAGE } = options;
        const first = own[0]?.version ?? Number.POSITIVE_INFINITY;
        if (after >= first - 1) return own.slice(after - first + 1).slice(0, limit);
        if (versions && after >= (versions.get(stream) ?? 0)) return [];
        const recorded = await store.readStream(stream, options);
        return [...recorded, ...own].slice(0, limit);
      },
      async readAll(options = {}) {
        const { after = start, limit = PAGE, only } = options;
        const events: Recorded[] = [];
        if (after < last) {
          const page = await store.readAll(options);
          if (!page.end) return page;
          events.push(...page.events);
        }
        let index = Math.max(0, after - base);
        for (; index < log.length && events.length < limit; index++) {
          const event = log[index] as Recorded;
          if (selected(only, event)) events.push(event);
        }
        return { events, position: placeOf(index), end: index === log.length };
      },
      async outcomeOf(commandId) {
        const before = outcomes.get(commandId);
        return before && { ...before, repeated: true };
      },
      head: async () => placeOf(log.length),
      ...(views.store && { views: views.store }),
    },
  };
}
