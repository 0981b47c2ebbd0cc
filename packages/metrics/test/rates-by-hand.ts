import { type AsOf, type EventStore, history, load } from "@caseloop/core";
import { chinaCalendar } from "@caseloop/law";
import { ticket } from "@caseloop/ticket";
import type { RateRules } from "../src/index.ts";
import { tickets } from "./lives.ts";

interface Count {
  hits: number;
  all: number;
}

/**
 * The rates once more, by another way: from the ticket's own state and the bare list of its events, one question at a time.
 * Knows the rules as they ship (each cycle, the lead alone), and is slow.
 */
export async function byHand(store: EventStore, asOf: AsOf, at: string, rules: RateRules) {
  const count = { onTime: none(), process: none(), result: none(), solved: none(), redo: none(), redoResolved: none() };
  for (const entity of tickets) {
    const { state } = await load(store, ticket, entity, { asOf });
    if (state.status === "none" || state.proactive) continue;
    const events = await history(store, ticket, entity, { asOf });
    const said = (type: string) => events.filter((event) => event.type === type);

    // Cycles that are over: their last reply says due and late; the last one is read off the state.
    for (let cycle = 1; cycle < state.cycle; cycle++) {
      const reply = events.findLast((event) => event.type === "Replied" && event.data.cycle === cycle);
      if (reply?.type === "Replied" && reply.data.due !== undefined && reply.data.due <= at)
        add(count.onTime, !reply.data.late);
    }
    const promised = state.shelved?.pause && state.status === "shelved" ? state.shelved.until : undefined;
    const due = promised === undefined ? state.limits.reply?.due : chinaCalendar.endOf(promised);
    const owed = !["replied", "reviewed", "calledBack", "ended"].includes(state.status);
    if (due !== undefined && due <= at) add(count.onTime, !owed && !state.breaches.includes(state.cycle));

    // A callback stands until the reply it was about is sent back, or another one comes in its cycle.
    const calls = new Map<number, Extract<(typeof events)[number], { type: "CalledBack" }>["data"]>();
    let cycle = 1;
    for (const event of events) {
      if (event.type === "RedoOrdered") cycle++;
      if (event.type === "CalledBack") calls.set(cycle, event.data);
      if (event.type === "ReplySentBack" || event.type === "Dispatched") calls.delete(cycle);
    }
    const stopped = state.ending === "stoppedWithNote";
    for (const call of stopped ? [] : calls.values()) {
      const value = { satisfied: true, dissatisfied: false, neutral: false } as Record<string, boolean | undefined>;
      if (value[call.process] !== undefined) add(count.process, value[call.process] === true);
      if (value[call.result] !== undefined) add(count.result, value[call.result] === true);
      if (call.solved !== undefined) add(count.solved, call.solved);
    }
    const redone = said("RedoOrdered").length > 0;
    if (state.ending === "handled") add(count.redo, redone);
    const last = state.callback;
    if (redone && !stopped)
      add(count.redoResolved, state.ending === "handled" && (last?.solved ?? last?.result === "satisfied"));
  }
  if (rules.cycle !== "each") throw new Error("this hand counts each cycle");
  return count;
}

function none(): Count {
  return { hits: 0, all: 0 };
}

function add(count: Count, hit: boolean): void {
  count.all++;
  if (hit) count.hits++;
}
