import { project, type Recorded, subscribe } from "@caseloop/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type PostgresStore, postgresStore } from "../src/index.ts";
import { inOrder } from "./ordered.ts";
import { asOwner, event, newDatabase, wholeLog } from "./stores.ts";

let url = "";
let stores: [PostgresStore, PostgresStore];
beforeEach(async () => {
  url = await newDatabase();
  stores = [await postgresStore(url, { busyTimeout: 60_000 }), await postgresStore(url, { busyTimeout: 60_000 })];
});
afterEach(() => Promise.all(stores.map((store) => store.close())));

/** From now on every commit with events waits so many seconds for its disk. */
const slowed = (seconds: string) =>
  asOwner(url, (client) =>
    client.query(`
      CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF current_setting('slow.transaction', true) IS DISTINCT FROM pg_current_xact_id()::text THEN
          PERFORM set_config('slow.transaction', pg_current_xact_id()::text, true), pg_sleep(${seconds});
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON caseloop.events DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION slow();`),
  );

const any = { expected: "any" } as const;

test("on a slow disk readers wait for no commit, and see nothing of it before it is done", async () => {
  const [writer, reader] = stores;
  await writer.append("ticket-1", [event(0)], any);
  await slowed("3");
  const order: string[] = [];
  const append = writer.append("ticket-1", [event(1)], any).then(() => order.push("committed"));
  await underWay();
  const page = await reader.readAll();
  order.push("read");
  expect([order, page.events.length, await reader.head()]).toEqual([["read"], 1, 1]);
  await append;
  expect(await reader.head()).toBe(2);
});

/** Resolves while a commit waits for the disk. */
const underWay = () =>
  asOwner(url, async (client) => {
    const sql = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'";
    while ((await client.query(sql)).rows.length === 0);
  });

test("on a slow disk all that is asked while a commit is under way shares the next one", async () => {
  const [writer] = stores;
  await slowed("1");
  const first = writer.append("ticket-0", [event(0)], any);
  await underWay();
  const others = Array.from({ length: 10 }, (_, i) => writer.append(`ticket-${i + 1}`, [event(i + 1)], any));
  await Promise.all([first, ...others]);
  const commits = await asOwner(url, (client) => client.query("SELECT DISTINCT xmin::text FROM caseloop.events"));
  expect(commits.rows).toHaveLength(2);
});

test("on a slow disk order and exactness hold, and followers miss nothing", async () => {
  await slowed("0.02 + random() * 0.05");
  const seen: Recorded[] = [];
  const follower = subscribe(stores[1], { on: (events) => void seen.push(...events) });
  const kept = subscribe(stores[0], inOrder("order"), { limit: 9 });
  let n = 0;
  const [writers, times] = [10, 8];
  const write = async (w: number) => {
    const [own, other] = w % 2 ? stores : stores.toReversed();
    for (let i = 0; i < times; i++) {
      const options = { expected: i * 2, commandId: `c-${w}-${i}` };
      const events = [event(++n), event(++n)];
      const [first, again] = await Promise.all([
        own?.append(`ticket-${w}`, events, options),
        other?.append(`ticket-${w}`, events, options), // the same command by another way
      ]);
      expect([first?.repeated, again?.repeated].sort()).toEqual([false, true]);
      expect(again?.position).toBe(first?.position);
      expect(await own?.head()).toBeGreaterThanOrEqual(first?.position ?? Number.NaN);
      const stale = own?.append(`ticket-${w}`, [event(-1)], { expected: i * 2 });
      await expect(stale).rejects.toMatchObject({ code: "concurrency", facts: { actual: i * 2 + 2 } });
    }
  };
  const host = async () => {
    for (let [i, version] = [0, 0]; i < times; i++)
      await asOwner(url, async (client) => {
        await client.query("BEGIN");
        await stores[0].within(client).append("ticket-host", [event(-i)], { expected: version });
        if (i % 3) version++;
        await client.query(i % 3 ? "COMMIT" : "ROLLBACK");
      });
  };
  await Promise.all([...Array.from({ length: writers }, (_, w) => write(w)), host()]);

  const head = await stores[0].head();
  await Promise.all([follower.reached(head), kept.reached(head)]);
  await Promise.all([follower.stop(), kept.stop()]);
  const log = await wholeLog(stores[0]);
  expect(seen.map((each) => each.position)).toEqual(Array.from({ length: head }, (_, i) => i + 1));
  expect(seen.map(({ id }) => id)).toEqual(log.map(({ id }) => id));
  for (let w = 0; w < writers; w++) {
    const own = log.filter(({ stream }) => stream === `ticket-${w}`);
    expect(own.map(({ version }) => version)).toEqual(Array.from({ length: times * 2 }, (_, i) => i + 1));
  }
  expect(log.filter(({ stream }) => stream === "ticket-host").map(({ data }) => data)).toEqual([-1, -2, -4, -5, -7]);
  expect((await stores[1].views.rows("order", [""])).get("")).toEqual(await project(stores[1], inOrder("order")));
});
