import { LIFE } from "../ticket/events.ts";
import type { Contender } from "../workload.ts";
import { logFile, removeLogFile } from "./log-file.ts";
import type { Row } from "./row.ts";

export interface Reading {
  fold(): ReadonlyMap<string, Row> | Promise<ReadonlyMap<string, Row>>;
  close(): unknown;
}

/** A contender that folds the whole log once a round. */
export async function rebuilding(streams: number, open: (file: string) => Reading): Promise<Contender> {
  const file = await logFile(streams);
  const { fold, close } = open(file);
  let rows: ReadonlyMap<string, Row> = new Map();
  return {
    async run() {
      rows = await fold();
      return streams * LIFE;
    },
    answer: () => JSON.stringify([rows.size, ...[...rows].slice(0, 50)]),
    async end() {
      await close();
      removeLogFile(file);
    },
  };
}

/** The same without an answer: where it does other work than its fellows. */
export function silent({ answer, ...contender }: Contender): Contender {
  return contender;
}
