import { createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { command, exit } from "../shell/command.ts";
import { existingStore, storeHelp, storeOption, withStore } from "../shell/store.ts";

export const exporting = command({
  name: "export",
  summary: "Write the whole log as NDJSON, with ids, positions, times and command ids.",
  takes: ["FILE"],
  options: storeOption,
  help: storeHelp,
  notes: ["FILE may be - for stdout. caseloop import-log reads it into an empty store."],
  run: ({ words: [path = ""], options }, io) =>
    withStore(existingStore(options.store, io.clock), async (store) => {
      if (path === "-") {
        await pipeline(withEnds(store.exportLog()), process.stdout, { end: false });
        return exit.ok;
      }
      const partial = `${path}.partial`; // the file takes its name only when it is whole
      await pipeline(withEnds(store.exportLog()), createWriteStream(partial));
      await rename(partial, path);
      io.out(`${store.name} exported to ${path}`);
      return exit.ok;
    }),
});

function withEnds(lines: AsyncIterable<string>): Readable {
  return Readable.from(
    (async function* () {
      for await (const line of lines) yield `${line}\n`;
    })(),
  );
}
