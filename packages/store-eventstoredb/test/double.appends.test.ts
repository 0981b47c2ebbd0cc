import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientNames } from "./clients.ts";
import { Doubles, event, fresh, revisions, some } from "./double.ts";
import type { RawClient } from "./raw.ts";
import type { Server } from "./server/index.ts";

describe.each(clientNames)("the double through %s", (name) => {
  const doubles = new Doubles(name);
  afterAll(() => doubles.close());

  describe.each([true, false])("appends (in batches: %s)", (batches) => {
    let server: Server;
    let client: RawClient;
    beforeAll(async () => {
      [server, client] = await doubles.open({ batches });
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
      const type = batches ? "deadline-exceeded" : doubles.kurrent ? "unknown" : "timeout";
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
});
