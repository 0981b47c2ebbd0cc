import { startServer } from "../../../packages/store-postgres/test/server.ts";
import type { Server } from "../workload.ts";

/** A real PostgreSQL 18 of its own that waits for the disk at every commit; no checkpoint falls into a round. */
export const durableServer = (): Promise<Server> =>
  startServer(18, { durable: true, flags: ["shared_buffers=512MB", "max_wal_size=8GB", "checkpoint_timeout=1h"] });
