import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { CaseloopError, hasCode } from "@caseloop/core";
import type { Io } from "./io.ts";

/** How a command ended, as the shell is told. */
export const exit = { ok: 0, refused: 1, usage: 2, unreadable: 3, store: 4, defect: 5 } as const;
export type Exit = (typeof exit)[keyof typeof exit];

/** The command line was not understood. */
export class UsageError extends CaseloopError<"usage", { came: string; expected: string }> {
  constructor(came: string, expected: string) {
    super("usage", `came ${came}, expected ${expected}`, { came, expected });
  }
}

type Values<Options extends ParseArgsOptionsConfig> = {
  readonly [Name in keyof Options]: (Options[Name]["type"] extends "boolean" ? boolean : string) | undefined;
};

export interface CommandDefinition<Options extends ParseArgsOptionsConfig> {
  readonly name: string;
  readonly summary: string;
  /** What stands behind the name: `<case>`, `[file]`. */
  readonly takes: readonly string[];
  readonly options: Options;
  /** What each option means, and further lines of help. */
  readonly help: Readonly<Record<keyof Options & string, string>>;
  readonly notes?: readonly string[];
  readonly run: (
    args: { readonly words: readonly string[]; readonly options: Values<Options> },
    io: Io,
  ) => Promise<Exit>;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  /** The command's own help, line by line. */
  readonly help: readonly string[];
  /** Throws `UsageError`, and what the work throws. */
  run(args: readonly string[], io: Io): Promise<Exit>;
}

/** A command with its options; the types of `options` follow from the definition. */
export function command<const Options extends ParseArgsOptionsConfig>(definition: CommandDefinition<Options>): Command {
  const { name, summary, takes, options, help, notes = [] } = definition;
  const flags = Object.entries(options).map(
    ([flag, { type }]) => [`--${flag}${type === "string" ? ` ${flag.toUpperCase()}` : ""}`, help[flag] ?? ""] as const,
  );
  const wide = Math.max(...flags.map(([flag]) => flag.length));
  const usage = `caseloop ${[name, ...takes].join(" ")} [options]`;
  const needed = takes.filter((word) => !word.startsWith("[")).length;
  return {
    name,
    summary,
    usage,
    help: [
      usage,
      "",
      summary,
      "",
      ...flags.map(([flag, text]) => `  ${flag.padEnd(wide)}  ${text}`),
      ...(notes.length ? ["", ...notes] : []),
    ],
    async run(args, io) {
      const { values, positionals } = parse(args, options);
      if (positionals.length < needed || positionals.length > takes.length) {
        const came = positionals.length === 0 ? "nothing" : positionals.map((word) => JSON.stringify(word)).join(" ");
        throw new UsageError(`${came} after "${name}"`, usage);
      }
      return definition.run({ words: positionals, options: values as Values<Options> }, io);
    },
  };
}

function parse(args: readonly string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")) {
      const known = Object.keys(options).map((flag) => `--${flag}`);
      throw new UsageError(error.message.replace(/\. .*$/s, "").toLowerCase(), known.join(", "));
    }
    throw error;
  }
}

export const isUsage = (error: unknown): error is UsageError => hasCode(error, "usage");
