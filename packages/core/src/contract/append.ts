import { hasCode } from "../errors.ts";
import { equal, event, events, holds, newLog, refuses, type StorePromise, said, wholeLog } from "./promise.ts";

/** Exact versions, whole appends, fair races. */
export const appendPromises: readonly StorePromise[] = [
  [
    "versions run from 1 without gaps, and append answers what is then read",
    async (open) => {
      const store = await open(newLog());
      const first = await store.append("ticket-1", events(2), { expected: "none" });
      const second = await store.append("ticket-1", events(3, 3), { expected: 2 });
      const read = await store.readStream("ticket-1");
      equal(
        read.map((recorded) => recorded.version),
        [1, 2, 3, 4, 5],
        "versions",
      );
      equal([...first.events, ...second.events].map(said), read.map(said), "what append answered");
      equal([first.version, second.version, second.repeated], [2, 5, false], "the answer");
      equal(second.position, read.at(-1)?.position, "the position of the last event");
      await store.close();
    },
  ],

  [
    "the expected version is exact: any, none, exists, n",
    async (open) => {
      const store = await open(newLog());
      await refuses(
        () => store.append("ticket-1", events(1), { expected: "exists" }),
        "concurrency",
        "exists on an absent stream",
      );
      await refuses(() => store.append("ticket-1", events(1), { expected: 1 }), "concurrency", "1 on an absent stream");
      await store.append("ticket-1", events(1), { expected: "none" });
      await refuses(
        () => store.append("ticket-1", events(1), { expected: "none" }),
        "concurrency",
        "none on an existing stream",
      );
      await refuses(
        () => store.append("ticket-1", events(1), { expected: 0 }),
        "concurrency",
        "0 on an existing stream",
      );
      await refuses(
        () => store.append("ticket-1", events(1), { expected: 2 }),
        "concurrency",
        "a version from the future",
      );
      await store.append("ticket-1", events(1), { expected: "exists" });
      await store.append("ticket-1", events(1), { expected: "any" });
      await store.append("ticket-2", events(1), { expected: "any" });
      await store.append("ticket-3", events(1), { expected: 0 });
      await refuses(() => store.append("ticket-1", events(1), { expected: 2 }), "concurrency", "a stale version");
      equal((await store.readStream("ticket-1")).length, 3, "events in the stream");
      await store.close();
    },
  ],

  [
    "a refused append names stream, expected and actual, writes nothing and moves nothing",
    async (open) => {
      const store = await open(newLog());
      await store.append("ticket-1", events(2), { expected: "none" });
      const refused = await store
        .append("ticket-1", events(3), { expected: 1, commandId: "refused" })
        .catch((error: unknown) => error);
      holds(hasCode(refused, "concurrency"), "a concurrency error");
      equal(
        hasCode(refused, "concurrency") && refused.facts,
        { stream: "ticket-1", expected: 1, actual: 2 },
        "its facts",
      );
      equal(await store.head(), (await wholeLog(store)).at(-1)?.position, "the head");
      equal(await store.outcomeOf("refused"), undefined, "the outcome of a refused command");
      equal(
        (await store.append("ticket-1", events(1), { expected: 2, commandId: "refused" })).version,
        3,
        "the next correct append",
      );
      await store.close();
    },
  ],

  [
    "of writers racing for one version exactly one wins, and nothing is lost",
    async (open) => {
      const log = newLog();
      const clients = await Promise.all([open(log), open(log), open(log)]);
      const write = async (client: number, i: number) => {
        const store = clients[client % clients.length] as (typeof clients)[number];
        for (let tries = 0; ; tries++) {
          const version = (await store.readStream("ticket-race")).length;
          try {
            return await store.append("ticket-race", [event("Noted", { client, i, version })], { expected: version });
          } catch (error) {
            if (!hasCode(error, "concurrency") || tries > 500) throw error;
          }
        }
      };
      const writers = Array.from({ length: 6 }, async (_, client) => {
        for (let i = 0; i < 8; i++) await write(client, i);
      });
      await Promise.all(writers);
      const read = await (clients[0] as (typeof clients)[number]).readStream("ticket-race");
      equal(
        read.map((recorded) => recorded.version),
        Array.from({ length: 48 }, (_, i) => i + 1),
        "versions",
      );
      for (const recorded of read)
        equal(
          (recorded.data as { version: number }).version,
          recorded.version - 1,
          "every writer saw the version before its own",
        );
      await Promise.all(clients.map((client) => client.close()));
    },
  ],

  [
    "of appends under way together each stands alone: one conflict does not sink the others",
    async (open) => {
      const store = await open(newLog());
      await store.append("ticket-0", events(1), { expected: "none" });
      const results = await Promise.allSettled(
        Array.from({ length: 20 }, (_, i) => store.append(`ticket-${i}`, events(2), { expected: "none" })),
      );
      equal(
        results.map((result) => result.status === "fulfilled"),
        results.map((_, i) => i > 0),
        "which were accepted",
      );
      equal((await wholeLog(store)).length, 39, "events in the log");
      await store.close();
    },
  ],

  [
    "an append is recorded whole or not at all",
    async (open) => {
      const store = await open(newLog());
      const bad = [event(), event("Noted", { when: new Date(0) })];
      await refuses(
        () => store.append("ticket-1", bad, { expected: "none", commandId: "half" }),
        "invalid-payload",
        "a second event JSON cannot carry",
      );
      equal(
        [await store.head(), (await store.readStream("ticket-1")).length, await store.outcomeOf("half")],
        [0, 0, undefined],
        "the log after it",
      );
      equal((await store.append("ticket-1", events(500), { expected: "none" })).version, 500, "500 events at once");
      await store.close();
    },
  ],
];
