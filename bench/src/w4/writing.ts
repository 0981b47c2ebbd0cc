import pg from "pg";
import { type Writable, writers } from "../ticket/writers.ts";
import type { Contender, Sizes } from "../workload.ts";

/** A store in a database as this workload uses it. */
export interface WritableDatabase<E> extends Writable<E> {
  /** The table its events are in: contenders must agree on how many there are at the end. */
  readonly table: string;
  close?(): unknown;
}

/** Several writers at once on a database of the contender's own. */
export async function writing<E>(
  sizes: Sizes,
  database: Promise<string>,
  open: (url: string) => Promise<WritableDatabase<E>>,
  lifeOf: (number: number) => readonly E[],
): Promise<Contender> {
  const url = await database;
  const store = await open(url);
  return {
    ...writers(sizes, store, lifeOf),
    async answer() {
      const client = new pg.Client(url);
      await client.connect();
      const { rows } = await client.query(`SELECT count(*) FROM ${store.table}`);
      await client.end();
      return `${rows[0].count} events`;
    },
    end: () => store.close?.(),
  };
}
