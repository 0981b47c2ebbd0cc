import {
  type EventStore,
  type Expected,
  hasCode,
  meets,
  type Position,
  type Selection,
  selected,
  start,
} from "@caseloop/core";
import type * as fc from "fast-check";
import { expect } from "vitest";
import { event } from "./events.ts";

/** What a log is, as simply as it can be said: the events of each stream, and which command made which of them. */
export interface Model {
  readonly streams: Map<string, Said[]>;
  readonly outcomes: Map<string, { readonly command: string; readonly events: readonly Said[] }>;
}

interface Said {
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly schema: number;
  readonly data: unknown;
  /** Learnt from the first answer that told it. */
  position?: Position;
}

/** Two clients of one log, each of which may be closed and opened again. */
export interface Real {
  readonly clients: [EventStore, EventStore];
  readonly open: () => EventStore;
}

export interface Appending {
  readonly stream: string;
  readonly command: string;
  readonly kinds: readonly { readonly type: string; readonly schema: number; readonly data: unknown }[];
  readonly expected: "any" | "none" | "exists" | { readonly off: number };
  readonly commandId: string | undefined;
}

const versionOf = ({ streams }: Model, stream: string) => streams.get(stream)?.length ?? 0;
const logOf = ({ streams }: Model) =>
  [...streams.values()].flat().sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
const said = ({ stream, version, type, schema, data }: Said) => ({ stream, version, type, schema, data });

/** What the model says an append does: the events, or the code of the error. */
function promised(model: Model, { stream, command, kinds, commandId }: Appending, expected: Expected) {
  const first = commandId === undefined ? undefined : model.outcomes.get(commandId);
  if (first) {
    const same = first.events[0]?.stream === stream && first.command === command;
    return same ? { events: first.events, repeated: true } : "command-id-reused";
  }
  const version = versionOf(model, stream);
  if (!meets(expected, version)) return "concurrency";
  const events = kinds.map((kind, i): Said => ({ stream, version: version + i + 1, ...kind }));
  model.streams.set(stream, [...(model.streams.get(stream) ?? []), ...events]);
  if (commandId !== undefined) model.outcomes.set(commandId, { command, events });
  return { events, repeated: false };
}

export type Step = fc.AsyncCommand<Model, Real>;
const step = (name: string, run: (model: Model, real: Real) => Promise<void>): Step => ({
  check: () => true,
  run,
  toString: () => name,
});

/** Some appends at the same moment: on one stream, and under one command id, they happen in the order they were asked for. */
export const append = (client: 0 | 1, appends: readonly Appending[]) =>
  step(`append(${client}, ${JSON.stringify(appends)})`, async (model, real) => {
    const before = logOf(model).at(-1)?.position ?? start;
    const asked = appends.map((each) => {
      const { stream, command, kinds, commandId } = each;
      const expected =
        typeof each.expected === "object" ? Math.max(0, versionOf(model, stream) + each.expected.off) : each.expected;
      const events = kinds.map(({ type, schema, data }) => ({
        ...event(type, data),
        schema,
        meta: { command: { type: command } },
      }));
      const answer = real.clients[client].append(stream, events, { expected, ...(commandId && { commandId }) });
      return { promise: promised(model, each, expected), answer };
    });
    const answers = await Promise.allSettled(asked.map(({ answer }) => answer));
    for (const [i, answer] of answers.entries()) {
      const promise = asked[i]?.promise;
      if (answer.status === "rejected") {
        expect(hasCode(answer.reason, String(promise)), `${answer.reason} instead of ${JSON.stringify(promise)}`).toBe(
          true,
        );
        continue;
      }
      const { events, repeated, version, position } = answer.value;
      if (typeof promise !== "object") throw new Error(`answered, promised ${promise}`);
      expect({ events: events.map(said), repeated }).toEqual({
        events: promise.events.map(said),
        repeated: promise.repeated,
      });
      expect([version, position]).toEqual([events.at(-1)?.version, events.at(-1)?.position]);
      for (const [at, { position: stands }] of events.entries()) {
        const one = promise.events[at] as Said;
        if (!repeated) expect(stands).toBeGreaterThan(events[at - 1]?.position ?? before);
        one.position ??= stands;
        expect(stands).toBe(one.position);
      }
    }
  });

export const readStream = (client: 0 | 1, stream: string, after: number, limit: number) =>
  step(`readStream(${client}, ${stream}, ${after}, ${limit})`, async (model, real) => {
    const read = await real.clients[client].readStream(stream, { after, limit });
    expect(read.map(said)).toEqual((model.streams.get(stream) ?? []).slice(after, after + limit).map(said));
  });

/** Reads the log to its end, page by page, and looks that each page keeps what it says. */
export const readAll = (client: 0 | 1, from: number, limit: number, only: readonly Selection[] | undefined) =>
  step(`readAll(${client}, ${from}, ${limit}, ${JSON.stringify(only)})`, async (model, real) => {
    const log = logOf(model);
    const last = log.at(-1)?.position ?? start;
    const wanted = (after: Position, until: Position) =>
      log
        .filter(({ position = start }) => position > after && position <= until)
        .filter(({ stream, type }) => selected(only, { category: stream.split("-")[0] as string, type }))
        .map(said);
    let after = log[Math.min(from, log.length) - 1]?.position ?? start;
    for (let end = false; !end; ) {
      const page = await real.clients[client].readAll({ after, limit, ...(only && { only }) });
      expect(page.events.length).toBeLessThanOrEqual(limit);
      expect(page.events.map(said)).toEqual(wanted(after, page.position));
      expect(page.end).toBe(page.position >= last);
      expect(page.end || page.position > after, "a page moves on").toBe(true);
      ({ position: after, end } = page);
    }
  });

export const outcome = (client: 0 | 1, commandId: string) =>
  step(`outcomeOf(${client}, ${commandId})`, async (model, real) => {
    const found = await real.clients[client].outcomeOf(commandId);
    expect(found?.events.map(said)).toEqual(model.outcomes.get(commandId)?.events.map(said));
    expect(await real.clients[client].head()).toBe(logOf(model).at(-1)?.position ?? start);
  });

export const reopen = (client: 0 | 1) =>
  step(`reopen(${client})`, async (_, real) => {
    await real.clients[client].close();
    real.clients[client] = real.open();
  });
