import { commands } from "./commands/index.ts";
import { processIo } from "./shell/io.ts";
import { run } from "./shell/run.ts";

process.exitCode = await run(commands, process.argv.slice(2), processIo());
