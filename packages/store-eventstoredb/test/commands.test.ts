import { setImmediate as turn } from "node:timers/promises";
import { hasCode } from "@caseloop/core";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventStoreDb } from "../src/index.ts";
import { event } from "./events.ts";
import { FakeServer, failure, fakeClient } from "./fake.ts";

const seed = Date.now() % 2 ** 31;

/** Numbers from 0 up to below 1, always the same for a seed. */
function dice(from: number) {
  let state = from | 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
}

/** A client whose calls take their time, and whose appends are lost before or after they were written. */
function unreliable(server: FakeServer, roll: () => number, lost: number) {
  const client = fakeClient(server);
  const linger = async () => {
    for (let left = Math.floor(roll() * 6); left > 0; left--) await turn();
  };
  const append: typeof client.appendToStream = async (...of) => {
    await linger();
    if (roll() < lost) throw failure("unavailable");
    const answer = await client.appendToStream(...of);
    await linger();
    if (roll() < lost) throw failure("deadline-exceeded");
    return answer;
  };
  return { ...client, appendToStream: append };
}

const attempt = fc.record({
  process: fc.nat(3),
  stream: fc.constantFrom("ticket-1", "ticket-2"),
  commandId: fc.constantFrom("c-1", "c-2"),
  expected: fc.constantFrom("any" as const, "any" as const, "none" as const, 0, 1, 2),
  size: fc.integer({ min: 1, max: 2 }),
});

