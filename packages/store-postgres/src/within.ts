import { type Clock, type EventStore, type Position, StoreError, systemClock, type Views } from "@caseloop/core";
import { append } from "./append.ts";
import { storeError } from "./errors.ts";
import type { PgClient } from "./pg.ts";
import type { PgliteClient } from "./pglite.ts";
import { prepare } from "./prepare.ts";
import { Reader } from "./read.ts";
import { firstOutcome } from "./repeated.ts";
import type { Session } from "./session.ts";
import { postgresViews } from "./views.ts";

/** The host's connection, with its transaction begun: a `pg` client, or what PGlite hands to a transaction. */
export type HostClient = PgClient | PgliteClient;

interface Context {
  readonly schema: string;
  readonly name: string;
  readonly role: string;
  readonly clock: Clock | undefined;
  readonly busyTimeout: number;
  readonly idleTimeout: number;
  readonly changed: EventStore["changed"];
}

/** Lowers the time the host's transaction may idle, and never raises it. */
const HURRY = `SELECT set_config('idle_in_transaction_session_timeout', $1, true)
  FROM pg_settings WHERE name = 'idle_in_transaction_session_timeout' AND NOT setting::integer BETWEEN 1 AND $2`;

/** The store on the host's connection: it sees what the host's transaction sees, and each append is sent at once. */
export function within(session: Session, context: Context): EventStore & { readonly views: Views } {
  const { schema, name, role, clock, busyTimeout, idleTimeout, changed } = context;
  const reader = new Reader(session, schema); // of its own: what a transaction named is not so when it is rolled back

  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw storeError(name, role, "writing in the host's transaction", error);
    }
  };

  /** Whoever has to wait for what is written here waits no longer than the host is awake. Said anew each time: undoing a savepoint unsays it. */
  const write = <T>(work: () => Promise<T>): Promise<T> =>
    run(async () => {
      await session.query(HURRY, [String(idleTimeout), idleTimeout]);
      return work();
    });

  return {
    name,
    now: clock ?? systemClock,
    views: postgresViews(session, schema, run, write),
    async append(stream, events, options) {
      const prepared = prepare(stream, events, options);
      return write(async () => {
        const [answer] = await append(session, schema, [prepared], busyTimeout, clock);
        if (!answer) throw new StoreError("unavailable", name, "the server gave no answer");
        if ("refused" in answer) throw answer.refused;
        return "appended" in answer ? answer.appended : firstOutcome(reader, prepared);
      });
    },
    readStream: (stream, options = {}) => run(() => reader.stream(stream, options)),
    readAll: (options = {}) => run(() => reader.all(options)),
    outcomeOf: (commandId) => run(() => reader.outcomeOf(commandId)),
    head: () => run(() => reader.head()),
    changed: (after: Position, signal) => changed(after, signal),
    async close() {}, // the connection is the host's
  };
}
