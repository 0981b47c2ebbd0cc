import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientNames } from "./clients.ts";
import { caughtUp, counted, Doubles, event, eventsOf, failed, fresh, revisions, some } from "./double.ts";
import type { RawClient, Told } from "./raw.ts";
import type { Server } from "./server/index.ts";

describe.each(clientNames)("the double through %s", (name) => {
  const doubles = new Doubles(name);
  let server: Server;
  let client: RawClient;
  beforeAll(async () => {
    [server, client] = await doubles.open();
  });
  afterAll(() => doubles.close());

  describe("subscriptions", () => {
    test("to a stream begin behind a revision, say that they caught up, and go on", async () => {
      const stream = fresh();
      await client.append(stream, some(3));
      await client.followStream(stream, stream, { fromRevision: 0n });
      const told = await client.told(stream, caughtUp);
      expect(told.map((one) => Object.keys(one)[0])).toEqual(["confirmed", "event", "event", "caughtUp"]);
      if (doubles.kurrent) expect(told.at(-1)?.caughtUp).toMatchObject({ revision: 2n });
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
      expect(read?.created.getTime()).toBe(Date.UTC(2026, 0, 5, 1, 2, 3, doubles.kurrent ? 0 : 456));
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
      await client.append(fresh("wanted"), wanted);
      await client.append(fresh(), some(16));
      const enough = (told: readonly Told[]) => told.filter(({ checkpoint }) => checkpoint).length >= 3;
      const told = await client.told(key, enough);
      expect(eventsOf(told).map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
      const order = told.flatMap(({ event, checkpoint }) => event?.position.commit ?? checkpoint?.commit ?? []);
      expect(order).toEqual([...order].sort((a, b) => (a < b ? -1 : 1)));
      await client.unfollow(key);
    });

    test("are cut with the connection, or alone, and a server started again has everything", async () => {
      const [own, through] = await doubles.open();
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
      const again = doubles.connect(own);
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
    const scheme = doubles.kurrent ? "kurrentdb" : "esdb";
    const found = doubles.at(`${scheme}://127.0.0.1:${server.port},127.0.0.1:${server.port}?tls=false`);
    const stream = fresh();
    await found.append(stream, some(1));
    expect(await found.read(stream)).toHaveLength(1);
  });

  test("50,000 events are kept in order, their last read back", async () => {
    const [own, through] = await doubles.open();
    for (let page = 0; page < 10; page++)
      await Promise.all(Array.from({ length: 200 }, (_, n) => through.append(`many-${n}`, some(25))));
    expect(own.log.all.length).toBe(50_003);
    const last = await through.readAll({ fromPosition: "end", direction: "backwards", maxCount: 2000 });
    expect(last.map(({ id }) => id).reverse()).toEqual(own.log.all.slice(-2000).map(({ id }) => id));
    expect(revisions(await through.read("many-7"))).toEqual(Array.from({ length: 250 }, (_, n) => BigInt(n)));
  });
});
