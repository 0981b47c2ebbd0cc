import { EventStoreDBClient } from "@eventstore/db-client";
import { test } from "vitest";
import { eventStoreDb } from "../src/index.ts";
import { FakeServer, fakeClient } from "./fake.ts";
import { holdsToModel } from "./histories.ts";
import { startServer } from "./server/index.ts";

const seed = Date.now() % 2 ** 31;

test(
  `a server in memory lives through 200 random histories as the model does (seed ${seed})`,
  { timeout: 240_000 },
  () =>
    holdsToModel(
      async () => {
        const server = new FakeServer();
        return () => eventStoreDb({ client: fakeClient(server), prefix: "m." });
      },
      200,
      seed,
    ),
);

test(`so does a real client over the wire through 40 (seed ${seed})`, { timeout: 240_000 }, async () => {
  const server = await startServer();
  const client = EventStoreDBClient.connectionString(server.connectionString);
  let logs = 0;
  await holdsToModel(
    async () => {
      const prefix = `m${++logs}.`;
      return () => eventStoreDb({ client, prefix });
    },
    40,
    seed,
  );
  await client.dispose();
  await server.close();
});
