import { v7 } from "uuid";
import { hasCode } from "../errors.ts";
import type { NewEvent, Recorded } from "../message.ts";
import { same } from "../same.ts";
import type { EventStore } from "../store.ts";
import type { Clock } from "../time.ts";

/** Opens a store. The same log name opened twice gives two clients of one log, as two processes would have. */
export type Open = (log: string, options?: { readonly clock?: Clock }) => Promise<EventStore>;

/** A sentence every store keeps, and the proof; it throws where the promise is broken. */
export type StorePromise = readonly [promise: string, prove: (open: Open) => Promise<void>];

let logs = 0;

/** A log name nobody used before in this run. */
export function newLog(): string {
  return `contract_${++logs}`;
}

export function event(type = "Noted", data: unknown = { n: 1 }, more: Partial<NewEvent> = {}): NewEvent {
  return {
    id: v7(),
    type,
    data,
    schema: 1,
    occurredAt: "2023-07-10T02:00:00.000Z",
    meta: { command: { type: "Note" } },
    ...more,
  };
}

export function events(count: number, from = 1): NewEvent[] {
  return Array.from({ length: count }, (_, i) => event("Noted", { n: from + i }));
}

export function equal(found: unknown, expected: unknown, what: string): void {
  if (!same(found, expected)) throw new Error(`${what}: found ${shown(found)}, promised ${shown(expected)}`);
}

export function holds(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

/** The call must fail with this code. */
export async function refuses(call: () => Promise<unknown>, code: string, what: string): Promise<void> {
  let answer: unknown;
  try {
    answer = await call();
  } catch (error) {
    if (hasCode(error, code)) return;
    throw new Error(`${what}: failed with ${String(error)}, promised ${code}`, { cause: error });
  }
  throw new Error(`${what}: answered ${shown(answer)}, promised ${code}`);
}

/** The whole log, page by page. */
export async function wholeLog(store: EventStore, limit = 100): Promise<Recorded[]> {
  const all: Recorded[] = [];
  for (let page = await store.readAll({ limit }); ; page = await store.readAll({ after: page.position, limit })) {
    all.push(...page.events);
    if (page.end) return all;
  }
}

/** What an event says, without the class a store may give it. */
export function said({
  id,
  stream,
  category,
  entity,
  version,
  position,
  type,
  schema,
  occurredAt,
  recordedAt,
  data,
  meta,
}: Recorded): Recorded {
  return { id, stream, category, entity, version, position, type, schema, occurredAt, recordedAt, data, meta };
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
