import { command, exit } from "../shell/command.ts";
import { existingStore, storeHelp, storeOption, withStore } from "../shell/store.ts";

export const backup = command({
  name: "backup",
  summary: "Copy the store into a new file while others go on working with it.",
  takes: ["PATH"],
  options: storeOption,
  help: storeHelp,
  notes: ["The copy is a store of its own: caseloop report --store sqlite:PATH."],
  run: ({ words: [path = ""], options }, io) =>
    withStore(existingStore(options.store, io.clock), async (store) => {
      await store.backup(path);
      io.out(`${store.name} copied to ${path}`);
      return exit.ok;
    }),
});
