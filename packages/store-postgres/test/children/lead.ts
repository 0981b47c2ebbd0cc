// Stands for the lead of these projections and keeps the views it leads. Where told to, it stops itself right before its third save.
import { writeSync } from "node:fs";
import { hasCode, subscribe, type Views } from "@caseloop/core";
import { leading, postgresStore } from "../../src/index.ts";
import { inOrder } from "../ordered.ts";

const [url = "", silence = "", names = "", pausing = ""] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);
const store = await postgresStore(url, { connections: 4 });
let saves = 0;
const views: Views = {
  ...store.views,
  async save(view, change) {
    if (pausing && ++saves === 3) process.kill(process.pid, "SIGSTOP");
    await store.views.save(view, change).catch((error: unknown) => {
      if (hasCode(error, "concurrency")) say("refused");
      throw error;
    });
  },
};

await Promise.all(
  names.split(",").map((name) => {
    const work = (signal: AbortSignal) => {
      say(`leads ${name}`);
      return subscribe(store, inOrder(name), { signal, views, limit: 10 }).done;
    };
    return leading(url, name, work, { silence: Number(silence) }).done;
  }),
);
