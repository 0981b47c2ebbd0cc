import { Faults } from "./faults.ts";
import { listen } from "./listen.ts";
import { Log, type Proposed } from "./log.ts";
import type { ReadCall } from "./read.ts";
import { services } from "./services.ts";
import { made } from "./writing.ts";

export interface Options {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Without them appends go one call each, as on servers before 21.6. */
  readonly batches?: boolean;
  /** Bytes of data, metadata and type of one append; a server's default is 1 MiB. */
  readonly maxAppendSize?: number;
  readonly version?: string;
}

/** A server on 127.0.0.1 that speaks the published protocol; what it says differently is in README.md. */
export interface Server {
  readonly port: number;
  /** For `@eventstore/db-client`. */
  readonly connectionString: string;
  /** For `@kurrent/kurrentdb-client`. */
  readonly kurrentConnectionString: string;
  readonly faults: Faults;
  readonly log: Log;
  /** Drops every connection and listens no more; what was written is kept. */
  stop(): Promise<void>;
  /** Listens again, on the same port. */
  start(): Promise<void>;
  /** For good. */
  close(): Promise<void>;
}

export async function startServer(options: Options = {}): Promise<Server> {
  const { batches = true, maxAppendSize = 2 ** 20, version = "24.10.0.0" } = options;
  const log = new Log();
  const following = new Set<ReadCall>();
  const faults = new Faults(
    (stream, event) => {
      const record = log.write(stream, { ...made("planted", "{}"), ...event }, faults.now());
      log.announce();
      return record;
    },
    {
      connections: () => listening.cut(),
      subscriptions: () => {
        const calls = [...following];
        following.clear();
        for (const call of calls) call.emit("cut");
      },
    },
  );
  begin(log, faults.now());
  const node = { log, faults, maxAppendSize };
  const listening = listen(services(node, following, { batches, version, port: () => listening.port }));
  await listening.start(options.port ?? 0);
  const { port } = listening;
  return {
    port,
    connectionString: `esdb://127.0.0.1:${port}?tls=false`,
    kurrentConnectionString: `kurrentdb://127.0.0.1:${port}?tls=false`,
    faults,
    log,
    stop: () => listening.stop(),
    start: () => listening.start(port),
    close: () => listening.close(),
  };
}

/** What a new server writes before anybody else does. */
function begin(log: Log, now: number): void {
  const first: readonly (readonly [string, Proposed])[] = [
    ["$$$stats-127.0.0.1:2113", made("$metadata", '{"$maxAge":86400}')],
    ["$users", made("$UserCreated", '"ops"')],
    ["$user-admin", made("$UserCreated", '{"loginName":"admin"}')],
  ];
  for (const [stream, event] of first) log.write(stream, event, now);
}
