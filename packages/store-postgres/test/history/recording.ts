import { setTimeout as pause } from "node:timers/promises";
import { ConcurrencyError, type EventStore, type Expected, type Position, StoreError } from "@caseloop/core";
import type pg from "pg";
import type { PostgresStore } from "../../src/index.ts";
import { hostTransaction } from "./host-transaction.ts";
import { type AppendAnswer, acknowledged, type Operation } from "./operations.ts";

/** What is asked for: the events by their ids, which every retry repeats. */
export interface Asked {
  readonly stream: string;
  readonly ids: readonly string[];
  readonly expected: Expected;
  readonly command?: string;
}

type Unstamped<Of> = Of extends unknown ? Omit<Of, "client" | "start" | "end"> : never;

/** How long to wait after a failure, in ms. */
const AGAIN = 50;

/** A client that writes down every call it makes and what it was told. After a failure it tries again under the same command id. */
export class Recording {
  readonly operations: Operation[] = [];
  readonly #client: string;
  readonly #store: PostgresStore;
  readonly #pool: pg.Pool;
  readonly #now: () => number;

  /** `pool` is the host's, for its own transactions; `now` is the clock of the history. */
  constructor(client: string, store: PostgresStore, pool: pg.Pool, now: () => number) {
    this.#client = client;
    this.#store = store;
    this.#pool = pool;
    this.#now = now;
  }

  async append(asked: Asked): Promise<AppendAnswer> {
    for (;;) {
      const done = this.#begin();
      const answer = await answered(this.#store, asked);
      done({ kind: "append", ...asked, answer });
      if (answer !== "unknown" && !("failed" in answer)) return answer;
      await pause(AGAIN);
      if (asked.command === undefined) return answer; // nobody could tell a second attempt from the first
    }
  }

  /** Appends and a row of the host in one transaction, which the host undoes where one of them is refused or `undo` says so. */
  async transaction(transaction: string, parts: readonly Asked[], undo: boolean): Promise<void> {
    for (;;) {
      const calls: ((answer: (given: AppendAnswer) => AppendAnswer) => void)[] = [];
      let refused = false;
      const ending = await hostTransaction(this.#pool, transaction, async (client) => {
        for (const asked of parts) {
          const done = this.#begin();
          const given = await answered(this.#store.within(client), asked);
          calls.push((answer) => done({ kind: "append", ...asked, transaction, answer: answer(given) }));
          refused = given !== "unknown" && "refused" in given;
          if (!acknowledged(given)) return "ROLLBACK";
        }
        return undo ? "ROLLBACK" : "COMMIT";
      });
      // What was rolled back was not done, also where its own answer was lost.
      const instead = ending === "rolled back" ? { failed: ending } : ending;
      const lost = (given: AppendAnswer) => acknowledged(given) || (given === "unknown" && ending === "rolled back");
      for (const end of calls) end((given) => (instead !== "committed" && lost(given) ? instead : given));
      if (ending === "committed" || (ending === "rolled back" && (undo || refused))) return;
      await pause(AGAIN);
    }
  }

  stream(stream: string, after: number, limit: number): Promise<void> {
    return this.#read(
      () => this.#store.readStream(stream, { after, limit }),
      (events) => ({ kind: "stream", stream, after, limit, ids: idsOf(events) }),
    );
  }

  page(after: number, limit: number): Promise<void> {
    return this.#read(
      () => this.#store.readAll({ after: after as Position, limit }),
      ({ events, end }) => ({ kind: "page", after, ids: idsOf(events), last: end }),
    );
  }

  outcome(command: string): Promise<void> {
    return this.#read(
      () => this.#store.outcomeOf(command),
      (outcome) => ({ kind: "outcome", command, ids: idsOf(outcome?.events ?? []) }),
    );
  }

  async #read<Answer>(call: () => Promise<Answer>, told: (answer: Answer) => Unstamped<Operation>): Promise<void> {
    const done = this.#begin();
    try {
      done(told(await call()));
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      await pause(AGAIN);
    }
  }

  /** A call begins; what is answered ends it and writes it down. */
  #begin(): (operation: Unstamped<Operation>) => void {
    const [client, start] = [this.#client, this.#now()];
    return (operation) => void this.operations.push({ ...operation, client, start, end: this.#now() });
  }
}

async function answered(store: EventStore, { stream, ids, expected, command }: Asked): Promise<AppendAnswer> {
  const events = ids.map((id) => ({
    id,
    type: "Noted",
    schema: 1,
    occurredAt: "2023-07-10T02:00:00.000Z",
    data: {},
    meta: {},
  }));
  try {
    const done = await store.append(stream, events, { expected, ...(command && { commandId: command }) });
    const { version, repeated } = done;
    return { appended: idsOf(done.events), positions: done.events.map(({ position }) => position), version, repeated };
  } catch (error) {
    if (error instanceof ConcurrencyError) return { refused: error.facts.actual };
    if (!(error instanceof StoreError)) throw error;
    return error.facts.fault === "outcome-unknown" ? "unknown" : { failed: error.code };
  }
}

const idsOf = (events: readonly { readonly id: string }[]) => events.map(({ id }) => id);
