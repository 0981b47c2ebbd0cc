import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";
import { commands } from "../src/commands/index.ts";
import { run } from "../src/shell/run.ts";

// Processes start slowly on a busy machine; nothing here waits longer than it must.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** What a run of the command came to. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The moment at which tests look at their boards. */
const now = "2015-06-01T00:00:00.000Z";

/** Runs the command in this process. */
export async function caseloop(...args: readonly string[]): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    paint: (_style: string, text: string) => text,
    clock: () => now,
  };
  const code = await run(commands, args, io);
  return { code, out: out.join("\n"), err: err.join("\n") };
}

const bin = fileURLToPath(new URL("../bin/caseloop.mjs", import.meta.url));

/** Starts the command as a process of its own. */
export function spawned(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [bin, ...args], { env: { ...process.env, ...env }, stdio: "pipe" });
  const read = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    read.out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    read.err += chunk;
  });
  const done = new Promise<Ran & { readonly signal: NodeJS.Signals | null }>((resolve) =>
    child.on("close", (code, signal) => resolve({ code: code ?? -1, signal, ...read })),
  );
  return { child, done };
}

/** A folder of its own for one test. */
export function folder(): string {
  return mkdtempSync(join(tmpdir(), "caseloop-test-"));
}
