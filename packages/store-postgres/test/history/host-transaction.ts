import { StoreError } from "@caseloop/core";
import type pg from "pg";
import { storeError } from "../../src/errors.ts";

/** Where the host writes down its transactions. */
export const LETTERS = "CREATE TABLE letters (id text PRIMARY KEY)";

/** A transaction of the host that leaves a row of its own; answers how it ended, also where the server went away. */
export async function hostTransaction(
  pool: pg.Pool,
  id: string,
  work: (client: pg.PoolClient) => Promise<"COMMIT" | "ROLLBACK">,
): Promise<"committed" | "rolled back" | "unknown"> {
  let client: pg.PoolClient | undefined;
  let committing = false;
  try {
    client = await pool.connect();
    await client.query("BEGIN");
    await client.query("INSERT INTO letters VALUES ($1) ON CONFLICT DO NOTHING", [id]);
    committing = (await work(client)) === "COMMIT";
    await client.query(committing ? "COMMIT" : "ROLLBACK");
    client.release();
    return committing ? "committed" : "rolled back";
  } catch (error) {
    client?.release(true);
    if (!(storeError("the host", "", "reading", error) instanceof StoreError)) throw error;
    return committing ? "unknown" : "rolled back";
  }
}
