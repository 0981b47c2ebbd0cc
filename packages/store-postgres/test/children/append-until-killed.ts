// Appends without end, telling the parent of every command before it (`?`) and once it is acknowledged (`!`), until it is killed.
import { writeSync } from "node:fs";
import { postgresStore } from "../../src/index.ts";

const [url = "", cycle = ""] = process.argv.slice(2);
const store = await postgresStore(url, { connections: 1 });

async function writer(w: number): Promise<void> {
  for (let i = 0; ; i++) {
    const id = `${cycle}-${w}-${i}`;
    const of = 1 + ((i + w) % 5);
    const events = Array.from({ length: of }, (_, k) => ({
      id: `${id}-${k}`,
      type: "Noted",
      schema: 1,
      occurredAt: "2023-07-10T02:00:00.000Z",
      data: { id, of, k, text: "卷".repeat(40 * w) },
      meta: { command: { type: "Note" } },
    }));
    writeSync(1, `?${id}\n`);
    await store.append(`ticket-${w}`, events, { expected: "any", commandId: id });
    writeSync(1, `!${id}\n`);
  }
}

await Promise.all(Array.from({ length: 6 }, (_, w) => writer(w)));
