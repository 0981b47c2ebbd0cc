// One of several processes that write to one stream at exactly the version they saw, and apply commands that others apply too.
import { hasCode } from "@caseloop/core";
import { postgresStore } from "../../src/index.ts";

const [url = "", me = "", times = "0"] = process.argv.slice(2);
const store = await postgresStore(url, { busyTimeout: 60_000, connections: 2 });
const event = (data: unknown) => ({
  id: `${me}-${Math.random()}`,
  type: "Noted",
  schema: 1,
  occurredAt: "2023-07-10T02:00:00.000Z",
  data,
  meta: { command: { type: "Note" } },
});

async function versionOf(stream: string): Promise<number> {
  for (let after = 0; ; ) {
    const page = await store.readStream(stream, { after });
    if (page.length === 0) return after;
    after = page.at(-1)?.version ?? after;
  }
}

let conflicts = 0;
let first = 0;
for (let i = 0; i < Number(times); i++) {
  for (;;) {
    const saw = await versionOf("ticket-race");
    try {
      await store.append("ticket-race", [event({ me, i, saw })], { expected: saw });
      break;
    } catch (error) {
      if (!hasCode(error, "concurrency")) throw error;
      conflicts++;
    }
  }
  await store.append(`ticket-${me}`, [event({ me, i }), event({ me, i })], {
    expected: i * 2,
    commandId: `own-${me}-${i}`,
  });
  const shared = await store.append("ticket-shared", [event({ i })], { expected: "any", commandId: `shared-${i}` });
  if (!shared.repeated) first++;
}
await store.close();
console.log(JSON.stringify({ conflicts, first }));
