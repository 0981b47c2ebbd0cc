import { StoreError } from "@caseloop/core";
import { backoff, type Connection } from "./connection.ts";
import { faultOf, storeError } from "./errors.ts";

/** The one way into the file: everything that writes is queued here and shares its commit with whatever else waits. */
export interface Writer {
  /**
   * Runs `job` inside a transaction and answers once that is durable. A job checks first and writes last: when it throws, it
   * has written nothing, and the others are none the wiser.
   */
  write<T>(job: () => T): Promise<T>;
  /** Resolves when nothing is queued; later jobs are refused. */
  close(): Promise<void>;
}

interface Waiting {
  readonly job: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly deadline: number;
}

/** How many jobs share one commit at most: beyond it, waiting costs more than the commits it saves. */
const GROUP = 1000;

/**
 * Group commit: one `BEGIN IMMEDIATE … COMMIT` for all that is queued when the process comes round.
 * `began` is called at the start of a transaction, `undone` when it was rolled back, `committed` when it is durable.
 */
export function groupCommit(
  connection: Connection,
  hooks: { readonly began: () => void; readonly undone: () => void; readonly committed: () => void },
): Writer {
  const { db, name, busyTimeout } = connection;
  let queue: Waiting[] = [];
  let attempts = 0;
  let scheduled = false;
  let closing: (() => void) | undefined;

  /** After the promises of the last commit have run: whoever they woke takes part in the next. */
  const schedule = () => {
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  };

  function flush(): void {
    scheduled = false;
    const group = queue.slice(0, GROUP);
    queue = queue.slice(GROUP);
    if (transact(group)) {
      attempts = 0;
      if (queue.length > 0) schedule();
    } else {
      const [late, patient] = split(group, performance.now());
      for (const each of late)
        each.reject(new StoreError("busy", name, `somebody else held the file for ${busyTimeout} ms`));
      queue = [...patient, ...queue];
      if (queue.length > 0) {
        scheduled = true;
        setTimeout(flush, backoff(++attempts));
      }
    }
    if (queue.length === 0) closing?.();
  }

  /** Answers false when the file is held by somebody else and nothing was done. */
  function transact(group: readonly Waiting[]): boolean {
    try {
      connection.run("BEGIN IMMEDIATE");
    } catch (error) {
      return refuse(group, error);
    }
    const settle: (() => void)[] = [];
    try {
      hooks.began();
      for (const { job, resolve, reject } of group) {
        try {
          const value = job();
          settle.push(() => resolve(value));
        } catch (error) {
          if (faultOf(error)) throw error;
          settle.push(() => reject(error));
        }
      }
    } catch (error) {
      rollBack();
      if (group.length === 1) return refuse(group, error);
      for (const each of group) if (!transact([each])) queue.push(each); // the culprit fails alone
      return true;
    }
    try {
      connection.run("COMMIT");
    } catch (error) {
      rollBack();
      return refuse(group, known(error) ? error : unknown(error));
    }
    for (const each of settle) each();
    hooks.committed();
    return true;
  }

  function refuse(group: readonly Waiting[], error: unknown): boolean {
    if (faultOf(error) === "busy") return false;
    for (const { reject } of group) reject(storeError(name, error));
    return true;
  }

  function rollBack(): void {
    hooks.undone();
    if (db.isTransaction) connection.run("ROLLBACK");
  }

  /** A commit that met a full disk or a lock did not happen; after any other failure the disk may hold it or not. */
  const known = (error: unknown) => ["full", "busy", "read-only"].includes(faultOf(error) ?? "");
  const unknown = (error: unknown) =>
    new StoreError(
      "outcome-unknown",
      name,
      `the commit failed (${(error as Error).message}) and may or may not be on disk; retry with the same command id`,
      error,
    );

  return {
    write: (job) =>
      new Promise((resolve, reject) => {
        if (closing) return reject(new StoreError("closed", name, "the store was closed"));
        queue.push({ job, resolve: resolve as Waiting["resolve"], reject, deadline: performance.now() + busyTimeout });
        schedule();
      }),
    close: () =>
      new Promise((resolve) => {
        closing = resolve;
        if (queue.length === 0) resolve();
      }),
  };
}

function split(group: readonly Waiting[], now: number): [late: Waiting[], patient: Waiting[]] {
  return [group.filter(({ deadline }) => deadline < now), group.filter(({ deadline }) => deadline >= now)];
}
