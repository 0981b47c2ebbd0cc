import { parseArgs } from "node:util";

/** What a run was asked for. */
export interface Options {
  readonly tickets: number;
  readonly seed: string;
  /** `memory`, `sqlite:PATH`, or absent: a fresh file of its own. */
  readonly store?: string;
  readonly json: boolean;
}

export const usage = `usage: npm run demo -- [options]
  --tickets N    how many requests reach the bureau, 300 to 200000 (default 1200)
  --seed TEXT    another seed, another year (default 2023)
  --store NAME   memory or sqlite:PATH (default: a new file in the folder for temporary files)
  --json         print the figures as one JSON object in the last line`;

/** A command line that was not understood; its message says what came and what was expected. */
export class UsageError extends Error {}

/** Throws `UsageError`. */
export function optionsOf(args: readonly string[], defaults: Pick<Options, "tickets" | "seed">): Options {
  const { tickets: count, seed = defaults.seed, store, json = false } = parsed(args);
  const tickets = Number(count ?? defaults.tickets);
  if (!Number.isInteger(tickets) || tickets < 300 || tickets > 200_000)
    throw new UsageError(`--tickets ${JSON.stringify(count)}: expected a whole number from 300 to 200000`);
  if (seed === "") throw new UsageError(`--seed "": expected some text`);
  if (store !== undefined && store !== "memory" && !/^sqlite:[^:]/.test(store))
    throw new UsageError(`--store ${JSON.stringify(store)}: expected memory or sqlite:PATH`);
  return { tickets, seed, json, ...(store !== undefined && { store }) };
}

function parsed(args: readonly string[]) {
  try {
    const text = { type: "string" } as const;
    return parseArgs({
      args: [...args],
      options: { tickets: text, seed: text, store: text, json: { type: "boolean" } },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
