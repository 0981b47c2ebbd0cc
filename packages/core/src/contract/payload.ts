import { type Recorded, start } from "../message.ts";
import { equal, event, events, newLog, refuses, type StorePromise } from "./promise.ts";

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

/** What is kept is what was given, to the letter, or it is refused. */
export const payloadPromises: readonly StorePromise[] = [
  [
    "what was recorded is read back exactly, odd and huge payloads too",
    async (open) => {
      const log = newLog();
      const store = await open(log);
      const meta = { by: "officer-7", command: { type: "Note", id: "c-1" }, causation: "e-1", correlation: "k-1" };
      const big = { text: "济".repeat(350_000) };
      const written = [
        event("Odd", odd, { meta, schema: 3 }),
        event("Big", big),
        event("Bare", null),
        event("Text", "just text"),
        event("Zero", { n: -0, gone: undefined }),
      ];
      const { events: answered } = await store.append("ticket-a-b-c", written, { expected: "none", commandId: "c-1" });
      const reopened = await open(log);
      for (const read of [answered, await store.readStream("ticket-a-b-c"), (await reopened.readAll()).events]) {
        equal(
          read.map((recorded) => recorded.data),
          [odd, big, null, "just text", { n: 0 }],
          "data",
        );
        const { stream, category, entity, schema, id, meta: kept, occurredAt } = read[0] as Recorded;
        equal(
          { stream, category, entity, schema, id, meta: kept, occurredAt },
          {
            stream: "ticket-a-b-c",
            category: "ticket",
            entity: "a-b-c",
            schema: 3,
            id: written[0]?.id,
            meta,
            occurredAt: written[0]?.occurredAt,
          },
          "the envelope",
        );
        equal(Object.keys(read[0]?.data as object), Object.keys(odd), "the order of keys");
      }
      await Promise.all([store.close(), reopened.close()]);
    },
  ],

  [
    "what JSON would change in silence is refused",
    async (open) => {
      const store = await open(newLog());
      for (const value of [
        "\ud800",
        Number.NaN,
        Number.POSITIVE_INFINITY,
        2 ** 53,
        10n,
        new Date(0),
        new Map(),
        [undefined],
        () => 0,
        new (class Own {})(),
      ]) {
        await refuses(
          () => store.append("ticket-1", [event("Noted", { value })], { expected: "any" }),
          "invalid-payload",
          `a ${typeof value}`,
        );
      }
      equal(await store.head(), start, "the head");
      await store.close();
    },
  ],

  [
    "a stream is named category-entity; other names are refused",
    async (open) => {
      const store = await open(newLog());
      for (const name of ["ticket", "-1", "ticket-", "", "ticket-\ud800"]) {
        const answer = await store.append(name, events(1), { expected: "any" }).then(
          () => "accepted",
          () => "refused",
        );
        equal(answer, "refused", `the stream name ${JSON.stringify(name)}`);
      }
      const names = [
        "ticket-1",
        "ticket-01",
        "Ticket-1",
        "ticket-1 ",
        "ticket-é",
        "ticket-e\u0301",
        "ticket-%",
        "ticket-_",
      ];
      for (const name of names) await store.append(name, events(1), { expected: "none" });
      for (const name of names)
        equal(
          (await store.readStream(name)).map((each) => each.stream),
          [name],
          "streams with similar names",
        );
      await store.close();
    },
  ],

  [
    "nobody can alter the log through what it hands out",
    async (open) => {
      const store = await open(newLog());
      const mine = { list: [1], deep: { text: "as recorded" } };
      const written = event("Noted", mine);
      const { events: answered } = await store.append("ticket-1", [written], { expected: "none", commandId: "c" });
      mine.deep.text = "changed by the writer";
      const outcome = await store.outcomeOf("c");
      for (const read of [
        answered,
        await store.readStream("ticket-1"),
        (await store.readAll()).events,
        outcome?.events ?? [],
      ]) {
        const { data } = read[0] as { data: typeof mine };
        try {
          data.deep.text = "changed by a reader";
          data.list.push(2);
        } catch {
          // frozen: just as good
        }
      }
      const expected = { list: [1], deep: { text: "as recorded" } };
      for (const read of [
        await store.readStream("ticket-1"),
        (await store.readAll()).events,
        (await store.outcomeOf("c"))?.events ?? [],
      ])
        equal(read[0]?.data, expected, "the recorded event");
      await store.close();
    },
  ],
];
