import { hasCode, start } from "@caseloop/core";
import { describe, expect, test } from "vitest";
import { type EventStoreDbOptions, eventStoreDb } from "../src/index.ts";
import { event } from "./events.ts";
import { FakeServer, fakeClient } from "./fake.ts";

function opened(options: Partial<EventStoreDbOptions> = {}) {
  const server = new FakeServer();
  const open = () => eventStoreDb({ client: fakeClient(server), patience: 200, deadline: 1000, ...options });
  return { server, open, store: open() };
}

const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => "answered",
    (error: { code?: string }) => error.code,
  );
const factsOf = async (work: Promise<unknown>) =>
  work.then(
    () => "answered",
    (error: { facts?: unknown }) => error.facts,
  );

/** A record as this store writes it, but for what the test spoils. */
const envelope = { caseloop: 1, id: "x", schema: 1, occurredAt: "2023-07-10T02:00:00.000Z", meta: {}, attempt: "a" };

describe("a stream that stands elsewhere", () => {
  test.each([
    ["a thrown error", false],
    ["success: false with ±1n, as with throwOnAppendFailure: false", true],
  ])("is a concurrency error with true numbers when the client says so by %s", async (_, quiet) => {
    const { server, store, open } = opened();
    server.quiet = quiet;
    await store.append("ticket-1", [event(), event(), event()], { expected: "none" });
    let rivals = 1;
    server.before = async (stream) => {
      if (stream === "ticket-1" && rivals-- > 0) await open().append("ticket-1", [event()], { expected: 3 });
    };
    expect(await factsOf(store.append("ticket-1", [event()], { expected: 3 }))).toEqual({
      stream: "ticket-1",
      expected: 3,
      actual: 4,
    });
  });

  test("is at 0 where the client says actualVersion no_stream", async () => {
    const { store } = opened();
    expect(await factsOf(store.append("ticket-1", [event()], { expected: 2 }))).toEqual({
      stream: "ticket-1",
      expected: 2,
      actual: 0,
    });
  });

  test("refuses one of two rivals whose events have the same ids: the server would call them one event sent twice", async () => {
    const { store, open } = opened();
    const sent = [event("Noted", {}, { id: "ticket-1@1" })];
    const rivals = [store, open(), open()].map((each) => each.append("ticket-1", sent, { expected: 0 }));
    const answers = await Promise.allSettled(rivals);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(answers.filter((each) => each.status === "rejected" && hasCode(each.reason, "concurrency"))).toHaveLength(2);
  });
});

