const assert: typeof import("node:assert") = require("node:assert");
const { handle, load }: typeof import("@caseloop/core") = require("@caseloop/core");
const { sqliteStore }: typeof import("@caseloop/store-sqlite") = require("@caseloop/store-sqlite");
const { ticket }: typeof import("@caseloop/ticket") = require("@caseloop/ticket");

async function main() {
  const id = `t-${process.pid}`;
  const at = "2023-07-10T09:12:00+08:00";
  const owners = { bureauLeader: "o-1", sectionHead: "o-4", handler: "o-9" };
  const caller = { identity: "named", name: "吴" } as const;
  const request = { kind: "complaint", channel: "phone", topic: "food", content: "半颗牙", caller } as const;

  const store = sqliteStore("cases.db");
  const registered = await handle(store, ticket, id, { type: "Register", at, data: request });
  assert(registered.ok);
  const dispatched = await handle(store, ticket, id, { type: "Dispatch", at, data: { lead: "jibei-station", owners } });
  assert(dispatched.ok);
  await store.close();

  const { state, version } = await load(sqliteStore("cases.db"), ticket, id);
  assert.equal(version, 2);
  assert.equal(state.status, "dispatched");
}

main();
