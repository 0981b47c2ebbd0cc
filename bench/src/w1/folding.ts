import type { Recorded } from "@caseloop/core";
import { LIFE, type TicketEvent } from "../ticket/events.ts";
import { recordedLives } from "../ticket/recorded.ts";
import type { Ticket } from "../ticket/state.ts";
import type { Contender } from "../workload.ts";

/** A contender that folds every stream once a round and lets the states go. */
export async function folding(
  streams: number,
  fold: (events: (Recorded & TicketEvent)[]) => Ticket,
): Promise<Contender> {
  const lives = await recordedLives(streams);
  let notes = 0;
  return {
    run() {
      for (const life of lives) notes += fold(life).notes.length;
      return streams * LIFE;
    },
    answer: () => JSON.stringify([notes > 0, ...lives.slice(0, 50).map((life) => Object.entries(fold(life)).sort())]),
  };
}
