import { subscribe } from "@caseloop/core";
import { EventStoreDBClient } from "@eventstore/db-client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type EventStoreDbOptions, eventStoreDb } from "../src/index.ts";
import { event } from "./events.ts";
import { FakeServer, failure } from "./fake.ts";
import { type Served, serve } from "./grpc.ts";

const coded = async (work: Promise<unknown>) =>
  work.then(
    () => "answered",
    (error: { code?: string; facts?: object }) => ({ code: error.code, ...error.facts }),
  );

// The other client is held to the same by the contract, in a thread of its own: one process cannot load both.
describe.each([
  ["batches on one long call", true],
  ["a call for each append", false],
])("errors as they really come over the wire, with %s", (_, batches) => {
  let [fake, served, client] = [
    new FakeServer(),
    undefined as Served | undefined,
    undefined as EventStoreDBClient | undefined,
  ];
  const store = (options: Partial<EventStoreDbOptions> = {}, query = "") => {
    client = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${served?.port}?tls=false${query}`);
    return eventStoreDb({ client, patience: 3000, deadline: 2000, ...options });
  };
  beforeEach(async () => {
    fake = new FakeServer();
    served = await serve(fake, { batches });
  });
  afterEach(async () => {
    await client?.dispose();
    await served?.stop();
  });

  test.each(["", "&throwOnAppendFailure=false"])("a stream that stands elsewhere%s", async (query) => {
    const db = store({}, query);
    await db.append("ticket-1", [event(), event()], { expected: "none" });
    let rivals = 2;
    fake.before = (stream) => {
      if (rivals-- > 0) fake.write(stream, "Noted", {}, { caseloop: 1 });
    };
    expect(await coded(db.append("ticket-1", [event()], { expected: 2 }))).toEqual({
      code: "concurrency",
      stream: "ticket-1",
      expected: 2,
      actual: 3,
    });
    expect(await coded(db.append("ticket-2", [event()], { expected: "none" }))).toMatchObject({ actual: 1 });
  });

  test("a deletion for ever, a user without the right, an append too large", async () => {
    const db = store();
    await db.append("ticket-1", [event()], { expected: "none" });
    fake.before = () => {
      throw failure("stream-deleted", { trailers: { "stream-name": "ticket-1" } });
    };
    expect(await coded(db.append("ticket-1", [event()], { expected: 1 }))).toMatchObject({ code: "stream-deleted" });
    fake.before = () => {
      throw failure("access-denied");
    };
    expect(await coded(db.append("ticket-1", [event()], { expected: 1 }))).toMatchObject({ code: "access-denied" });
    fake.before = () => {
      throw failure("maximum-append-size-exceeded", { trailers: { "maximum-append-size": "1048576" } });
    };
    fake.largest = 1_048_576;
    expect(await coded(db.append("ticket-1", [event()], { expected: 1 }))).toMatchObject({
      code: "append-too-large",
      limit: 1_048_576,
    });
  });

  test("a server that does not lead names the leader, and the client goes there", async () => {
    const leader = await serve(fake, { batches });
    const db = store();
    await db.append("ticket-1", [event()], { expected: "none" });
    let refused = 1;
    fake.before = () => {
      const trailers = { "leader-endpoint-host": "127.0.0.1", "leader-endpoint-port": String(leader.port) };
      if (refused-- > 0) throw failure("not-leader", { trailers });
    };
    expect((await db.append("ticket-1", [event()], { expected: 1 })).version).toBe(2);
    await served?.stop();
    expect(await db.readStream("ticket-1")).toHaveLength(2);
    await leader.stop();
  });

  test("a connection cut behind the server's back: unknown, and the retry finds what was written", async () => {
    const db = store();
    await db.append("ticket-1", [event()], { expected: "none" });
    fake.after = async (stream) => {
      if (stream === "ticket-1") await served?.stop();
    };
    const command = { expected: 1, commandId: "c" } as const;
    expect(await coded(db.append("ticket-1", [event()], command))).toMatchObject({ code: "store-outcome-unknown" });
    fake.after = () => {};
    await served?.start();
    const again = await db.append("ticket-1", [event()], command);
    expect([again.repeated, again.version, (await db.readStream("ticket-1")).length]).toEqual([true, 2, 2]);
  });

  test("a subscription goes on over a restart of the server, without gap or repetition", async () => {
    const db = store({ patience: 20_000 });
    const seen: unknown[] = [];
    const reader = subscribe(db, {
      on: (events) => {
        seen.push(...events.map(({ data }) => data));
      },
    });
    const first = await db.append("ticket-1", [event("Noted", 1)], { expected: "none" });
    await reader.reached(first.position);
    await served?.stop();
    await served?.start();
    const second = await db.append("ticket-1", [event("Noted", 2)], { expected: 1 });
    await reader.reached(second.position);
    expect(seen).toEqual([1, 2]);
    await reader.stop();
  });
});
