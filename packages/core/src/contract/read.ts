import { type Recorded, start } from "../message.ts";
import type { EventStore } from "../store.ts";
import { equal, event, events, holds, newLog, pause, type StorePromise, said, wholeLog } from "./promise.ts";

/** Pages, selections, and one order in which nothing appears behind a reader. */
export const readPromises: readonly StorePromise[] = [
  [
    "an empty log reads as empty",
    async (open) => {
      const store = await open(newLog());
      equal(
        [await store.head(), await store.readStream("ticket-1"), await store.readAll()],
        [start, [], { events: [], position: start, end: true }],
        "an empty log",
      );
      await store.close();
    },
  ],

  [
    "pages hold at most the limit, follow one another, and say where the next begins",
    async (open) => {
      const store = await open(newLog());
      for (let i = 0; i < 5; i++) await store.append("ticket-1", events(5, i * 5), { expected: "any" });
      const all = await wholeLog(store, 7);
      equal(all.length, 25, "events in pages of 7");
      holds(
        all.every((each, i) => i === 0 || each.position > (all[i - 1] as Recorded).position),
        "positions increase",
      );
      equal(
        (await store.readStream("ticket-1", { after: 20, limit: 3 })).map((each) => each.version),
        [21, 22, 23],
        "a page of a stream",
      );
      const page = await store.readAll({ after: all[9]?.position ?? start, limit: 4 });
      equal(page.events.map(said), all.slice(10, 14).map(said), "a page of the log");
      equal([page.position, page.end], [all[13]?.position, false], "its end");
      await store.close();
    },
  ],

  [
    "a selection gives its categories and types and nothing else, and still moves on",
    async (open) => {
      const store = await open(newLog());
      for (let i = 0; i < 30; i++) {
        await store.append(`ticket-${i}`, [event("Opened"), event("Closed")], { expected: "none" });
        await store.append(`visit-${i}`, [event("Closed"), event("Told")], { expected: "none" });
      }
      const read = async (only: Parameters<EventStore["readAll"]>[0] & object) => {
        const found: string[] = [];
        for (
          let page = await store.readAll({ ...only, limit: 7 });
          ;
          page = await store.readAll({ ...only, limit: 7, after: page.position })
        ) {
          holds(page.events.length <= 7, "at most the limit");
          found.push(...page.events.map((each) => `${each.category}.${each.type}`));
          if (page.end) return { kinds: [...new Set(found)].sort(), count: found.length, position: page.position };
        }
      };
      const head = await store.head();
      equal(
        await read({ only: [{ category: "ticket", types: ["Closed"] }] }),
        { kinds: ["ticket.Closed"], count: 30, position: head },
        "one type",
      );
      equal(
        await read({ only: [{ category: "visit" }] }),
        { kinds: ["visit.Closed", "visit.Told"], count: 60, position: head },
        "one category",
      );
      equal(
        await read({
          only: [
            { category: "ticket", types: ["Opened"] },
            { category: "visit", types: ["Closed"] },
          ],
        }),
        { kinds: ["ticket.Opened", "visit.Closed"], count: 60, position: head },
        "a type of each",
      );
      equal(
        await read({ only: [{ category: "nobody" }] }),
        { kinds: [], count: 0, position: head },
        "an unknown category",
      );
      equal(await read({ only: [] }), { kinds: [], count: 0, position: head }, "an empty selection");
      await store.close();
    },
  ],

  [
    "what a reader has passed is never filled in behind it, while writers race and large appends commit late",
    async (open) => {
      const log = newLog();
      const clients = await Promise.all([open(log), open(log), open(log)]);
      const reader = await open(log);
      let writing = true;
      const writers = clients.map(async (client, i) => {
        for (let n = 0; n < 25; n++)
          await client.append(`ticket-${i}-${n}`, events(i === 0 ? 120 : 1 + (n % 4)), { expected: "none" });
      });
      const all = Promise.all(writers).then(() => {
        writing = false;
      });
      const seen: Recorded[] = [];
      for (let after = start, last = false; !last; ) {
        last = !writing;
        const page = await reader.readAll({ after, limit: 50 });
        if (last && !page.end) last = false;
        seen.push(...page.events);
        after = page.position;
        if (page.end) await pause(0);
      }
      await all;
      equal(
        seen.map((each) => each.position),
        (await wholeLog(reader)).map((each) => each.position),
        "what the reader saw as it went",
      );
      await Promise.all([...clients, reader].map((client) => client.close()));
    },
  ],

  [
    "`changed` wakes a reader for an append by any client, and when it is told to stop",
    async (open) => {
      const log = newLog();
      const [reader, writer] = [await open(log), await open(log)];
      const woken = reader.changed(start, new AbortController().signal);
      const { position: last } = await writer.append("ticket-1", events(1), { expected: "none" });
      await within(woken, "an append by another client");
      await within(reader.changed(start, new AbortController().signal), "a position already passed");
      const abort = new AbortController();
      const waiting = reader.changed(last, abort.signal);
      abort.abort();
      await within(waiting, "an abort");
      await Promise.all([reader.close(), writer.close()]);
    },
  ],

  [
    "everything is there after the process died and the log is opened again",
    async (open) => {
      const log = newLog();
      const abandoned = await open(log);
      await abandoned.append("ticket-1", events(3), { expected: "none", commandId: "c-1" });
      const reopened = await open(log);
      equal((await reopened.readStream("ticket-1")).length, 3, "events");
      equal(
        (await reopened.append("ticket-1", events(3), { expected: "none", commandId: "c-1" })).repeated,
        true,
        "the command's outcome",
      );
      equal((await reopened.append("ticket-1", events(1), { expected: 3 })).version, 4, "the next append");
      await Promise.all([abandoned.close(), reopened.close()]);
    },
  ],
];

async function within(waking: Promise<void>, what: string): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not woken by ${what}`)), 3000);
  });
  await Promise.race([waking, late]).finally(() => clearTimeout(timer));
}
