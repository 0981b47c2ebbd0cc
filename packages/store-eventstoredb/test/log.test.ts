import { position, start } from "@caseloop/core";
import { describe, expect, test } from "vitest";
import { type EventStoreDbOptions, eventStoreDb } from "../src/index.ts";
import { event } from "./events.ts";
import { FakeServer, failure, fakeClient } from "./fake.ts";

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

describe("a page ends", () => {
  test.each([true, false])("by its last event on a small log without checkpoints (caughtUp: %s)", async (caughtUp) => {
    const { server, store } = opened();
    server.caughtUp = caughtUp;
    await store.append("ticket-1", [event()], { expected: "none" });
    await store.append("visit-1", [event()], { expected: "none" });
    const head = await store.head();
    expect(await store.readAll({ only: [{ category: "nobody" }] })).toEqual({ events: [], position: head, end: true });
    expect(await store.readAll({ only: [{ category: "ticket" }] })).toMatchObject({ position: head, end: true });
  });

  test("by caughtUp where the last event is gone", async () => {
    const { server, store } = opened();
    await store.append("ticket-1", [event(), event()], { expected: "none" });
    await store.head();
    server.log.pop();
    expect((await store.readAll()).events).toHaveLength(1);
  });

  test("by a checkpoint behind the last event where that is gone, on a server that says no more", async () => {
    const { server, store } = opened();
    server.caughtUp = false;
    await store.append("ticket-1", [event(), event()], { expected: "none" });
    await store.head();
    server.log.pop();
    for (let i = 0; i < 100; i++) server.write("$stats", "$stats", {}, undefined);
    const page = await store.readAll();
    expect([page.events.length, page.end]).toEqual([1, true]);
  });

  test("by an error where the server says nothing more", async () => {
    const { server, store } = opened({ deadline: 30 });
    server.caughtUp = false;
    await store.append("ticket-1", [event(), event()], { expected: "none" });
    await store.head();
    server.log.pop();
    expect(await codeOf(store.readAll())).toBe("store-unavailable");
  });
});

describe("a page", () => {
  test("is read again where its subscription failed in passing", async () => {
    const { server, store } = opened();
    await store.append("ticket-1", [event()], { expected: "none" });
    let calls = 0;
    server.reading = () => {
      if (++calls === 2) throw failure("unavailable");
    };
    expect((await store.readAll()).events).toHaveLength(1);
    expect(calls).toBe(4);
  });

  test("is not troubled by an error of its subscription after it ended", async () => {
    const server = new FakeServer();
    const client = fakeClient(server);
    const opened: { emit?(name: string, error: Error): void }[] = [];
    const subscribeToAll: typeof client.subscribeToAll = (of) => {
      const following = client.subscribeToAll(of);
      opened.push(following as (typeof opened)[number]);
      return following;
    };
    const store = eventStoreDb({ client: { ...client, subscribeToAll } });
    await store.append("ticket-1", [event()], { expected: "none" });
    await store.readAll();
    expect(opened).toHaveLength(1);
    expect(() => opened[0]?.emit?.("error", failure("unavailable"))).not.toThrow();
  });

  test("begins behind its position, also where a server begins a subscription at it", async () => {
    const server = new FakeServer();
    const client = fakeClient(server);
    const inclusive: typeof client.subscribeToAll = ({ fromPosition: from, ...of }) =>
      client.subscribeToAll({ ...of, fromPosition: from === "start" ? from : { ...from, commit: from.commit - 1n } });
    const store = eventStoreDb({ client: { ...client, subscribeToAll: inclusive } });
    const { position: first } = await store.append("ticket-1", [event("A")], { expected: "none" });
    await store.append("ticket-1", [event("B")], { expected: 1 });
    expect((await store.readAll({ after: first })).events.map(({ type }) => type)).toEqual(["B"]);
  });
});

describe("waiting", () => {
  test("goes on over a server that is away, from where it had come", async () => {
    const { server, store, open } = opened();
    const { position: last } = await store.append("ticket-1", [event()], { expected: "none" });
    let away = 3;
    server.reading = (stream) => {
      if (stream === "$all" && away-- > 0) throw failure("unavailable");
    };
    const woken = store.changed(last, new AbortController().signal).then(() => "woken");
    await open().append("ticket-1", [event()], { expected: 1 });
    expect(await woken).toBe("woken");
    expect(away).toBeLessThan(0);
    await store.close();
  });

  test("is not ended by what is not ours, and ends with the store", async () => {
    const { server, store } = opened();
    const { position: last } = await store.append("ticket-1", [event()], { expected: "none" });
    let woken = false;
    const waiting = store.changed(last, new AbortController().signal).then(() => {
      woken = true;
    });
    for (let i = 0; i < 100; i++) server.write("$stats", "$stats", {}, undefined);
    await store.head();
    await store.head();
    expect(woken).toBe(false);
    await store.close();
    await waiting;
    expect(woken).toBe(true);
    await store.changed(position(last), new AbortController().signal);
  });

  test("serves at once somebody who stands further back than those who wait already", { timeout: 8000 }, async () => {
    const { store } = opened();
    const { position: last } = await store.append("ticket-1", [event(), event()], { expected: "none" });
    const far = store.changed(position(last + 1_000_000), new AbortController().signal);
    await store.changed(start, new AbortController().signal);
    await store.close();
    await far;
  });
});

describe("the end of the log", () => {
  test("is looked for once in a stretch, however much other programs write", async () => {
    const { server, store } = opened();
    const { position: last } = await store.append("ticket-1", [event()], { expected: "none" });
    for (let i = 0; i < 10_000; i++) server.write("$stats", "$stats", {}, undefined);
    let calls = 0;
    server.reading = () => void calls++;
    expect(await store.head()).toBe(last);
    expect(calls).toBeLessThan(10);
    calls = 0;
    expect([await store.head(), await store.head()]).toEqual([last, last]);
    expect(calls).toBe(2);
    const { position: next } = await store.append("ticket-1", [event()], { expected: 1 });
    expect(await store.head()).toBe(next);
  });
});

describe("recordedAt", () => {
  test("is the server's clock, or the store's where it was given one, never behind the log", async () => {
    const { server, store, open } = opened();
    server.clock = () => new Date("2023-07-10T00:00:00.000Z");
    const times = ["2023-07-11T00:00:00.000Z", "2023-07-09T00:00:00.000Z"];
    const simulated = eventStoreDb({ client: fakeClient(server), clock: () => times.shift() ?? "never" });
    const [a] = (await store.append("ticket-1", [event()], { expected: "none" })).events;
    const [b] = (await simulated.append("ticket-2", [event()], { expected: "none" })).events;
    const [c] = (await simulated.append("ticket-3", [event()], { expected: "none" })).events;
    const recorded = ["2023-07-10T00:00:00.000Z", "2023-07-11T00:00:00.000Z", "2023-07-11T00:00:00.000Z"];
    expect([a, b, c].map((each) => each?.recordedAt)).toEqual(recorded);
    expect((await open().readAll()).events.map((each) => each.recordedAt)).toEqual(recorded);
  });
});
