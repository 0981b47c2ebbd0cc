import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EventStore, type Json, load, type Views } from "@caseloop/core";
import { chinaCalendar } from "@caseloop/law";
import { eventStoreDb } from "@caseloop/store-eventstoredb";
import { postgresStore } from "@caseloop/store-postgres";
import { sqliteStore } from "@caseloop/store-sqlite";
import { ticket } from "@caseloop/ticket";
import { EventStoreDBClient } from "@eventstore/db-client";
import { afterAll, describe, expect, it } from "vitest";
import { startServer as startEventStoreDb } from "../../packages/store-eventstoredb/test/server/index.ts";
import { startServer as startPostgres } from "../../packages/store-postgres/test/server.ts";
import { figuresOf, logOf } from "./figures/index.ts";
import { keeperOf } from "./keeper.ts";
import type { Plan } from "./plan.ts";
import { played } from "./played.ts";
import { desks } from "./stage/desk.ts";

/** A year small enough for a server that answers over a network. */
const plan: Plan = {
  seed: "stores",
  tickets: { count: 60, selfSettled: 8, selfSettledLate: 1, selfSettledUnsatisfied: 1 },
  enforcement: { closed: 12, fines: 9_000_000, mitigated: 3, exemptOrNotImposed: 2, reduced: 20_000_000 },
  prevention: {
    ...{ stations: 3, demonstrationUnits: 10, noReasonReturnUnits: 8, trustedUnits: 20, odrEnterprises: 2 },
    ...{ jointChecks: 10, trainingsReceived: 1, trainingSessions: 3, trainingPersonTimes: 60 },
  },
};

const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of ends.toReversed()) await end();
});

const file = (name: string) => join(mkdtempSync(join(tmpdir(), "caseloop-stores-")), `${name}.db`);

const stores: Readonly<Record<string, (clock: () => string) => Promise<EventStore>>> = {
  async SQLite(clock) {
    return sqliteStore(file("year"), { clock });
  },
  async PostgreSQL(clock) {
    const server = await startPostgres(18);
    ends.push(() => server.stop());
    return postgresStore(`${server.url}/postgres`, { clock });
  },
  /** Its views in a SQLite file beside it. A server double in this process, or a real cluster where EVENTSTORE_URL is set. */
  async EventStoreDB(clock) {
    const address = process.env.EVENTSTORE_URL;
    const server = address === undefined ? await startEventStoreDb() : undefined;
    if (server) ends.push(() => server.close());
    const client = EventStoreDBClient.connectionString(address ?? server?.connectionString ?? "");
    const { views } = sqliteStore(file("views"));
    return eventStoreDb({ client, clock, views, prefix: `year-${process.pid}-` });
  },
};

/** The rows of a view. */
async function rowsOf(views: Views, view: string): Promise<(readonly [string, Json])[]> {
  const rows: (readonly [string, Json])[] = [];
  for (let after: string | undefined; ; after = rows.at(-1)?.[0]) {
    const page = await views.scan(view, { limit: 1000, ...(after !== undefined && { after }) });
    rows.push(...page);
    if (page.length < 1000) return rows;
  }
}

/** What a store says of the year, but for its own positions. */
async function told(store: EventStore) {
  const { processes, agenda } = keeperOf(chinaCalendar);
  const views = store.views as Views;
  const unplaced = (_key: string, value: unknown) => (_key === "position" ? undefined : value);
  const kept: Record<string, string> = {};
  const names = [...processes.map((one) => one.name), agenda.name];
  const ofDesks = Array.from({ length: desks }, (_, desk) => names.map((name) => `${name}/${desk}`)).flat();
  for (const name of [...ofDesks, "ticketLedger"]) kept[name] = JSON.stringify(await rowsOf(views, name), unplaced);
  const states: string[] = [];
  for (let n = 1; n <= plan.tickets.count; n++)
    states.push(JSON.stringify((await load(store, ticket, `t-${String(n).padStart(4, "0")}`)).state));
  return { ...(await logOf(store)), figures: await figuresOf(store), kept, states };
}

describe("one year's history", async () => {
  const inMemory = await told(await played(plan));

  it.each(Object.keys(stores))(
    "has the same events, order, states and views on %s as in memory, byte for byte",
    async (name) => {
      const store = await played(plan, stores[name]);
      ends.push(() => store.close());
      expect(await told(store)).toEqual(inMemory);
    },
    600_000,
  );

  it("is one of many events and rows", () => {
    expect(inMemory.events).toBeGreaterThan(2000);
    expect(inMemory.kept.ticketLedger?.length).toBeGreaterThan(10_000);
  });
});
