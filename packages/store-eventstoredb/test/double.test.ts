import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientNames } from "./clients.ts";
import { Doubles, event, fresh, revisions, some } from "./double.ts";
import type { RawClient } from "./raw.ts";
import type { Server } from "./server/index.ts";

describe.each(clientNames)("the double through %s", (name) => {
  const doubles = new Doubles(name);
  let server: Server;
  let client: RawClient;
  beforeAll(async () => {
    [server, client] = await doubles.open();
  });
  afterAll(() => doubles.close());

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
      if (!doubles.kurrent) expect(await client.readAll({ fromPosition: "end" })).toEqual([]);
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
});
