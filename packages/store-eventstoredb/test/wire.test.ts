import { hasCode, subscribe } from "@caseloop/core";
import { EventStoreDBClient } from "@eventstore/db-client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type DbClient, eventStoreDb } from "../src/index.ts";
import { event } from "./events.ts";
import { type Server, startServer } from "./server/index.ts";

const coded = async (work: Promise<unknown>) =>
  work.then(
    () => "answered",
    (error: { code?: string; facts?: object }) => ({ code: error.code, ...error.facts }),
  );

/** The client, with something done before each append that goes to this stream. */
const before = (client: DbClient, stream: string, work: () => Promise<unknown>): DbClient => ({
  readStream: (...of) => client.readStream(...of),
  readAll: (...of) => client.readAll(...of),
  subscribeToAll: (...of) => client.subscribeToAll(...of),
  async appendToStream(...of) {
    if (of[0] === stream) await work();
    return client.appendToStream(...of);
  },
});

// The other client is held to the contract in a thread of its own: one thread cannot load both.
describe.each([
  ["batches on one long call", true],
  ["a call for each append", false],
])("what really comes over the wire, with %s", (_, batches) => {
  let server: Server;
  let client: EventStoreDBClient;
  const open = (through: DbClient = client) => eventStoreDb({ client: through, patience: 3000, deadline: 2000 });
  const connect = (query = "") => EventStoreDBClient.connectionString(`${server.connectionString}${query}`);
  beforeEach(async () => {
    server = await startServer({ batches, maxAppendSize: 100_000 });
    client = connect();
  });
  afterEach(async () => {
    await client.dispose();
    await server.close();
  });

  test.each(["", "&throwOnAppendFailure=false"])("a stream that stands elsewhere%s", async (query) => {
    const rival = open();
    const quiet = connect(query);
    let rivals = 1;
    const racing = open(
      before(quiet, "ticket-1", async () => {
        if (rivals-- > 0) await rival.append("ticket-1", [event(), event(), event()], { expected: "none" });
      }),
    );
    const facts = { code: "concurrency", stream: "ticket-1", actual: 3 };
    expect(await coded(racing.append("ticket-1", [event()], { expected: 0 }))).toEqual({ ...facts, expected: 0 });
    expect(await coded(racing.append("ticket-1", [event()], { expected: 2 }))).toEqual({ ...facts, expected: 2 });
    expect((await racing.append("ticket-1", [event()], { expected: 3 })).version).toBe(4);
    await quiet.dispose();
  });

  test("streams deleted, for a while and for ever", async () => {
    const db = open();
    for (const stream of ["ticket-1", "ticket-2"]) await db.append(stream, [event(), event()], { expected: "none" });
    await client.deleteStream("ticket-1");
    await client.tombstoneStream("ticket-2");
    const deleted = { code: "stream-deleted", stream: "ticket-1", forever: false };
    expect(await coded(db.readStream("ticket-1"))).toEqual(deleted);
    expect(await coded(db.append("ticket-1", [event()], { expected: 2 }))).toEqual(deleted);
    expect((await db.append("ticket-1", [event()], { expected: "none" })).version).toBe(3);
    expect(await coded(db.readStream("ticket-1"))).toMatchObject({ code: "stream-truncated", first: 3 });
    const gone = { code: "stream-deleted", stream: "ticket-2", forever: true };
    expect(await coded(db.readStream("ticket-2"))).toEqual(gone);
    expect(await coded(db.append("ticket-2", [event()], { expected: "none" }))).toEqual(gone);
  });

  test("streams cut by their metadata", async () => {
    const db = open();
    await db.append("ticket-1", [event(), event(), event()], { expected: "none" });
    await client.setStreamMetadata("ticket-1", { maxCount: 2 });
    expect(await coded(db.readStream("ticket-1"))).toMatchObject({ code: "stream-truncated", wanted: 1, first: 2 });
    await client.setStreamMetadata("ticket-1", { truncateBefore: 3 });
    expect(await coded(db.readStream("ticket-1"))).toEqual({ code: "stream-truncated", stream: "ticket-1", wanted: 1 });
  });

  test("a user without the right, an append too large: nothing is written, and the command id is free", async () => {
    const db = open();
    server.faults.denied = (stream, what) => stream === "ticket-1" && what === "write";
    const command = { expected: "none", commandId: "c" } as const;
    expect(await coded(db.append("ticket-1", [event()], command))).toMatchObject({ code: "access-denied" });
    const large = [event("Noted", "x".repeat(200_000))];
    expect(await coded(db.append("ticket-2", large, command))).toMatchObject({
      code: "append-too-large",
      limit: 100_000,
    });
    expect((await db.append("ticket-3", [event()], command)).repeated).toBe(false);
    expect((await db.readAll()).events).toHaveLength(1);
  });

  test("a server that does not lead names the leader, and the client goes there", async () => {
    const leader = await startServer({ batches });
    server.faults.onAppend({ notLeader: { host: "127.0.0.1", port: leader.port } });
    expect((await open().append("ticket-1", [event()], { expected: "none" })).version).toBe(1);
    expect(leader.log.events("ticket-1")).toHaveLength(1);
    await leader.close();
  });

  test.each([
    ["cut before it was written", { cut: "before" }, false],
    ["cut after it was written", { cut: "after" }, true],
    ["timed out and not written", { timeout: { applied: false } }, false],
    ["timed out and written", { timeout: { applied: true } }, true],
  ] as const)("an append %s has an unknown outcome, and its retry is the only one", async (_, fault, written) => {
    const db = open();
    await db.append("ticket-1", [event()], { expected: "none" });
    let faults = 1;
    const losing = open(
      before(client, "ticket-1", async () => {
        if (faults-- > 0) server.faults.onAppend(fault);
      }),
    );
    const command = { expected: 1, commandId: "c" } as const;
    const lost = await losing.append("ticket-1", [event()], command).catch((error: unknown) => error);
    expect(hasCode(lost, "store-outcome-unknown"), String(lost)).toBe(true);
    const again = await losing.append("ticket-1", [event()], command);
    expect([again.repeated, again.version, (await db.readStream("ticket-1")).length]).toEqual([written, 2, 2]);
  });

  test("a subscription goes on over cuts and a restart, without gap or repetition", async () => {
    const db = open();
    const seen: unknown[] = [];
    const on = (events: readonly { readonly data: unknown }[]) => void seen.push(...events.map(({ data }) => data));
    const reader = subscribe(db, { on });
    const cuts = [() => server.faults.cutSubscriptions(), () => server.faults.cutConnections(), () => server.stop()];
    for (const [i, cut] of cuts.entries()) {
      await reader.reached((await db.append("ticket-1", [event("Noted", i)], { expected: i })).position);
      await cut();
      if (i === 2) await server.start();
    }
    await reader.reached((await db.append("ticket-1", [event("Noted", 3)], { expected: 3 })).position);
    expect(seen).toEqual([0, 1, 2, 3]);
    await reader.stop();
  });

  test("malformed JSON and bytes, named with stream and version", async () => {
    const db = open();
    await db.append("ticket-1", [event("Noted", "a bare text")], { expected: "none" });
    const planted = { type: "Noted", metadata: server.log.events("ticket-1")[0]?.metadata ?? new Uint8Array() };
    server.faults.plant("ticket-1", { ...planted, data: Buffer.from('{"n": 1') });
    server.faults.plant("ticket-2", { ...planted, json: false, data: Buffer.from([1, 2]) });
    expect((await db.readStream("ticket-1", { limit: 1 }))[0]?.data).toBe("a bare text");
    expect(await coded(db.readStream("ticket-1"))).toMatchObject({ code: "corrupt-event", version: 2 });
    expect(await coded(db.readStream("ticket-2"))).toMatchObject({ code: "corrupt-event", version: 1 });
  });
});
