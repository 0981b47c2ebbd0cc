import { styleText } from "node:util";
import { type Clock, systemClock } from "@caseloop/core";

/** Where a command reads the time and writes: results to `out`, progress and problems to `err`. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
  /** Writes over the last line of `err`; absent where nobody watches a terminal. */
  readonly over?: (line: string) => void;
  /** Colours a text where that is wanted. */
  paint(style: Style, text: string): string;
  readonly clock: Clock;
}

export type Style = "bold" | "dim" | "red" | "yellow" | "green" | "cyan";

/** The terminal, or whatever stands in its place; colours only there, and not where NO_COLOR is set (no-color.org). */
export function processIo(): Io {
  const { stdout, stderr, env } = process;
  const colour = stdout.isTTY && !env.NO_COLOR && env.TERM !== "dumb";
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error; // the reader had enough, as in `caseloop report | head -1`
  });
  return {
    out: (line) => void stdout.write(`${line}\n`),
    err: (line) => void stderr.write(`${line}\n`),
    ...(stderr.isTTY && env.TERM !== "dumb" && { over: (line: string) => void stderr.write(`\r\x1b[2K${line}`) }),
    paint: (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text),
    clock: systemClock,
  };
}
