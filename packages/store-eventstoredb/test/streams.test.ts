import { describe, expect, test } from "vitest";
import { eventStoreDb } from "../src/index.ts";
import { event } from "./events.ts";
import { FakeServer, failure, fakeClient } from "./fake.ts";

function opened(disposeClient = false) {
  const server = new FakeServer();
  let disposed = 0;
  const client = { ...fakeClient(server), dispose: async () => void disposed++ };
  const store = eventStoreDb({ client, patience: 200, deadline: 1000, disposeClient });
  return { server, store, disposed: () => disposed };
}

const thrown = async (work: Promise<unknown>) =>
  work.then(
    () => "answered",
    ({ code, facts }: { code?: string; facts?: object }) => ({ code, ...facts }),
  );

describe("a stream is seen as what it is", () => {
  test.each([
    ["$tb", { $tb: 2 }],
    ["$maxCount", { $maxCount: 1 }],
  ])("cut by %s, it is never folded from the middle, and read on from there on purpose", async (_, metadata) => {
    const { server, store } = opened();
    await store.append("ticket-1", [event("A"), event("B"), event("C")], { expected: "none" });
    server.write("$$ticket-1", "$metadata", metadata, undefined);
    const cut = { code: "stream-truncated", stream: "ticket-1", wanted: 1, first: 3 };
    expect(await thrown(store.readStream("ticket-1"))).toEqual(cut);
    expect((await store.readStream("ticket-1", { after: 2 })).map(({ type }) => type)).toEqual(["C"]);
    expect((await store.append("ticket-1", [event()], { expected: 3 })).version).toBe(4);
  });

  test("cut to nothing, it is neither absent nor new", async () => {
    const { server, store } = opened();
    await store.append("ticket-1", [event()], { expected: "none" });
    server.write("$$ticket-1", "$metadata", { $tb: 1 }, undefined);
    const cut = { code: "stream-truncated", stream: "ticket-1", wanted: 1 };
    expect(await thrown(store.readStream("ticket-1"))).toEqual(cut);
    expect(await thrown(store.append("ticket-1", [event()], { expected: "none" }))).toEqual(cut);
  });

  test("with metadata that cuts nothing, it is whole; a stream with metadata alone is absent", async () => {
    const { server, store } = opened();
    for (const metadata of [{ $tb: 0 }, { $maxCount: 10 }]) {
      server.write("$$ticket-1", "$metadata", metadata, undefined);
      expect(await store.readStream("ticket-1")).toEqual([]);
    }
    await store.append("ticket-1", [event()], { expected: "none" });
    expect(await store.readStream("ticket-1")).toHaveLength(1);
  });

  test("deleted, it is refused until somebody begins it anew, and its versions go on", async () => {
    const { server, store } = opened();
    await store.append("ticket-1", [event(), event()], { expected: "none", commandId: "c" });
    server.softDelete("ticket-1");
    const deleted = { code: "stream-deleted", stream: "ticket-1", forever: false };
    expect(await thrown(store.readStream("ticket-1"))).toEqual(deleted);
    expect(await thrown(store.outcomeOf("c"))).toEqual(deleted);
    for (const expected of ["any", "exists", 2, 0] as const)
      expect(await thrown(store.append("ticket-1", [event()], { expected }))).toEqual(deleted);
    const anew = await store.append("ticket-1", [event("Again")], { expected: "none", commandId: "d" });
    expect(anew.version).toBe(3);
    expect(await thrown(store.readStream("ticket-1"))).toMatchObject({ code: "stream-truncated", first: 3 });
    expect((await store.readStream("ticket-1", { after: 2 }))[0]?.type).toBe("Again");
    expect((await store.outcomeOf("d"))?.version).toBe(3);
    expect(await thrown(store.outcomeOf("c"))).toMatchObject({ code: "stream-truncated" });
  });

  test("deleted for ever, it is never anything else", async () => {
    const { server, store } = opened();
    await store.append("ticket-1", [event()], { expected: "none" });
    server.tombstones.add("ticket-1");
    const deleted = { code: "stream-deleted", stream: "ticket-1", forever: true };
    expect(await thrown(store.readStream("ticket-1"))).toEqual(deleted);
    for (const expected of ["none", "any", 1] as const)
      expect(await thrown(store.append("ticket-1", [event()], { expected }))).toEqual(deleted);
  });
});

