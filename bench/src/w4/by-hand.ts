import type { NewEvent } from "@caseloop/core";
import pg from "pg";
import { columns, events } from "./columns.ts";
import type { WritableDatabase } from "./writing.ts";

/** The tables and the function a person would write for the same promises: exact versions, each command once, one order. */
const schema = `
  CREATE TABLE events (position bigint PRIMARY KEY, ${events});
  CREATE TABLE commands (id text COLLATE "C" PRIMARY KEY, first bigint NOT NULL, last bigint NOT NULL);

  CREATE FUNCTION append(
    streams text[], expected integer[], sizes integer[], ids text[],
    append_of integer[], nth integer[], types text[], occurred bigint[], data text[], envelopes text[]
  ) RETURNS integer[] LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_hashjoin = off SET enable_mergejoin = off AS $$
  DECLARE
    head bigint;
    latest bigint;
    versions integer[];
    firsts bigint[];
  BEGIN
    PERFORM pg_advisory_xact_lock(1);
    SELECT e.position, e.recorded INTO head, latest FROM events e ORDER BY e.position DESC LIMIT 1;
    latest := greatest(latest, floor(extract(epoch FROM clock_timestamp()) * 1000));
    SELECT array_agg(judged.version ORDER BY n),
           array_agg(CASE WHEN fits THEN coalesce(head, 0) + 1 + before END ORDER BY n) INTO versions, firsts
      FROM (SELECT n, version, fits, sum(CASE WHEN fits THEN size ELSE 0 END) OVER (ORDER BY n) - size AS before
        FROM (SELECT w.n, w.size, coalesce(last.version, 0) AS version, coalesce(last.version, 0) = w.expected AND c.id IS NULL AS fits
          FROM unnest(streams, expected, sizes, ids) WITH ORDINALITY AS w (stream, expected, size, id, n)
          LEFT JOIN LATERAL (SELECT e.version FROM events e WHERE e.stream = w.stream ORDER BY e.version DESC LIMIT 1) last ON true
          LEFT JOIN commands c ON c.id = w.id) AS found) AS judged;
    INSERT INTO events (position, stream, version, type, occurred, recorded, data, envelope)
      SELECT firsts[w.a] + w.nth, streams[w.a], expected[w.a] + w.nth + 1, w.type, w.occurred, latest, w.data::json, w.envelope::json
      FROM unnest(append_of, nth, types, occurred, data, envelopes) AS w (a, nth, type, occurred, data, envelope)
      WHERE firsts[w.a] IS NOT NULL;
    INSERT INTO commands (id, first, last)
      SELECT w.id, firsts[w.n], firsts[w.n] + sizes[w.n] - 1 FROM unnest(ids) WITH ORDINALITY AS w (id, n) WHERE firsts[w.n] IS NOT NULL;
    RETURN versions;
  END $$;`;

const APPEND = "SELECT append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) AS versions";

interface Waiting {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  readonly expected: number;
  readonly commandId: string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Group commit in the process: what waits goes together in one statement; two appends to one stream, or under one id, do not. */
export async function openByHand(connectionString: string): Promise<WritableDatabase<NewEvent>> {
  const pool = new pg.Pool({ connectionString, max: 2 });
  await pool.query(schema);
  let queue: Waiting[] = [];
  let busy = false;

  async function flush(): Promise<void> {
    const taken = new Set<string>();
    const group: Waiting[] = [];
    const later: Waiting[] = [];
    for (const each of queue) {
      const free = !taken.has(each.stream) && !taken.has(each.commandId);
      (free ? group : later).push(each);
      taken.add(each.stream).add(each.commandId);
    }
    queue = later;
    try {
      const versions = await send(group);
      for (const [i, { stream, expected, resolve, reject }] of group.entries()) {
        const version = versions[i];
        if (version === expected)
          resolve(); // or applied before at this version: the same events
        else reject(new Error(`${stream} is at ${version}, not ${expected}`));
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
    busy = queue.length > 0;
    if (busy) setImmediate(flush);
  }

  async function send(group: readonly Waiting[]): Promise<readonly number[]> {
    const values = [
      group.map(({ stream }) => stream),
      group.map(({ expected }) => expected),
      group.map(({ events }) => events.length),
      group.map(({ commandId }) => commandId),
      group.flatMap(({ events }, i) => events.map(() => i + 1)),
      group.flatMap(({ events }) => events.map((_, nth) => nth)),
      ...columns(group.flatMap(({ events }) => events)),
    ];
    const { rows } = await pool.query({ name: "append", text: APPEND, values });
    return rows[0].versions;
  }

  return {
    table: "events",
    append: (stream, events, expected, commandId) =>
      new Promise((resolve, reject) => {
        queue.push({ stream, events, expected, commandId, resolve, reject });
        if (!busy) setImmediate(flush);
        busy = true;
      }),
    close: () => pool.end(),
  };
}
