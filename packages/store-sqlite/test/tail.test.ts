import { join } from "node:path";
import { position, type Recorded, type Selection } from "@caseloop/core";
import { expect, test } from "vitest";
import { type SqliteStore, sqliteStore } from "../src/index.ts";
import { directory, event, quickPlace } from "./stores.ts";

const place = directory(quickPlace);
let files = 0;
const any = { expected: "any" } as const;

/** Two stores of one file: each has to ask it for what the other recorded. */
function stores(): [SqliteStore, SqliteStore] {
  const path = join(place, `${++files}.db`);
  return [sqliteStore(path), sqliteStore(path)];
}

const some = (count: number, type?: string) => Array.from({ length: count }, (_, i) => event({ i }, type));

/** Pages of the log from several places on, as plain values. */
async function pages(store: SqliteStore): Promise<unknown[]> {
  const head = await store.head();
  const selections: (readonly Selection[] | undefined)[] = [
    undefined,
    [{ category: "ticket" }],
    [{ category: "visit", types: ["Rare"] }],
    [],
  ];
  const read = [];
  for (const behind of [0, 1, 5, 1000, 8000, 12_000, head].filter((each) => each <= head))
    for (const limit of [1, 7, 1000])
      for (const only of selections)
        read.push(await store.readAll({ after: position(head - behind), limit, ...(only && { only }) }));
  return JSON.parse(JSON.stringify(read));
}

test("the log reads the same for who recorded it and for who did not", async () => {
  const [writer, reader] = stores();
  const same = async () => expect(await pages(writer)).toEqual(await pages(reader));
  for (let i = 0; i < 18; i++) {
    await writer.append(`ticket-${i % 5}`, some(1000), any);
    await writer.append(`visit-${i % 3}`, some(i % 2, "Rare").concat(event()), any);
  }
  await same();
  await writer.append("ticket-1", [event({ text: "x".repeat(10_000) }), ...some(3)], any);
  await same();
  await reader.append("ticket-2", some(3), any);
  await same();
  await writer.append("ticket-2", some(3), any);
  await same();
  await Promise.all([writer.append("ticket-3", some(2), any), reader.append("ticket-3", some(2), any)]);
  await same();
  await Promise.all([writer.close(), reader.close()]);
});

test("nobody who reads can alter what others read", async () => {
  const [writer, reader] = stores();
  await writer.append("ticket-1", [event({ deep: { list: [1] } })], any);
  const [first] = (await writer.readAll()).events as [Recorded<"Noted", { deep: { list: number[] } }>];
  expect(() => first.data.deep.list.push(2)).toThrow(TypeError);
  expect(() => Object.assign(first, { position: 7 })).toThrow(TypeError);
  expect((await writer.readAll()).events).toEqual(
    (await reader.readAll()).events.map((each) => JSON.parse(JSON.stringify(each))),
  );
  await Promise.all([writer.close(), reader.close()]);
});
