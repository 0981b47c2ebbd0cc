import { type Recorded, start } from "../message.ts";
import type { EventStore } from "../store.ts";
import { equal, event, events, holds, newLog, pause, refuses, said, type StorePromise, wholeLog } from "./promise.ts";

const odd = {
  中文: "消费者权益保护法 第五十五条",
  emoji: "👩‍⚖️🦷",
  empty: "",
  "": "an empty key",
  quotes: `"'\\\u0000\u2028\n`,
  nested: { list: [[], {}, [null, true, -1.5e-7, 9007199254740991]] },
  "2": "keys that look like numbers",
  "1": "come first",
};

export const readPromises: readonly StorePromise[] = [
  ["an empty log reads as empty", async (open) => {
    const store = await open(newLog());
    equal([await store.head(), await store.readStream("ticket-1"), await store.readAll()], [start, [], { events: [], position: start, end: true }], "an empty log");
    await store.close();
  }],

  ["what was recorded is read back exactly, odd and huge payloads too", async (open) => {
    const log = newLog();
    const store = await open(log);
    const meta = { by: "officer-7", command: { type: "Note", id: "c-1" }, causation: "e-1", correlation: "k-1" };
    const big = { text: "济".repeat(350_000) };
    const written = [event("Odd", odd, { meta, schema: 3 }), event("Big", big), event("Bare", null), event("Text", "just text"), event("Zero", { n: -0, gone: undefined })];
    const { events: answered } = await store.append("ticket-a-b-c", written, { expected: "none", commandId: "c-1" });
    const reopened = await open(log);
    for (const read of [answered, await store.readStream("ticket-a-b-c"), (await reopened.readAll()).events]) {
      equal(read.map((recorded) => recorded.data), [odd, big, null, "just text", { n: 0 }], "data");
      const { stream, category, entity, schema, id, meta: kept, occurredAt } = read[0] as Recorded;
      equal({ stream, category, entity, schema, id, meta: kept, occurredAt }, { stream: "ticket-a-b-c", category: "ticket", entity: "a-b-c", schema: 3, id: written[0]?.id, meta, occurredAt: written[0]?.occurredAt }, "the envelope");
      equal(Object.keys(read[0]?.data as object), Object.keys(odd), "the order of keys");
    }
    await Promise.all([store.close(), reopened.close()]);
  }],

  ["what JSON would change in silence is refused", async (open) => {
    const store = await open(newLog());
    for (const value of ["\ud800", Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 10n, new Date(0), new Map(), [undefined], () => 0, new (class Own {})()]) {
      await refuses(() => store.append("ticket-1", [event("Noted", { value })], { expected: "any" }), "invalid-payload", `a ${typeof value}`);
    }
    equal(await store.head(), start, "the head");
    await store.close();
  }],

  ["a stream is named category-entity; other names are refused", async (open) => {
    const store = await open(newLog());
    for (const name of ["ticket", "-1", "ticket-", "", "ticket-\ud800"]) {
      const answer = await store.append(name, events(1), { expected: "any" }).then(() => "accepted", () => "refused");
      equal(answer, "refused", `the stream name ${JSON.stringify(name)}`);
    }
    const names = ["ticket-1", "ticket-01", "Ticket-1", "ticket-1 ", "ticket-é", "ticket-e\u0301", "ticket-%", "ticket-_"];
    for (const name of names) await store.append(name, events(1), { expected: "none" });
    for (const name of names) equal((await store.readStream(name)).map((each) => each.stream), [name], "streams with similar names");
    await store.close();
  }],

  ["pages hold at most the limit, follow one another, and say where the next begins", async (open) => {
    const store = await open(newLog());
    for (let i = 0; i < 5; i++) await store.append("ticket-1", events(5, i * 5), { expected: "any" });
    const all = await wholeLog(store, 7);
    equal(all.length, 25, "events in pages of 7");
    holds(all.every((each, i) => i === 0 || each.position > (all[i - 1] as Recorded).position), "positions increase");
    equal((await store.readStream("ticket-1", { after: 20, limit: 3 })).map((each) => each.version), [21, 22, 23], "a page of a stream");
    const page = await store.readAll({ after: all[9]?.position ?? start, limit: 4 });
    equal(page.events.map(said), all.slice(10, 14).map(said), "a page of the log");
    equal([page.position, page.end], [all[13]?.position, false], "its end");
    await store.close();
  }],

  ["a selection gives its categories and types and nothing else, and still moves on", async (open) => {
    const store = await open(newLog());
    for (let i = 0; i < 30; i++) {
      await store.append(`ticket-${i}`, [event("Opened"), event("Closed")], { expected: "none" });
      await store.append(`visit-${i}`, [event("Closed"), event("Told")], { expected: "none" });
    }
    const read = async (only: Parameters<EventStore["readAll"]>[0] & object) => {
      const found: string[] = [];
      for (let page = await store.readAll({ ...only, limit: 7 }); ; page = await store.readAll({ ...only, limit: 7, after: page.position })) {
        holds(page.events.length <= 7, "at most the limit");
        found.push(...page.events.map((each) => `${each.category}.${each.type}`));
        if (page.end) return { kinds: [...new Set(found)].sort(), count: found.length, position: page.position };
      }
    };
    const head = await store.head();
    equal(await read({ only: [{ category: "ticket", types: ["Closed"] }] }), { kinds: ["ticket.Closed"], count: 30, position: head }, "one type");
    equal(await read({ only: [{ category: "visit" }] }), { kinds: ["visit.Closed", "visit.Told"], count: 60, position: head }, "one category");
    equal(await read({ only: [{ category: "ticket", types: ["Opened"] }, { category: "visit", types: ["Closed"] }] }), { kinds: ["ticket.Opened", "visit.Closed"], count: 60, position: head }, "a type of each");
    equal(await read({ only: [{ category: "nobody" }] }), { kinds: [], count: 0, position: head }, "an unknown category");
    equal(await read({ only: [] }), { kinds: [], count: 0, position: head }, "an empty selection");
    await store.close();
  }],

  ["nobody can alter the log through what it hands out", async (open) => {
    const store = await open(newLog());
    const mine = { list: [1], deep: { text: "as recorded" } };
    const written = event("Noted", mine);
    const { events: answered } = await store.append("ticket-1", [written], { expected: "none", commandId: "c" });
    mine.deep.text = "changed by the writer";
    const outcome = await store.outcomeOf("c");
    for (const read of [answered, await store.readStream("ticket-1"), (await store.readAll()).events, outcome?.events ?? []]) {
      const { data } = read[0] as { data: typeof mine };
      try {
        data.deep.text = "changed by a reader";
        data.list.push(2);
      } catch {
        // frozen: just as good
      }
    }
    const expected = { list: [1], deep: { text: "as recorded" } };
    for (const read of [await store.readStream("ticket-1"), (await store.readAll()).events, (await store.outcomeOf("c"))?.events ?? []]) equal(read[0]?.data, expected, "the recorded event");
    await store.close();
  }],

  ["what a reader has passed is never filled in behind it, while writers race and large appends commit late", async (open) => {
    const log = newLog();
    const clients = await Promise.all([open(log), open(log), open(log)]);
    const reader = await open(log);
    let writing = true;
    const writers = clients.map(async (client, i) => {
      for (let n = 0; n < 25; n++) await client.append(`ticket-${i}-${n}`, events(i === 0 ? 120 : 1 + (n % 4)), { expected: "none" });
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
    equal(seen.map((each) => each.position), (await wholeLog(reader)).map((each) => each.position), "what the reader saw as it went");
    await Promise.all([...clients, reader].map((client) => client.close()));
  }],

  ["`changed` wakes a reader for an append by any client, and when it is told to stop", async (open) => {
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
  }],

  ["everything is there after the process died and the log is opened again", async (open) => {
    const log = newLog();
    const abandoned = await open(log);
    await abandoned.append("ticket-1", events(3), { expected: "none", commandId: "c-1" });
    const reopened = await open(log);
    equal((await reopened.readStream("ticket-1")).length, 3, "events");
    equal((await reopened.append("ticket-1", events(3), { expected: "none", commandId: "c-1" })).repeated, true, "the command's outcome");
    equal((await reopened.append("ticket-1", events(1), { expected: 3 })).version, 4, "the next append");
    await Promise.all([abandoned.close(), reopened.close()]);
  }],
];

async function within(waking: Promise<void>, what: string): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not woken by ${what}`)), 3000);
  });
  await Promise.race([waking, late]).finally(() => clearTimeout(timer));
}