describe("positions", () => {
  test("are exclusive: no page repeats or misses the event at its edge", async () => {
    const { server, store } = opened();
    for (let i = 0; i < 6; i++) {
      await store.append("ticket-1", [event("Noted", i)], { expected: i });
      server.write("$stats", "$stats", {}, undefined);
    }
    const seen: unknown[] = [];
    for (let after = start, end = false; !end; ) {
      const page = await store.readAll({ after, limit: 1 });
      seen.push(...page.events.map(({ data }) => data));
      ({ position: after, end } = page);
    }
    expect(seen).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("and everything else handed out can be written as JSON: no bigint is left", async () => {
    const { store } = opened();
    const appended = await store.append("ticket-1", [event()], { expected: "none", commandId: "c" });
    const all = [
      appended,
      await store.readAll(),
      await store.head(),
      await store.outcomeOf("c"),
      await store.readStream("ticket-1"),
    ];
    expect(JSON.parse(JSON.stringify(all))).toEqual(all);
  });

  test("of a record with two places, from a transaction of an old client, are refused", async () => {
    const { server, store } = opened();
    server.write("ticket-1", "Noted", {}, envelope, { position: { commit: 900n, prepare: 800n } });
    expect(await codeOf(store.readStream("ticket-1"))).toBe("corrupt-event");
  });

  test("are asked of the server: one that does not say where events of a stream stand is too old", async () => {
    const { server, store } = opened();
    const unsaid = 2n ** 64n - 1n;
    server.write("ticket-1", "Noted", {}, envelope, { position: { commit: unsaid, prepare: unsaid } });
    expect(await codeOf(store.readStream("ticket-1"))).toBe("store-unavailable");
  });
});

describe("an event that is not what it says", () => {
  test("malformed JSON, which the client gives as a text, is named with stream and version", async () => {
    const { server, store } = opened();
    await store.append("ticket-1", [event("Noted", "a bare text"), event()], { expected: "none" });
    server.write("ticket-1", "Noted", '{"n": 1', envelope);
    expect((await store.readStream("ticket-1", { limit: 2 }))[0]?.data).toBe("a bare text");
    expect(await factsOf(store.readStream("ticket-1"))).toMatchObject({ stream: "ticket-1", version: 3 });
    expect(await factsOf(store.readAll())).toMatchObject({ stream: "ticket-1", version: 3 });
    expect((await store.readAll({ only: [{ category: "visit" }] })).end).toBe(true);
  });

  test.each([
    ["metadata that is not JSON", {}, new Uint8Array([123]), {}],
    ["no metadata", {}, undefined, {}],
    ["metadata of another program", {}, { $correlationId: "x" }, {}],
    ["data marked as bytes", new Uint8Array([1]), envelope, { isJson: false }],
  ])("%s is corrupt", async (_, data, metadata, more) => {
    const { server, store } = opened();
    server.write("ticket-1", "Noted", data, metadata, more);
    expect(await factsOf(store.readStream("ticket-1"))).toMatchObject({ stream: "ticket-1", version: 1 });
  });
});

describe("what is not ours is never shown", () => {
  test("system streams, metadata, links, claims, streams without a category and other prefixes", async () => {
    const { server, open } = opened();
    const [ours, other] = [open(), eventStoreDb({ client: fakeClient(server), prefix: "other-log." })];
    await other.append("ticket-9", [event()], { expected: "none", commandId: "c" });
    for (const [stream, type] of [
      ["$ce-ticket", "$>"],
      ["$$ticket-1", "$metadata"],
      ["open-tickets", "$>"],
      ["orders", "Placed"],
      ["$stats-1", "$stats"],
      ["$other-program", "Told"],
      ["-", "Told"],
      ["nobody-", "Told"],
    ] as const)
      server.write(stream, type, "1@ticket-1", undefined);
    expect(await other.readAll()).toMatchObject({ events: [{ stream: "ticket-9" }], end: true });
    expect(await other.head()).toBe((await other.readAll()).position);
    server.log.splice(0, server.log.length, ...server.log.filter(({ streamId }) => !streamId.startsWith("other-log.")));
    expect([await ours.head(), await ours.readAll()]).toEqual([start, { events: [], position: start, end: true }]);
    await ours.append("ticket-1", [event()], { expected: "none", commandId: "c" });
    expect((await ours.readAll()).events).toHaveLength(1);
  });

  test("a name is not ours for what it would be behind another prefix as long", async () => {
    const { server, store } = opened({ prefix: "our-log." });
    const { position } = await store.append("ticket-1", [event()], { expected: "none" });
    server.write("its-log.ticket-1", "Told", {}, undefined);
    expect([await store.head(), (await store.readAll()).events.length]).toEqual([position, 1]);
  });

  test("a prefix and a category are taken to the letter, whatever they mean in a pattern", async () => {
    const { server, open } = opened({ prefix: "a+(b)|$^[c" });
    const [store, other] = [open(), eventStoreDb({ client: fakeClient(server) })];
    await store.append("t.c*?-1", [event("Mine")], { expected: "none" });
    await store.append("txc-1", [event()], { expected: "none" });
    await other.append("t.c*?-1", [event()], { expected: "none" });
    const page = await store.readAll({ only: [{ category: "t.c*?" }] });
    expect([page.events.map(({ type }) => type), (await store.readAll()).events.length]).toEqual([["Mine"], 2]);
    expect(await store.head()).toBe(page.position);
  });

  test("names and types that are the server's own are refused", async () => {
    const { store } = opened();
    await expect(store.append("$ticket-1", [event()], { expected: "any" })).rejects.toThrow(RangeError);
    await expect(store.append("ticket-1", [event("$Noted")], { expected: "any" })).rejects.toThrow(RangeError);
    expect(() => opened({ prefix: "$x" })).toThrow(RangeError);
  });
});
