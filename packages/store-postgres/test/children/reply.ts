// Runs a process whose commands it sends in pages of ten. At its nth append it is killed, right after it or right before it, or stopped.
import { writeSync } from "node:fs";
import { subscribe } from "@caseloop/core";
import { postgresStore } from "../../src/index.ts";
import { replying } from "../replying.ts";

const [url = "", nth = "", how = ""] = process.argv.slice(2);
const store = await postgresStore(url, { connections: 4 });
let appends = 0;

await subscribe(
  {
    ...store,
    async append(...append) {
      const now = ++appends === Number(nth);
      if (now && how === "stopped") writeSync(1, "stopped\n");
      if (now && how !== "killed after") process.kill(process.pid, how === "stopped" ? "SIGSTOP" : "SIGKILL");
      const appended = await store.append(...append);
      if (now && how === "killed after") process.kill(process.pid, "SIGKILL");
      return appended;
    },
  },
  replying,
  { limit: 10 },
).done;
