import { hasCode } from "@caseloop/core";
import { type Command, type Exit, exit, isUsage } from "./command.ts";
import type { Io } from "./io.ts";

/** Runs the command that the first word names; answers the exit code and never throws. */
export async function run(commands: readonly Command[], args: readonly string[], io: Io): Promise<Exit> {
  const [name, ...rest] = args;
  const asked = name === "help" ? rest[0] : name;
  const found = commands.find((one) => one.name === asked);
  if (found && (name === "help" || rest.includes("--help") || rest.includes("-h"))) {
    for (const line of found.help) io.out(line);
    return exit.ok;
  }
  if (!found) {
    const wanted = name === undefined || name === "help" || name === "--help" || name === "-h";
    if (!wanted)
      io.err(`caseloop: came ${JSON.stringify(name)}, expected ${commands.map((one) => one.name).join(", ")}`);
    for (const line of overview(commands)) (wanted && name !== undefined ? io.out : io.err)(line);
    return wanted && name !== undefined ? exit.ok : exit.usage;
  }
  try {
    return await found.run(rest, io);
  } catch (error) {
    if (hasCode(error, "EPIPE")) return exit.ok; // the reader had enough
    io.err(`caseloop ${found.name}: ${error instanceof Error ? error.message : String(error)}`);
    const code = exitOf(error);
    if (code === exit.usage) io.err(`Try: caseloop ${found.name} --help`);
    if (code === exit.defect && error instanceof Error) io.err(error.stack ?? "");
    return code;
  }
}

const ofTheStore = [
  "corrupt-event",
  "unknown-event",
  "view-outdated",
  "poison-event",
  "concurrency",
  "command-id-reused",
];

function exitOf(error: unknown): Exit {
  if (isUsage(error)) return exit.usage;
  if (hasCode(error, "unreadable-file") || hasCode(error, "import")) return exit.unreadable;
  if (error instanceof Error && "syscall" in error) return exit.unreadable; // a file or folder of the user's
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  if (code.startsWith("store-") || ofTheStore.includes(code)) return exit.store;
  return exit.defect;
}

function overview(commands: readonly Command[]): string[] {
  const wide = Math.max(...commands.map(({ name }) => name.length));
  return [
    "caseloop: every promise with its deadline, every deadline with its law.",
    "",
    ...commands.map(({ name, summary }) => `  ${name.padEnd(wide)}  ${summary}`),
    "",
    "caseloop COMMAND --help tells more. --store sqlite:PATH names the store; without it, caseloop.db in this folder.",
    "Exit codes: 0 done, 1 refused or something found that stops, 2 usage, 3 a file that cannot be read or written, 4 store, 5 a defect.",
  ];
}
