import pg from "pg";
import { newDatabase } from "../postgres/database.ts";
import { newLife } from "../ticket/recorded.ts";
import type { Prepare } from "../workload.ts";
import { columns, events } from "./columns.ts";
import { writing } from "./writing.ts";

const INSERT = `INSERT INTO events (position, stream, version, type, occurred, recorded, data, envelope)
  SELECT (SELECT coalesce(max(position), 0) FROM events) + n, $1, $2 + n, type, occurred,
    extract(epoch FROM clock_timestamp()) * 1000, data::json, envelope::json
  FROM unnest($3::text[], $4::bigint[], $5::text[], $6::text[]) WITH ORDINALITY AS w (type, occurred, data, envelope, n)`;

/** Order as most would get it: an advisory lock over BEGIN … COMMIT, each append in a transaction of its own. */
export const prepare: Prepare = (sizes, server) =>
  writing(
    sizes,
    newDatabase(server, "locked"),
    async (connectionString) => {
      const pool = new pg.Pool({ connectionString, max: 8 });
      await pool.query(`CREATE TABLE events (position bigint PRIMARY KEY, ${events})`);
      return {
        table: "events",
        async append(stream, list, expected) {
          const client = await pool.connect();
          await client.query("BEGIN");
          await client.query("SELECT pg_advisory_xact_lock(1)");
          await client.query({ name: "append", text: INSERT, values: [stream, expected, ...columns(list)] });
          await client.query("COMMIT");
          client.release();
        },
        close: () => pool.end(),
      };
    },
    newLife,
  );