describe("a server that will not, or cannot", () => {
  test("an append that was not heard of again has an unknown outcome, and its retry never doubles", async () => {
    for (const kind of ["unavailable", "timeout", "deadline-exceeded", "cancelled", "unknown"]) {
      const { server, store } = opened();
      const first = { expected: "none", commandId: "c" } as const;
      server.after = (stream) => {
        if (stream === "ticket-1") throw failure(kind);
      };
      expect(await thrown(store.append("ticket-1", [event()], first))).toMatchObject({ code: "store-outcome-unknown" });
      server.after = () => {};
      server.before = (stream) => {
        if (stream === "ticket-2") throw failure(kind);
      };
      expect(await thrown(store.append("ticket-2", [event()], { expected: "none", commandId: "d" }))).toMatchObject({
        code: "store-outcome-unknown",
      });
      server.before = () => {};
      expect(await store.outcomeOf("d")).toBeUndefined();
      expect((await store.append("ticket-1", [event()], first)).repeated).toBe(true);
      const retried = await store.append("ticket-2", [event()], { expected: "none", commandId: "d" });
      expect([retried.repeated, retried.version]).toEqual([false, 1]);
      expect((await store.readAll()).events).toHaveLength(2);
    }
  });

  test("an append nobody answers ends with an unknown outcome", async () => {
    const server = new FakeServer();
    const store = eventStoreDb({ client: fakeClient(server), deadline: 20 });
    server.after = () => new Promise(() => {});
    expect(await thrown(store.append("ticket-1", [event()], { expected: "any" }))).toMatchObject({
      code: "store-outcome-unknown",
    });
  });

  test("a server that does not lead is asked again, and the client finds the leader", async () => {
    const { server, store } = opened();
    let led = 0;
    server.before = () => {
      if (led++ < 2) throw failure("not-leader", { leader: { address: "b", port: 2113 } });
    };
    expect((await store.append("ticket-1", [event()], { expected: "none" })).version).toBe(1);
    server.before = () => {
      throw failure("not-leader");
    };
    expect(await thrown(store.append("ticket-1", [event()], { expected: 1 }))).toMatchObject({
      code: "store-outcome-unknown",
    });
  });

  test.each([
    ["access-denied", { type: "access-denied" }],
    ["append-too-large", { type: "maximum-append-size-exceeded", maxAppendSize: 10 }],
    ["append-too-large", { type: "append-record-size-exceeded" }],
    ["stream-deleted", { type: "stream-tombstoned" }],
  ])("what it refuses is %s, nothing is written, and the command id is free again", async (code, error) => {
    const { server, store } = opened();
    server.before = (stream) => {
      if (stream === "ticket-1") throw failure(error.type, error);
    };
    expect(await thrown(store.append("ticket-1", [event()], { expected: "none", commandId: "c" }))).toMatchObject({
      code,
    });
    expect((await store.append("ticket-2", [event()], { expected: "none", commandId: "c" })).version).toBe(1);
    expect((await store.readAll()).events).toHaveLength(1);
  });

  test("reads outlive a moment without it, and no longer than patience", async () => {
    const { server, store } = opened();
    await store.append("ticket-1", [event()], { expected: "none" });
    let away = 2;
    server.reading = () => {
      if (away-- > 0) throw failure("unavailable");
    };
    expect(await store.readStream("ticket-1")).toHaveLength(1);
    away = 2;
    expect((await store.readAll()).events).toHaveLength(1);
    away = Number.POSITIVE_INFINITY;
    expect(await thrown(store.readStream("ticket-1"))).toMatchObject({ code: "store-unavailable" });
    expect(await thrown(store.append("ticket-1", [event()], { expected: 1 }))).toMatchObject({
      code: "store-unavailable",
    });
  });
});

describe("closing", () => {
  test.each([false, true])(
    "finishes what was accepted; the client is disposed of only if asked (%s)",
    async (asked) => {
      const { store, disposed } = opened(asked);
      const order: string[] = [];
      const appending = store
        .append("ticket-1", [event()], { expected: "none", commandId: "c" })
        .then(({ version }) => {
          order.push(`appended ${version}`);
        });
      await Promise.all([store.close(), store.close()]);
      order.push("closed");
      await appending;
      expect(order).toEqual(["appended 1", "closed"]);
      for (const late of [store.append("ticket-1", [event()], { expected: "any" }), store.head(), store.outcomeOf("c")])
        expect(await thrown(late)).toMatchObject({ code: "store-closed" });
      expect(disposed()).toBe(asked ? 1 : 0);
    },
  );
});
