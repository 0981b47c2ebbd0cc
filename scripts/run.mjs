// npm run <task>: installs what is missing, then runs the task on the pinned Node. Works on Node 20.
import { join } from "node:path";
import { check } from "./check.mjs";
import { install, runPnpm } from "./install.mjs";
import { becomePinned, root } from "./pinned-node.mjs";

const [task, ...args] = process.argv.slice(2);

/** A simulation makes much that is soon forgotten: with more room for it, which it keeps, less of it is copied about. */
const demo = ["--conditions=@caseloop/source", "--min-semi-space-size=64", "--max-semi-space-size=64"];

const tasks = {
  demo: () => becomePinned([...demo, join(root, "examples/jiyang-2023/main.ts"), ...args]),
  test: async () => {
    process.exitCode = (await check(args)) ? 0 : 1;
  },
  bench: () => {
    install(join(root, "bench"));
    becomePinned(["--conditions=@caseloop/source", join(root, "bench/src/main.ts"), ...args]);
  },
  build: () => {
    process.exitCode = runPnpm(["--recursive", "run", "build"]) ? 0 : 1;
  },
};

try {
  if (!Object.hasOwn(tasks, task)) throw new Error(`No task "${task}"; there are ${Object.keys(tasks).join(", ")}.`);
  install();
  await tasks[task]();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
