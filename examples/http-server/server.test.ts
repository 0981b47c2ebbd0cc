import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { asker } from "./asker.ts";
import { server } from "./server.ts";

const register = {
  type: "Register",
  data: { kind: "complaint", channel: "phone", topic: "food", content: "…", caller: { identity: "anonymous" } },
};
const dispatch = {
  type: "Dispatch",
  data: { lead: "station", owners: { bureauLeader: "a", sectionHead: "b", handler: "c" } },
};

let folder: string;
let http: ReturnType<typeof server>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "caseloop-http-"));
  http = server(join(folder, "cases.db"));
});
afterEach(async () => {
  await new Promise((closed) => http.close(closed));
  rmSync(folder, { recursive: true });
});

it("takes commands, refuses with a sentence, and shows case and board at once", async () => {
  const ask = await asker(http);
  expect(await ask("POST /tickets/1", register, { "idempotency-key": "k", "x-user": "u" })).toMatchObject({
    status: 201,
  });
  expect(await ask("POST /tickets/1", register, { "idempotency-key": "k", "x-user": "u" })).toMatchObject({
    status: 200,
    answer: { version: 1 },
  });
  expect(await ask("POST /tickets/1", dispatch)).toMatchObject({ status: 201, answer: { version: 2 } });
  expect(await ask("GET /board")).toMatchObject({ answer: { station: { dispatched: 1, closed: 0 } } });
  expect(await ask("POST /tickets/1", { type: "Close", data: { officer: "c" } })).toMatchObject({
    status: 422,
    answer: { code: "not-called-back" },
  });
  expect(await ask("POST /tickets/1", { type: "Close", data: {} })).toMatchObject({
    status: 422,
    answer: { issues: [{ field: "officer" }] },
  });
  expect(await ask("GET /tickets/1")).toMatchObject({
    status: 200,
    answer: { version: 2, history: [{ type: "Registered", meta: { by: "u" } }, { type: "Dispatched" }] },
  });
});

it("answers what cannot be read or is not there", async () => {
  const ask = await asker(http);
  expect(await ask("GET /tickets/none")).toMatchObject({ status: 404 });
  expect(await ask("GET /tickets/none?asOf=yesterday")).toMatchObject({
    status: 400,
    answer: { because: expect.stringContaining("ISO 8601") },
  });
  expect(await ask("GET /elsewhere")).toMatchObject({ status: 404 });
});
