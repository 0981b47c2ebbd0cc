import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asker } from "./asker.ts";
import { server } from "./server.ts";

const folder = mkdtempSync(join(tmpdir(), "caseloop-http-"));
const http = server(join(folder, "cases.db"));
const ask = await asker(http);
const say = async (what: string, body?: unknown, headers?: Record<string, string>) => {
  const { status, answer } = await ask(what, body, headers);
  console.log(`${what.padEnd(36)} ${status} ${JSON.stringify(answer).slice(0, 160)}`);
};

const owners = { bureauLeader: "o-1", sectionHead: "o-4", handler: "o-9" };
const register = {
  type: "Register",
  at: "2023-07-10T09:12:00+08:00",
  data: {
    kind: "complaint",
    channel: "phone",
    topic: "food",
    content: "half a tooth",
    caller: { identity: "anonymous" },
  },
};
await say("POST /tickets/17", register, { "x-user": "operator-2", "idempotency-key": "call-4711" });
await say("POST /tickets/17", register, { "x-user": "operator-2", "idempotency-key": "call-4711" });
await say("POST /tickets/17", {
  type: "Dispatch",
  at: "2023-07-10T09:30:00+08:00",
  data: { lead: "jibei-station", owners },
});
await say("POST /tickets/17", { type: "Close", data: { officer: "o-9" } });
await say("GET /tickets/17");
await say("GET /tickets/17?asOf=2023-07-09");
await say("GET /board");

await new Promise((closed) => http.close(closed));
rmSync(folder, { recursive: true });
