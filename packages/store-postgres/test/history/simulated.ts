import { type Expected, meets } from "@caseloop/core";
import * as fc from "fast-check";
import type { AppendAnswer, AppendCall, History, Logged, Operation } from "./operations.ts";

const step = fc.record({
  client: fc.constantFrom("a", "b", "c"),
  stream: fc.constantFrom("ticket-1", "ticket-2", "ticket-3"),
  early: fc.nat(3000),
  late: fc.nat(3000),
  what: fc.oneof(
    fc.record({
      kind: fc.constant("append" as const),
      expected: fc.constantFrom<Expected | "exact">("any", "none", "exists", "exact", "exact"),
      size: fc.integer({ min: 1, max: 3 }),
      retryOf: fc.option(fc.nat(), { freq: 3 }),
      fate: fc.constantFrom("answered", "answered", "answered", "answered", "failed", "lost", "lost answer"),
    }),
    fc.record({ kind: fc.constant("transaction" as const), rolledBack: fc.boolean() }),
    fc.record({ kind: fc.constant("page" as const), back: fc.nat(9), limit: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ kind: fc.constant("stream" as const), back: fc.nat(5), limit: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ kind: fc.constant("outcome" as const), of: fc.nat() }),
  ),
});

/** Histories of a store that keeps its promises: every call takes effect at one moment between its start and its end. */
export const goodHistories = fc.array(step, { minLength: 40, maxLength: 80, size: "max" }).map((steps): History => {
  const log: Logged[] = [];
  const rows: string[] = [];
  const operations: Operation[] = [];
  const versionOf = (stream: string) => log.findLast((event) => event.stream === stream)?.version ?? 0;
  const found = (ids: readonly string[]) => log.filter(({ id }) => ids.includes(id));

  const record = (stream: string, ids: readonly string[]) => {
    for (const id of ids) log.push({ id, stream, version: versionOf(stream) + 1, position: log.length + 1 });
  };
  const apply = (stream: string, ids: readonly string[], expected: Expected): AppendAnswer => {
    const repeated = found(ids).length > 0;
    if (!repeated && !meets(expected, versionOf(stream))) return { refused: versionOf(stream) };
    if (!repeated) record(stream, ids);
    const events = found(ids);
    const [appended, positions] = [events.map(({ id }) => id), events.map(({ position }) => position)];
    return { appended, positions, version: events.at(-1)?.version ?? 0, repeated };
  };
  const commands = (): readonly AppendCall[] =>
    operations.filter((each) => each.kind === "append").filter(({ command }) => command !== undefined);

  for (const [i, { client, stream, early, late, what }] of steps.entries()) {
    const moment = 10_000 + 1000 * i;
    const call = { client, start: moment - early, end: moment + late };
    switch (what.kind) {
      case "append": {
        const first = what.retryOf === null ? undefined : commands()[what.retryOf % Math.max(1, commands().length)];
        const expected = what.expected === "exact" ? versionOf(stream) - (i % 5 === 0 ? 1 : 0) : what.expected;
        const fresh = { stream, ids: Array.from({ length: what.size }, (_, k) => `e-${i}-${k}`), command: `c-${i}` };
        const asked = first ? { stream: first.stream, ids: first.ids, command: first.command as string } : fresh;
        const reached = what.fate === "answered" || what.fate === "lost answer";
        const answer = reached ? apply(asked.stream, asked.ids, expected) : ({ failed: "store-busy" } as const);
        const lost = what.fate.startsWith("lost");
        operations.push({ kind: "append", ...call, ...asked, expected, answer: lost ? "unknown" : answer });
        break;
      }
      case "transaction": {
        const transaction = `t-${i}`;
        for (const part of ["x", "y"]) {
          const asked = { stream: `${stream}${part}`, ids: [`${transaction}-${part}1`, `${transaction}-${part}2`] };
          const answer = what.rolledBack ? { failed: "rolled back" } : apply(asked.stream, asked.ids, "any");
          operations.push({ kind: "append", ...call, ...asked, transaction, expected: "any", answer });
        }
        if (!what.rolledBack) rows.push(transaction);
        break;
      }
      case "page": {
        const after = Math.max(0, log.length - what.back);
        const ids = log.slice(after, after + what.limit).map(({ id }) => id);
        operations.push({ kind: "page", ...call, after, ids, last: after + what.limit >= log.length });
        break;
      }
      case "stream": {
        const after = Math.max(0, versionOf(stream) - what.back);
        const ids = log.filter((each) => each.stream === stream && each.version > after).map(({ id }) => id);
        const { limit } = what;
        operations.push({ kind: "stream", ...call, stream, after, limit, ids: ids.slice(0, limit) });
        break;
      }
      case "outcome": {
        const first = commands()[what.of % Math.max(1, commands().length)];
        if (first?.command === undefined) break;
        const ids = found(first.ids).map(({ id }) => id);
        operations.push({ kind: "outcome", ...call, command: first.command, ids });
      }
    }
  }
  const ids = log.map(({ id }) => id);
  return { operations, log, rows, followers: { "subscriber 1": ids, "subscriber 2": ids } };
});
