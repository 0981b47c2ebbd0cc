import { contract } from "@caseloop/core/contract";
import { memoryStore } from "@caseloop/core/memory";
import { describe, test } from "vitest";
import { eventStoreDb } from "../src/index.ts";
import { FakeServer, fakeClient } from "./fake.ts";

describe("on a server in memory the store keeps every promise of the port", () => {
  const servers = new Map<string, FakeServer>();
  for (const [promise, prove] of contract) {
    test(promise, () =>
      prove(async (log, options) => {
        const server = servers.get(log) ?? new FakeServer();
        servers.set(log, server);
        const { views } = memoryStore();
        return eventStoreDb({ client: fakeClient(server), views, prefix: `${log}.`, ...options });
      }),
    );
  }
});
