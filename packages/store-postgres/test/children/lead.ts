// Keeps a view while it leads, and says when it begins to.
import { writeSync } from "node:fs";
import { subscribe } from "@caseloop/core";
import { leading, postgresStore } from "../../src/index.ts";
import { order } from "../order.ts";

const [url = "", silence = ""] = process.argv.slice(2);
const store = await postgresStore(url, { connections: 2 });
await leading(
  url,
  order.name,
  async (signal) => {
    writeSync(1, "leads\n");
    await subscribe(store, order, { signal, limit: 5 }).done;
  },
  { silence: Number(silence) },
).done;
