import { test } from "vitest";
import { eventStoreDb } from "../src/index.ts";
import { FakeServer, fakeClient } from "./fake.ts";
import { holdsToModel } from "./model.ts";

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