describe("a command id, used by several processes at once while appends are lost", () => {
  test(
    `is applied at most once on one stream, and everybody is told the same (seed ${seed})`,
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.nat(),
          fc.constantFrom(0, 0.2),
          fc.array(attempt, { minLength: 2, maxLength: 10 }),
          async (of, lost, attempts) => {
            const server = new FakeServer();
            const roll = dice(of);
            const open = (loss: number) => eventStoreDb({ client: unreliable(server, roll, loss), patience: 20 });
            const processes = [open(lost), open(lost), open(lost), open(lost)] as const;
            const answers = await Promise.allSettled(
              attempts.map(async ({ process, stream, commandId, expected, size }) => {
                for (let left = Math.floor(roll() * 20); left > 0; left--) await turn();
                const events = Array.from({ length: size }, () => event());
                return (processes[process] ?? processes[0]).append(stream, events, { expected, commandId });
              }),
            );
            const calm = open(0);
            const log = (await calm.readAll()).events;
            for (const commandId of ["c-1", "c-2"]) {
              const told = answers.flatMap((answer, i) =>
                answer.status === "fulfilled" && attempts[i]?.commandId === commandId ? [answer.value] : [],
              );
              const outcome = await calm.outcomeOf(commandId);
              for (const { events } of told) expect(events).toEqual(outcome?.events);
              expect(told.filter(({ repeated }) => !repeated).length).toBeLessThanOrEqual(1);
              const written = server.log.filter(
                ({ metadata }) => (metadata as { commandId?: string } | undefined)?.commandId === commandId,
              );
              expect(written.length).toBe(outcome?.events.length ?? 0);
              const stream = outcome?.events[0]?.stream;
              for (const [i, answer] of answers.entries()) {
                if (answer.status === "fulfilled" || attempts[i]?.commandId !== commandId) continue;
                const known = ["concurrency", "command-id-reused", "store-outcome-unknown"].some((code) =>
                  hasCode(answer.reason, code),
                );
                expect(known, String(answer.reason)).toBe(true);
                if (lost === 0 && stream === attempts[i]?.stream)
                  expect(hasCode(answer.reason, "command-id-reused")).toBe(false);
              }
              if (!outcome && lost === 0) continue;
              for (const again of ["ticket-1", "ticket-2"]) {
                const retry = await calm
                  .append(again, [event()], { expected: "any", commandId })
                  .catch((error: unknown) => error);
                if (stream === undefined) continue;
                if (again === stream) expect((retry as { events: unknown }).events).toEqual(outcome?.events);
                else expect(hasCode(retry, "command-id-reused"), String(retry)).toBe(true);
              }
              expect(
                server.log.filter(
                  ({ metadata }) =>
                    (metadata as { commandId?: string } | undefined)?.commandId === commandId && outcome,
                ).length,
              ).toBe(outcome?.events.length ?? 0);
            }
            const versions = new Map<string, number>();
            for (const { stream, version } of log) {
              expect(version).toBe((versions.get(stream) ?? 0) + 1);
              versions.set(stream, version);
            }
          },
        ),
        { numRuns: 300, seed },
      ),
    240_000,
  );

  test("stays with its stream when the process died between claim and append, and is applied there by its retry", async () => {
    const server = new FakeServer();
    const dying = eventStoreDb({ client: fakeClient(server) });
    server.before = (stream) => {
      if (stream === "ticket-1") throw failure("unavailable");
    };
    await dying.append("ticket-1", [event()], { expected: "none", commandId: "c" }).catch(() => {});
    server.before = () => {};
    const other = eventStoreDb({ client: fakeClient(server) });
    expect(await other.outcomeOf("c")).toBeUndefined();
    const elsewhere = await other
      .append("ticket-2", [event()], { expected: "none", commandId: "c" })
      .catch((error: unknown) => error);
    expect(hasCode(elsewhere, "command-id-reused")).toBe(true);
    const retried = await other.append("ticket-1", [event()], { expected: "none", commandId: "c" });
    expect([retried.repeated, retried.version]).toEqual([false, 1]);
  });

  test("is free again when its append lost the race for the version", async () => {
    const server = new FakeServer();
    const [store, rival] = [eventStoreDb({ client: fakeClient(server) }), eventStoreDb({ client: fakeClient(server) })];
    let rivals = 1;
    server.before = async (stream) => {
      if (stream === "ticket-1" && rivals-- > 0) await rival.append("ticket-1", [event()], { expected: "none" });
    };
    const lost = await store
      .append("ticket-1", [event()], { expected: "none", commandId: "c" })
      .catch((error: unknown) => error);
    expect(hasCode(lost, "concurrency")).toBe(true);
    expect(await store.outcomeOf("c")).toBeUndefined();
    expect((await rival.append("ticket-2", [event()], { expected: "none", commandId: "c" })).repeated).toBe(false);
  });

  test("is somebody else's doing where the server calls the same events, sent by two at once, one append", async () => {
    const server = new FakeServer();
    const [slow, quick] = [eventStoreDb({ client: fakeClient(server) }), eventStoreDb({ client: fakeClient(server) })];
    const command = { expected: 0, commandId: "c" } as const;
    const sent = [event()];
    let faster: { readonly repeated: boolean } | undefined;
    let rivals = 1;
    server.before = async (stream) => {
      if (stream === "ticket-1" && rivals-- > 0) faster = await quick.append("ticket-1", sent, command);
    };
    const slower = await slow.append("ticket-1", sent, command);
    expect([faster?.repeated, slower.repeated]).toEqual([false, true]);
    expect(await slow.readStream("ticket-1")).toHaveLength(1);
  });

  test("is found in a long stream, behind where it was claimed", async () => {
    const server = new FakeServer();
    const store = eventStoreDb({ client: fakeClient(server) });
    server.after = (stream) => {
      if (stream === "ticket-1") throw failure("unavailable");
    };
    await store
      .append("ticket-1", [event("First"), event("First")], { expected: "none", commandId: "c" })
      .catch(() => {});
    server.after = () => {};
    for (let i = 0; i < 12; i++)
      await store.append(
        "ticket-1",
        Array.from({ length: 100 }, () => event()),
        { expected: "exists" },
      );
    expect((await store.outcomeOf("c"))?.events.map(({ type }) => type)).toEqual(["First", "First"]);
  });
});
