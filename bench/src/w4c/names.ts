import type pg from "pg";

/** The names of streams and types by their number, without the category. */
export async function namesOf(client: pg.Client) {
  const entities: string[] = [];
  for (const { id, name } of (await client.query("SELECT id, name FROM caseloop.streams")).rows)
    entities[id] = name.slice(name.indexOf("-") + 1);
  const types: string[] = [];
  for (const { id, name } of (await client.query("SELECT id, name FROM caseloop.types")).rows) types[id] = name;
  return { entities, types };
}
