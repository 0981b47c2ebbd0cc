import type { Recorded } from "../message.ts";
import { equal, event, events, holds, newLog, refuses, type StorePromise, said, wholeLog } from "./promise.ts";

/** Commands applied once, times that never run back, and a clean end. */
export const oncePromises: readonly StorePromise[] = [
  [
    "a command id is applied once: again, elsewhere, later or at the same time it answers the first outcome",
    async (open) => {
      const log = newLog();
      const [one, two] = [await open(log), await open(log)];
      const [first, twin] = await Promise.all([
        one.append("ticket-1", events(2), { expected: "none", commandId: "c-1" }),
        one.append("ticket-1", events(2), { expected: "none", commandId: "c-1" }),
      ]);
      equal([first.repeated, twin.repeated], [false, true], "repeated");
      equal(twin.events.map(said), first.events.map(said), "the twin's outcome");
      await two.append("ticket-1", events(1), { expected: 2 });
      for (const store of [one, two]) {
        const again = await store.append("ticket-1", events(2), { expected: "none", commandId: "c-1" });
        equal(
          [again.repeated, again.version, again.position],
          [true, 2, first.position],
          "the outcome by a stale writer",
        );
        equal(again.events.map(said), first.events.map(said), "its events");
        equal((await store.outcomeOf("c-1"))?.events.map(said), first.events.map(said), "outcomeOf");
      }
      equal((await wholeLog(one)).length, 3, "events in the log");
      equal(await one.outcomeOf("never seen"), undefined, "the outcome of an unknown command");
      await Promise.all([one.close(), two.close()]);
    },
  ],

  [
    "a command id used for another stream or another command is an error, and writes nothing",
    async (open) => {
      const store = await open(newLog());
      await store.append("ticket-1", events(1), { expected: "any", commandId: "c-1" });
      await refuses(
        () => store.append("ticket-2", events(1), { expected: "any", commandId: "c-1" }),
        "command-id-reused",
        "another stream",
      );
      const other = [event("Noted", {}, { meta: { command: { type: "Close" } } })];
      await refuses(
        () => store.append("ticket-1", other, { expected: "any", commandId: "c-1" }),
        "command-id-reused",
        "another command",
      );
      equal((await wholeLog(store)).length, 1, "events in the log");
      await store.close();
    },
  ],

  [
    "recordedAt never decreases, whatever the clocks of the writers say; occurredAt is the writer's",
    async (open) => {
      const log = newLog();
      const times = [
        "2023-07-10T00:00:05.000Z",
        "2023-07-10T00:00:01.000Z",
        "2023-07-10T00:00:09.000Z",
        "2023-07-09T00:00:00.000Z",
      ];
      let tick = 0;
      const clock = () => times[Math.min(tick++, times.length - 1)] as string;
      const [one, two] = [await open(log, { clock }), await open(log, { clock: () => "2020-01-01T00:00:00.000Z" })];
      for (let i = 0; i < 3; i++) {
        await one.append(`ticket-${i}`, [event("Noted", {}, { occurredAt: `1999-12-3${i % 2}T00:00:00.000Z` })], {
          expected: "none",
        });
        await two.append(`visit-${i}`, events(1), { expected: "none" });
      }
      const all: Recorded[] = await wholeLog(one);
      const recorded = all.map((each) => each.recordedAt);
      equal(recorded, [...recorded].sort(), "recordedAt along positions");
      holds(recorded[0] === times[0], "the store's clock stamps recordedAt");
      equal(all[0]?.occurredAt, "1999-12-30T00:00:00.000Z", "occurredAt");
      await Promise.all([one.close(), two.close()]);
    },
  ],

  [
    "a closed store refuses, keeps what it accepted, and leaves nothing half-written",
    async (open) => {
      const log = newLog();
      const store = await open(log);
      const racing = Array.from({ length: 30 }, (_, i) => store.append(`ticket-${i}`, events(3), { expected: "none" }));
      const closing = store.close();
      const results = await Promise.allSettled(racing);
      await closing;
      await refuses(
        () => store.append("ticket-x", events(1), { expected: "any" }),
        "store-closed",
        "append after close",
      );
      await refuses(() => store.readAll(), "store-closed", "readAll after close");
      const reopened = await open(log);
      for (const [i, result] of results.entries()) {
        const { length } = await reopened.readStream(`ticket-${i}`);
        equal(
          length,
          result.status === "fulfilled" ? 3 : 0,
          `events of an append that ${result.status === "fulfilled" ? "was accepted" : "failed"}`,
        );
      }
      await reopened.close();
    },
  ],
];
