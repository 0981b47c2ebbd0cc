// A hotline outgrows its one file: the log moves to PostgreSQL (here PGlite, which needs no server), and back.
import assert from "node:assert";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { handle, load } from "@caseloop/core";
import { postgresStore } from "@caseloop/store-postgres";
import { sqliteStore } from "@caseloop/store-sqlite";
import { ticket } from "@caseloop/ticket";
import { PGlite } from "@electric-sql/pglite";
import { move, written } from "./move.ts";

const folder = mkdtempSync(join(tmpdir(), "caseloop-moving-"));
const old = sqliteStore(join(folder, "cases.db"));
for (let i = 0; i < 300; i++) {
  const data = {
    kind: "complaint",
    channel: "phone",
    topic: "food",
    content: `半颗牙 ${i} "\\\u0000`,
    caller: { identity: "anonymous" },
  } as const;
  const at = `2023-07-${10 + Math.floor(i / 30)}T09:12:00+08:00`;
  const done = await handle(old, ticket, `t-${i}`, { type: "Register", at, data, id: `c-${i}` });
  assert(done.ok);
}

const db = await PGlite.create();
const grown = await postgresStore(db);
const moved = await move(old, grown);
const back = sqliteStore(join(folder, "back.db"));
await move(grown, back);
const log = await written(old);
assert.equal(await written(grown), log);
assert.equal(await written(back), log);

const again = await handle(grown, ticket, "t-7", {
  type: "Register",
  id: "c-7",
  data: { kind: "complaint", channel: "phone", topic: "food", content: "…", caller: { identity: "anonymous" } },
});
assert(again.ok && again.repeated, "a command applied before the move is not applied again after it");
const { state } = await load(grown, ticket, "t-7");
assert.equal(state.status, "registered");
console.log(`${moved} events moved to PostgreSQL and back, the same to the byte`);

for (const store of [old, grown, back]) await store.close();
await db.close();
rmSync(folder, { recursive: true });
