import {
  type Appended,
  type Clock,
  ConcurrencyError,
  type Expected,
  instant,
  type NewEvent,
  position,
  type Recorded,
} from "@caseloop/core";
import { iso } from "@caseloop/core/adapter";
import { MOST, type Prepared } from "./prepare.ts";
import type { Session } from "./session.ts";

/** What became of one append: recorded, refused, or applied before under the same command id. */
export type Answer =
  | { readonly appended: Appended }
  | { readonly refused: ConcurrencyError }
  | { readonly before: string };

/** For each append the position of its first event, then for each its stream's version before, then for each the time. */
type Outcome = readonly [answers: readonly number[]];

/**
 * Sends a group of appends in one round trip, to one statement that takes the writers' lock, judges each on its own and commits.
 * No command id may be in it twice. Without a clock the server's counts.
 */
export async function append(
  session: Session,
  schema: string,
  group: readonly Prepared[],
  patience: number,
  clock: Clock | undefined,
): Promise<readonly Answer[]> {
  const sql = `SELECT "${schema}".append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`;
  const [[answers] = [[]]] = await session.query<Outcome>(sql, [patience, ...columns(group, clock)]);
  const nth = (run: number, i: number) => answers[run * group.length + i] ?? 0;
  return group.map((prepared, i) => answer(prepared, nth(0, i), nth(1, i), nth(2, i)));
}

/** The group as columns: each name and type once, appends and events by their place. */
function columns(group: readonly Prepared[], clock: Clock | undefined): readonly unknown[] {
  const streams = new Places<string>();
  const types = new Places<readonly [category: string, event: NewEvent]>();
  const appends = { stream: [] as number[], size: [] as number[], expected: [] as number[] };
  const commands: (string | null)[] = [];
  const recorded: number[] = [];
  const events = { append: [] as number[], nth: [] as number[], type: [] as number[], occurred: [] as number[] };
  const [data, envelopes]: [string[], string[]] = [[], []];

  for (const { stream, category, events: own, options } of group) {
    appends.stream.push(streams.of(stream, stream));
    appends.size.push(own.length);
    appends.expected.push(numberOf(options.expected));
    commands.push(options.commandId ?? null);
    if (clock) recorded.push(Date.parse(instant(clock())));
    for (const [nth, { event, occurred, data: text, envelope }] of own.entries()) {
      events.append.push(appends.stream.length);
      events.nth.push(nth);
      events.type.push(types.of(`${category.length} ${event.schema} ${category}${event.type}`, [category, event]));
      events.occurred.push(occurred);
      data.push(text);
      envelopes.push(envelope);
    }
  }
  return [
    streams.all,
    types.all.map(([category]) => category),
    types.all.map(([, { type }]) => type),
    types.all.map(([, event]) => event.schema),
    ...Object.values(appends),
    commands.every((id) => id === null) ? null : commands,
    clock ? recorded : null,
    ...Object.values(events),
    data,
    envelopes,
  ];
}

/** Distinct things, each with its place from 1. */
class Places<T> {
  readonly all: T[] = [];
  readonly #places = new Map<string, number>();
  of(key: string, thing: T): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.all.push(thing));
    return this.all.length;
  }
}

function numberOf(expected: Expected): number {
  if (expected === "any") return -1;
  if (expected === "exists") return -2;
  if (expected === "none") return 0;
  return Number.isInteger(expected) && expected >= 0 && expected < MOST ? expected : MOST; // no stream is ever there
}

function answer(prepared: Prepared, first: number, before: number, time: number): Answer {
  const { stream, category, entity, events, options } = prepared;
  if (first < 0) return { before: options.commandId as string };
  if (first === 0) return { refused: new ConcurrencyError(stream, options.expected, before) };
  const recordedAt = iso(time);
  const recorded = events.map(({ event: { id, type, schema, occurredAt, data, meta } }, i): Recorded => {
    const place = { id, stream, category, entity, version: before + i + 1, position: position(first + i) };
    return Object.freeze({ ...place, type, schema, occurredAt, recordedAt, data, meta });
  });
  return { appended: appended(recorded, false) };
}

/** The answer of an append that led to these events. */
export function appended(events: readonly Recorded[], repeated: boolean): Appended {
  const last = events.at(-1) as Recorded;
  return { events, version: last.version, position: last.position, repeated };
}
