import pg from "pg";
import { newDatabase } from "../postgres/database.ts";
import { newLife } from "../ticket/recorded.ts";
import type { Prepare } from "../workload.ts";
import { columns, events } from "./columns.ts";
import { writing } from "./writing.ts";

const INSERT = `INSERT INTO events (stream, version, type, occurred, recorded, data, envelope)
  SELECT $1, $2 + n, type, occurred, extract(epoch FROM clock_timestamp()) * 1000, data::json, envelope::json
  FROM unnest($3::text[], $4::bigint[], $5::text[], $6::text[]) WITH ORDINALITY AS w (type, occurred, data, envelope, n)`;

/**
 * One prepared statement an append, each on a connection of its own: versions are exact, for they are a key; but positions come
 * from a sequence, so that an event may appear behind a reader, and a command sent twice is applied twice.
 */
export const prepare: Prepare = (sizes, server) =>
  writing(
    sizes,
    newDatabase(server, "unnest"),
    async (connectionString) => {
      const pool = new pg.Pool({ connectionString, max: 8 });
      await pool.query(`CREATE TABLE events (position bigserial PRIMARY KEY, ${events})`);
      return {
        table: "events",
        append: async (stream, list, expected) =>
          void (await pool.query({ name: "append", text: INSERT, values: [stream, expected, ...columns(list)] })),
        close: () => pool.end(),
      };
    },
    newLife,
  );
