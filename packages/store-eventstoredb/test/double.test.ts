import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientNames } from "./clients.ts";
import { RawClient, type RawEvent, type Told } from "./raw.ts";
import { type Options, type Server, startServer } from "./server/index.ts";

let names = 0;
const fresh = () => `double-${++names}`;
const event = (n: number, more: object = {}) => ({
  id: randomUUID(),
  contentType: "application/json",
  type: `Happened${n}`,
  data: { n },
  metadata: { by: "tester" },
  ...more,
});
const some = (count: number) => Array.from({ length: count }, (_, n) => event(n));
const revisions = (events: readonly RawEvent[]) => events.map(({ revision }) => revision);
const eventsOf = (told: readonly Told[]) => told.flatMap(({ event }) => (event ? [event] : []));
const counted = (count: number) => (told: readonly Told[]) => eventsOf(told).length >= count;
const caughtUp = (told: readonly Told[]) => told.some((one) => one.caughtUp);
const failed = (told: readonly Told[]) => told.some(({ error }) => error);

describe.each(clientNames)("the double through %s", (name) => {
  const kurrent = name.startsWith("@kurrent");
  const opened: { close(): Promise<unknown> }[] = [];
  let server: Server;
  let client: RawClient;
  const connect = (to: Server, more = "") => {
    const made = new RawClient(name, (kurrent ? to.kurrentConnectionString : to.connectionString) + more);
    opened.push(made);
    return made;
  };
  const open = async (options: Options = {}): Promise<[Server, RawClient]> => {
    const made = await startServer(options);
    opened.push(made);
    return [made, connect(made)];
  };
  beforeAll(async () => {
    [server, client] = await open();
  });
  afterAll(async () => {
    for (const one of opened.reverse()) await one.close();
  });

  describe.each([true, false])("appends (in batches: %s)", (batches) => {
    let server: Server;
    let client: RawClient;
    beforeAll(async () => {
      [server, client] = await open({ batches });
    });

    test("come back as they were, from revision 0, with the server's clock", async () => {
      const stream = fresh();
      const written = some(2);
      server.faults.now = () => Date.UTC(2026, 0, 5, 1, 2, 3);
      const { success, nextExpectedRevision, position } = await client.append(stream, written, "no_stream");
      server.faults.now = Date.now;
      const read = await client.read(stream);
      expect([success, nextExpectedRevision]).toEqual([true, 1n]);
      expect(read.map(({ id, type, data, metadata }) => ({ id, type, data, metadata }))).toEqual(
        written.map(({ id, type, data, metadata }) => ({ id, type, data, metadata })),
      );
      expect(read[0]).toMatchObject({ streamId: stream, isJson: true, revision: 0n });
      expect(read[0]?.created).toEqual(new Date("2026-01-05T01:02:03Z"));
      expect(read[1]?.position).toEqual(position);
    });

    test("at a wrong revision are refused with the true one", async () => {
      const stream = fresh();
      await expect(client.append(stream, some(1), 0n)).rejects.toMatchObject({
        type: "wrong-expected-version",
        streamName: stream,
        expectedVersion: 0n,
        actualVersion: "no_stream",
      });
      await client.append(stream, some(3), "no_stream");
      for (const state of ["no_stream", 1n, 3n])
        await expect(client.append(stream, some(1), state)).rejects.toMatchObject({
          expectedVersion: state,
          actualVersion: 2n,
        });
      expect((await client.append(stream, some(1), 2n)).nextExpectedRevision).toBe(3n);
    });

    test("that expect a stream to exist need one", async () => {
      const stream = fresh();
      await expect(client.append(stream, some(1), "stream_exists")).rejects.toMatchObject({
        type: "wrong-expected-version",
      });
      await client.append(stream, some(1));
      expect((await client.append(stream, some(1), "stream_exists")).nextExpectedRevision).toBe(1n);
    });

    test("of the same events answer as the first time and write nothing", async () => {
      const stream = fresh();
      const [events, later] = [some(2), some(1)];
      const first = await client.append(stream, events, "no_stream");
      await client.append(stream, later, 1n);
      expect(await client.append(stream, events, "no_stream")).toEqual(first);
      expect(await client.append(stream, events, "any")).toEqual(first);
      expect(revisions(await client.read(stream))).toEqual([0n, 1n, 2n]);
    });

    test("of which only some are there are refused", async () => {
      const stream = fresh();
      const events = some(2);
      await client.append(stream, events, "no_stream");
      const [first = {}, second = {}] = events;
      for (const state of ["no_stream", "any"])
        for (const mixed of [
          [first, event(9)],
          [first, event(9), second],
        ])
          await expect(client.append(stream, mixed, state)).rejects.toMatchObject({
            type: "wrong-expected-version",
            actualVersion: 1n,
          });
      expect(await client.read(stream)).toHaveLength(2);
    });

    test("that are too large are refused with the limit", async () => {
      const large = event(0, { data: { text: "x".repeat(2 ** 20) } });
      await expect(client.append(fresh(), [large])).rejects.toMatchObject({
        type: "maximum-append-size-exceeded",
        maxAppendSize: 2 ** 20,
      });
    });

    test("meet a leader elsewhere, a refusal, a timeout", async () => {
      const stream = fresh();
      server.faults.denied = (denied) => denied === stream;
      await expect(client.append(stream, some(1))).rejects.toMatchObject({ type: "access-denied" });
      server.faults.denied = () => false;
      server.faults.onAppend({ timeout: { applied: false } });
      const type = batches ? "deadline-exceeded" : kurrent ? "unknown" : "timeout";
      await expect(client.append(stream, some(1), "no_stream")).rejects.toMatchObject({ type });
      await expect(client.read(stream)).rejects.toMatchObject({ type: "stream-not-found" });
      server.faults.onAppend({ timeout: { applied: true } });
      await expect(client.append(stream, some(1), "no_stream")).rejects.toMatchObject({ type });
      expect(await client.read(stream)).toHaveLength(1);
      server.faults.onAppend({ notLeader: { host: "127.0.0.1", port: server.port } });
      await expect(client.append(stream, some(1))).rejects.toMatchObject({
        type: "not-leader",
        leader: { address: "127.0.0.1", port: server.port },
      });
      expect((await client.append(stream, some(1))).nextExpectedRevision).toBe(1n);
    });

    test("on a server that is not ready fail, in a batch with what no client knows", async () => {
      server.faults.onAppend("not-ready");
      await expect(client.append(fresh(), some(1))).rejects.toMatchObject({
        type: batches ? "unknown" : "unavailable",
      });
    });

    test("whose connection is cut before are not there, cut after are, and a retry writes once", async () => {
      for (const cut of ["before", "after"] as const) {
        const stream = fresh();
        const events = some(2);
        server.faults.onAppend({ cut });
        await expect(client.append(stream, events, "no_stream")).rejects.toMatchObject({
          type: expect.stringMatching(/^(unavailable|cancelled)$/),
        });
        expect(server.log.last(stream)).toBe(cut === "after" ? 1n : -1n);
        expect((await client.append(stream, events, "no_stream")).nextExpectedRevision).toBe(1n);
        expect(revisions(await client.read(stream))).toEqual([0n, 1n]);
      }
    });
  });

  describe("reads", () => {
    test("go forwards and backwards from a revision, with it, and no further than asked", async () => {
      const stream = fresh();
      await client.append(stream, some(5));
      expect(revisions(await client.read(stream, { fromRevision: 3n }))).toEqual([3n, 4n]);
      expect(revisions(await client.read(stream, { maxCount: 2 }))).toEqual([0n, 1n]);
      const back = { direction: "backwards", maxCount: 2 };
      expect(revisions(await client.read(stream, { ...back, fromRevision: "end" }))).toEqual([4n, 3n]);
      expect(revisions(await client.read(stream, { ...back, fromRevision: 1n }))).toEqual([1n, 0n]);
      expect(await client.read(stream, { fromRevision: 5n })).toEqual([]);
    });

    test("of $all begin with a position forwards and before it backwards, system events too", async () => {
      const stream = fresh();
      await client.append(stream, some(3));
      const all = await client.readAll();
      const [first, second, third] = all.slice(-3);
      expect(revisions([first, second, third].filter((one) => one !== undefined))).toEqual([0n, 1n, 2n]);
      expect(all.some(({ type }) => type === "$UserCreated")).toBe(true);
      const fromPosition = second?.position;
      expect((await client.readAll({ fromPosition })).map(({ id }) => id)).toEqual([second?.id, third?.id]);
      const back = { fromPosition, direction: "backwards", maxCount: 1 };
      expect((await client.readAll(back)).map(({ id }) => id)).toEqual([first?.id]);
      const last = { fromPosition: "end", direction: "backwards", maxCount: 1 };
      expect((await client.readAll(last)).map(({ id }) => id)).toEqual([third?.id]);
      // the newer client reads backwards from the end, whatever it is asked
      if (!kurrent) expect(await client.readAll({ fromPosition: "end" })).toEqual([]);
    });

    test("of $all have positions that grow by the bytes written", async () => {
      const at = async (more: object) => (await client.append(fresh(), [event(0, more)])).position?.commit ?? 0n;
      const [first, , third] = [await at({}), await at({ data: { text: "x".repeat(5000) } }), await at({})];
      expect(third - first).toBeGreaterThan(5000n);
      const positions = (await client.readAll()).map(({ position }) => position.commit);
      expect(positions).toEqual([...new Set(positions)].sort((a, b) => (a < b ? -1 : 1)));
    });

    test("from a position inside a record are refused", async () => {
      const { position } = await client.append(fresh(), some(1));
      const inside = { commit: (position?.commit ?? 0n) - 1n, prepare: (position?.prepare ?? 0n) - 1n };
      await expect(client.readAll({ fromPosition: inside })).rejects.toMatchObject({ type: "unknown" });
    });

    test("are refused, unavailable, or cut where the test says so", async () => {
      const stream = fresh();
      await client.append(stream, some(1));
      server.faults.denied = (denied, what) => denied === stream && what === "read";
      await expect(client.read(stream)).rejects.toMatchObject({ type: "access-denied" });
      server.faults.denied = () => false;
      server.faults.onRead("unavailable");
      await expect(client.read(stream)).rejects.toMatchObject({ type: "unavailable" });
      expect(await client.read(stream)).toHaveLength(1);
    });

    test("give bytes as bytes, and JSON that is none as text", async () => {
      const stream = fresh();
      const bytes = new Uint8Array([0, 255, 7]);
      await client.append(stream, [event(0, { contentType: "application/octet-stream", data: bytes })]);
      server.faults.plant(stream, { type: "Broken", data: Buffer.from('{"n":') });
      const [first, second] = await client.read(stream);
      expect([first?.isJson, first?.data]).toEqual([false, bytes]);
      expect([second?.isJson, second?.data]).toEqual([true, '{"n":']);
    });

    test("follow a link where asked, and give it alone where not", async () => {
      const [target, stream] = [fresh(), fresh()];
      await client.append(target, some(2));
      server.faults.plant(stream, { type: "$>", json: false, data: Buffer.from(`1@${target}`) });
      expect(await client.read(stream, { resolveLinkTos: true })).toMatchObject([
        { streamId: target, revision: 1n, link: { streamId: stream, revision: 0n } },
      ]);
      expect(await client.read(stream)).toMatchObject([{ streamId: stream, type: "$>" }]);
    });
  });

  describe("streams", () => {
    test("are cut by $tb and $maxCount and keep their revisions", async () => {
      const stream = fresh();
      await client.append(stream, some(5));
      await client.setMetadata(stream, { truncateBefore: 2 });
      expect(revisions(await client.read(stream))).toEqual([2n, 3n, 4n]);
      await client.setMetadata(stream, { maxCount: 1, owner: "bureau" });
      expect(revisions(await client.read(stream))).toEqual([4n]);
      expect(revisions(await client.read(stream, { direction: "backwards", fromRevision: "end" }))).toEqual([4n]);
      expect((await client.getMetadata(stream)).metadata).toEqual({ maxCount: 1, owner: "bureau" });
      expect(await client.read(`$$${stream}`)).toMatchObject([{ type: "$metadata", revision: 1n }]);
    });

    test("forget what is older than $maxAge", async () => {
      const stream = fresh();
      server.faults.now = () => Date.now() - 60_000;
      await client.append(stream, some(1));
      server.faults.now = Date.now;
      await client.append(stream, some(1));
      await client.setMetadata(stream, { maxAge: 30 });
      expect(revisions(await client.read(stream))).toEqual([1n]);
    });

    test("deleted softly are not begun again with an event of before and a new one", async () => {
      const stream = fresh();
      const before = event(0);
      await client.append(stream, [before]);
      await client.remove(stream);
      await expect(client.append(stream, [before, event(1)], "no_stream")).rejects.toMatchObject({ actualVersion: 0n });
      const { success, nextExpectedRevision, position } = await client.append(stream, [before], "no_stream");
      expect([success, nextExpectedRevision, position]).toEqual([true, 0n, undefined]);
      await expect(client.read(stream)).rejects.toMatchObject({ type: "stream-not-found" });
    });

    test("deleted softly come back when somebody writes their metadata", async () => {
      const stream = fresh();
      await client.append(stream, some(2));
      await client.remove(stream);
      await client.setMetadata(stream, { owner: "bureau" });
      expect(await client.read(stream)).toEqual([]);
      expect((await client.getMetadata(stream)).metadata).toEqual({ owner: "bureau", truncateBefore: 2 });
      expect((await client.append(stream, some(1), 1n)).nextExpectedRevision).toBe(2n);
    });

    test("that never were are not found", async () => {
      const stream = fresh();
      await expect(client.read(stream)).rejects.toMatchObject({ type: "stream-not-found", streamName: stream });
    });

    test("deleted softly are not found, and go on with their revisions", async () => {
      const stream = fresh();
      await client.append(stream, some(3));
      await expect(client.remove(stream, 0n)).rejects.toMatchObject({
        type: "wrong-expected-version",
        actualVersion: 2n,
      });
      await client.remove(stream, 2n);
      await expect(client.read(stream)).rejects.toMatchObject({ type: "stream-not-found" });
      await expect(client.append(stream, some(1), "stream_exists")).rejects.toMatchObject({ actualVersion: 2n });
      expect((await client.append(stream, some(2), "no_stream")).nextExpectedRevision).toBe(4n);
      expect(revisions(await client.read(stream))).toEqual([3n, 4n]);
      expect((await client.getMetadata(stream)).metadata).toEqual({ truncateBefore: 3 });
    });

    test("tombstoned are gone for ever", async () => {
      const stream = fresh();
      await client.append(stream, some(1));
      await client.tombstone(stream);
      await expect(client.read(stream)).rejects.toMatchObject({ type: "stream-deleted", streamName: stream });
      await expect(client.append(stream, some(1))).rejects.toMatchObject({
        type: "stream-deleted",
        streamName: stream,
      });
      const back = { fromPosition: "end", direction: "backwards", maxCount: 1 };
      expect(await client.readAll(back)).toMatchObject([{ type: "$streamDeleted", revision: 2n ** 63n - 1n }]);
    });
  });

  describe("subscriptions", () => {
    test("to a stream begin behind a revision, say that they caught up, and go on", async () => {
      const stream = fresh();
      await client.append(stream, some(3));
      await client.followStream(stream, stream, { fromRevision: 0n });
      const told = await client.told(stream, caughtUp);
      expect(told.map((one) => Object.keys(one)[0])).toEqual(["confirmed", "event", "event", "caughtUp"]);
      if (kurrent) expect(told.at(-1)?.caughtUp).toMatchObject({ revision: 2n });
      await client.append(stream, some(2));
      expect(revisions(eventsOf(await client.told(stream, counted(4))))).toEqual([1n, 2n, 3n, 4n]);
      await client.unfollow(stream);
    });

    test("have the server's clock to the millisecond, pages of the newer client to the second", async () => {
      const stream = fresh();
      server.faults.now = () => Date.UTC(2026, 0, 5, 1, 2, 3, 456);
      await client.append(stream, some(1));
      server.faults.now = Date.now;
      await client.followStream(stream, stream, { fromRevision: "start" });
      const [followed] = eventsOf(await client.told(stream, counted(1)));
      const [read] = await client.read(stream);
      expect(followed?.created.getTime()).toBe(Date.UTC(2026, 0, 5, 1, 2, 3, 456));
      expect(read?.created.getTime()).toBe(Date.UTC(2026, 0, 5, 1, 2, 3, kurrent ? 0 : 456));
      await client.unfollow(stream);
    });

    test("to a stream end with its tombstone", async () => {
      const stream = fresh();
      await client.append(stream, some(1));
      await client.followStream(stream, stream, { fromRevision: "start" });
      await client.told(stream, caughtUp);
      await client.tombstone(stream);
      expect((await client.told(stream, failed)).at(-1)?.error).toMatchObject({ type: "stream-deleted" });
    });

    test("to $all begin behind a position, and at the end with what comes", async () => {
      const stream = fresh();
      const { position } = await client.append(stream, some(1));
      await client.append(stream, some(1));
      await client.followAll("behind", { fromPosition: position });
      await client.followAll("end", { fromPosition: "end" });
      await client.told("end", caughtUp);
      await client.append(stream, some(1));
      expect(revisions(eventsOf(await client.told("behind", counted(2))))).toEqual([1n, 2n]);
      expect(revisions(eventsOf(await client.told("end", counted(1))))).toEqual([2n]);
      for (const key of ["behind", "end"]) await client.unfollow(key);
    });

    test.each([
      ["stream names", { filterOn: "streamName", prefixes: ["wanted-"] }],
      ["a pattern of stream names", { filterOn: "streamName", regex: "^wanted-\\d+$" }],
      ["types", { filterOn: "eventType", prefixes: ["Wanted"] }],
      ["a pattern of types", { filterOn: "eventType", regex: "^Wanted.$" }],
    ])("filtered by %s tell how far they looked", async (key, filter) => {
      const { position } = await client.append(fresh(), some(1));
      const more = { maxSearchWindow: 4, checkpointInterval: 2, ...filter };
      await client.followAll(key, { fromPosition: position, filter: more });
      await client.told(key, caughtUp);
      const wanted = [event(0, { type: "Wanted1" }), event(1, { type: "Wanted2" })];
      await client.append(`wanted-${++names}`, wanted);
      await client.append(fresh(), some(16));
      const enough = (told: readonly Told[]) => told.filter(({ checkpoint }) => checkpoint).length >= 3;
      const told = await client.told(key, enough);
      expect(eventsOf(told).map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
      const order = told.flatMap(({ event, checkpoint }) => event?.position.commit ?? checkpoint?.commit ?? []);
      expect(order).toEqual([...order].sort((a, b) => (a < b ? -1 : 1)));
      await client.unfollow(key);
    });

    test("are cut with the connection, or alone, and a server started again has everything", async () => {
      const [own, through] = await open();
      await through.append("kept", some(2));
      await through.followAll("alone", { fromPosition: "start" });
      await through.told("alone", caughtUp);
      own.faults.cutSubscriptions();
      expect((await through.told("alone", failed)).at(-1)?.error).toMatchObject({ type: "unavailable" });
      await through.followAll("stopped", { fromPosition: "start" });
      await through.told("stopped", caughtUp);
      await own.stop();
      await through.told("stopped", failed);
      await expect(through.append("kept", some(1))).rejects.toMatchObject({ code: 14 }); // of no type: nobody converts it
      await own.start();
      const again = connect(own);
      expect((await again.append("kept", some(1))).nextExpectedRevision).toBe(2n);
      expect(revisions(await again.read("kept"))).toEqual([0n, 1n, 2n]);
    });
  });

  test("a slow disk acknowledges late what is there already", async () => {
    const stream = fresh();
    server.faults.slowDisk = 300;
    const late = client.append(stream, some(1));
    const following = fresh();
    await client.followStream(following, stream, { fromRevision: "start" });
    await client.told(following, counted(1));
    server.faults.slowDisk = 0;
    expect((await late).nextExpectedRevision).toBe(0n);
    await client.unfollow(following);
  });

  test("a cluster is found by gossip", async () => {
    const scheme = kurrent ? "kurrentdb" : "esdb";
    const found = new RawClient(name, `${scheme}://127.0.0.1:${server.port},127.0.0.1:${server.port}?tls=false`);
    opened.push(found);
    const stream = fresh();
    await found.append(stream, some(1));
    expect(await found.read(stream)).toHaveLength(1);
  });

  test("50,000 events are read back in order", async () => {
    const [own, through] = await open();
    for (let page = 0; page < 10; page++)
      await Promise.all(Array.from({ length: 200 }, (_, n) => through.append(`many-${n}`, some(25))));
    expect(own.log.all.length).toBe(50_003);
    const all = await through.readAll();
    expect(all.map(({ id }) => id)).toEqual(own.log.all.map(({ id }) => id));
    expect(revisions(await through.read("many-7"))).toEqual(Array.from({ length: 250 }, (_, n) => BigInt(n)));
  });
});
