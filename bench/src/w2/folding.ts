import { LIFE } from "../ticket/events.ts";
import type { Contender } from "../workload.ts";
import type { Row } from "./row.ts";

export interface Reading {
  fold(): ReadonlyMap<string, Row> | Promise<ReadonlyMap<string, Row>>;
  close(): unknown;
}

/** A contender that folds the whole log once a round. */
export function folding(streams: number, { fold, close }: Reading): Contender {
  let rows: ReadonlyMap<string, Row> = new Map();
  return {
    async run() {
      rows = await fold();
      return streams * LIFE;
    },
    answer: () => JSON.stringify([rows.size, ...[...rows].slice(0, 50)]),
    end: close,
  };
}

/** The same without an answer: where it does other work than its fellows. */
export function silent({ answer, ...contender }: Contender): Contender {
  return contender;
}
