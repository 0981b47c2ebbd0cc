import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A process of its own, and what it says, line by line. */
export interface Child {
  readonly running: ChildProcess;
  /** Resolves when it has said this so many times; rejects when it ends before. */
  heard(line: string, times?: number): Promise<void>;
  /** Tells it a line. */
  tell(line: string): void;
}

const cache = mkdtempSync(join(tmpdir(), "caseloop-compiled-")); // children start twice as fast
process.once("exit", () => rmSync(cache, { recursive: true, force: true }));

/** Starts `children/<name>.ts`. Whoever starts it kills it. */
export function startChild(name: string, ...args: string[]): Child {
  const file = join(import.meta.dirname, "children", `${name}.ts`);
  const running = spawn(process.execPath, ["--conditions=@caseloop/source", "--no-warnings", file, ...args], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  });
  running.stdin.on("error", () => {}); // it was killed
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  let [rest, ended] = ["", false];
  const look = () => {
    for (const check of waiting) check();
  };
  running.stdout.setEncoding("utf8").on("data", (text: string) => {
    const parts = (rest + text).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
    look();
  });
  running.on("close", () => {
    ended = true;
    look();
  });
  return {
    running,
    heard: (line, times = 1) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const enough = lines.filter((each) => each === line).length >= times;
          if (!enough && !ended) return;
          waiting.delete(check);
          enough ? resolve() : reject(new Error(`${name} ended without "${line}", having said: ${lines.join(", ")}`));
        };
        waiting.add(check);
        check();
      }),
    tell: (line) => void running.stdin.write(`${line}\n`),
  };
}
