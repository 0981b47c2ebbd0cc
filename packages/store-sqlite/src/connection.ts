import type { DatabaseSync, SQLInputValue, StatementResultingChanges, StatementSync } from "node:sqlite";
import { StoreError } from "@caseloop/core";
import { faultOf, storeError } from "./errors.ts";

/** One open file: statements prepared once, rows as arrays, errors as the port knows them. */
export class Connection {
  readonly db: DatabaseSync;
  readonly name: string;
  readonly busyTimeout: number;
  readonly #statements = new Map<string, StatementSync>();

  constructor(db: DatabaseSync, name: string, busyTimeout: number) {
    this.db = db;
    this.name = name;
    this.busyTimeout = busyTimeout;
  }

  all<Row extends readonly unknown[]>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepared(sql).all(...values) as unknown as Row[];
  }

  get<Row extends readonly unknown[]>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepared(sql).get(...values) as unknown as Row | undefined;
  }

  run(sql: string, ...values: SQLInputValue[]): StatementResultingChanges {
    return this.#prepared(sql).run(...values);
  }

  /** Row by row; the connection must serve nobody else meanwhile. */
  iterate<Row extends readonly unknown[]>(sql: string): IterableIterator<Row, undefined> {
    return this.#prepared(sql).iterate() as unknown as IterableIterator<Row, undefined>;
  }

  /** Runs `work`, which only reads; while somebody holds the file it waits and tries again, without blocking the process. */
  async read<T>(work: () => T): Promise<T> {
    const deadline = performance.now() + this.busyTimeout;
    for (let attempt = 1; ; attempt++) {
      this.mustBeOpen();
      try {
        return work();
      } catch (error) {
        if (faultOf(error) !== "busy" || performance.now() > deadline) throw storeError(this.name, error);
        await new Promise((resolve) => setTimeout(resolve, backoff(attempt)));
      }
    }
  }

  mustBeOpen(): void {
    if (!this.db.isOpen) throw new StoreError("closed", this.name, "the store was closed");
  }

  close(): void {
    this.#statements.clear();
    if (this.db.isOpen) this.db.close();
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.db.prepare(sql);
      statement.setReturnArrays(true);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/** How long to wait for the file before the next try, in ms: 1 to 25, with jitter so that waiting processes do not march in step. */
export function backoff(attempt: number): number {
  return 1 + Math.random() * Math.min(24, 2 ** attempt);
}
