import { fork } from "node:child_process";
import type { Sizes } from "./workload.ts";

/** What a contender's process is asked, one thing at a time. */
export type Order = "ready" | "round" | "answer" | "end";

export interface Report {
  readonly ready?: boolean;
  /** Units per second on the wall. */
  readonly speed?: number;
  /** Units per second of the main thread's CPU time. */
  readonly work?: number;
  readonly answer?: string | null;
  readonly failed?: string;
}

/** A contender's process as the arena sees it. */
export interface Player {
  ask(order: Order): Promise<Report>;
  leave(): Promise<void>;
}

export interface Seating {
  readonly sizes: Sizes;
  /** The URL of the case's server, or empty. */
  readonly server: string;
  readonly built: boolean;
}

/** Starts a contender in a process of its own. */
export function seat(module: URL, { sizes, server, built }: Seating): Player {
  const execArgv = [
    "--expose-gc",
    "--max-old-space-size=6000",
    "--no-warnings",
    ...(built ? [] : ["--conditions=@caseloop/source"]),
  ];
  const child = fork(new URL("child.ts", import.meta.url), [module.href, JSON.stringify(sizes), server], {
    execArgv,
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let said = "";
  let answered: (report: Report) => void = () => {};
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-2000);
  });
  child.on("message", (report) => answered(report as Report));
  const ended = new Promise<Report>((resolve) => {
    child.on("close", () => resolve({ failed: said.trim() || "it ended without a word" }));
  });

  const ask = (order: Order): Promise<Report> => {
    if (!child.connected) return ended;
    const answer = new Promise<Report>((resolve) => {
      answered = resolve;
    });
    child.send(order, () => {}); // a child that ended in between answers through `ended`
    return Promise.race([answer, ended]);
  };
  return {
    ask,
    async leave() {
      await ask("end");
      child.kill();
      await ended;
    },
  };
}
