import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { UnreadableFileError } from "../import/csv/unreadable.ts";
import { command, exit } from "../shell/command.ts";
import { createStore, storeHelp, storeOption, withStore } from "../shell/store.ts";

export const importingLog = command({
  name: "import-log",
  summary: "Read an exported log into an empty store: all of it or nothing.",
  takes: ["FILE"],
  options: storeOption,
  help: storeHelp,
  notes: ["FILE may be - for stdin."],
  run: ({ words: [path = ""], options }, io) =>
    withStore(createStore(options.store, io.clock), async (store) => {
      const { events } = await store.importLog(linesOf(path));
      io.out(`${events} events imported into ${store.name}`);
      return exit.ok;
    }),
});

async function* linesOf(path: string): AsyncGenerator<string> {
  const input = path === "-" ? process.stdin : createReadStream(path);
  try {
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error && "code" in error)) throw error;
    throw new UnreadableFileError(path, 1, 1, `${error.code} on ${error.syscall}`, "a file that can be read");
  }
}
