import { type Page, type Position, type Recorded, type Selection, selected } from "@caseloop/core";
import type { PreparedEvent } from "@caseloop/core/adapter";

/** How many events are remembered, and how much text one of them may hold: some 15 MB as a rule, 80 MB at most. */
const [MOST, LARGE] = [8192, 4096];

/**
 * The end of the log as this process recorded it, so that readers who follow close behind need not have it read back and parsed. Events
 * never change and these are frozen; positions are without gaps, so they are the end of the log where the last of them is its head.
 */
export class Tail {
  #events: Recorded[] = [];
  #uncommitted: Recorded[] = [];

  /** Takes what the transaction under way recorded; a large event is not remembered, nor what stands before it. */
  recorded(events: readonly Recorded[], texts: readonly PreparedEvent[]): void {
    for (const [i, event] of events.entries()) {
      const { data, envelope } = texts[i] as PreparedEvent;
      if (data.length + envelope.length <= LARGE) this.#uncommitted.push(event);
      else this.#uncommitted = [];
    }
  }

  /** The transaction is durable. */
  committed(): void {
    const [first] = this.#uncommitted;
    if (!first) return;
    if (first.position !== (this.#events.at(-1)?.position ?? 0) + 1) this.#events = [];
    for (const event of this.#uncommitted) this.#events.push(event);
    this.#uncommitted = [];
    if (this.#events.length > 2 * MOST) this.#events = this.#events.slice(-MOST);
  }

  /** The transaction was rolled back, or nobody knows. */
  undone(): void {
    this.#uncommitted = [];
  }

  /** A page of the log, whose head this is; `undefined` where some of it is not remembered. */
  page(after: number, head: Position, limit: number, only: readonly Selection[] | undefined): Page | undefined {
    const [first, last] = [this.#events[0], this.#events.at(-1)];
    if (!first || last?.position !== head || after < first.position - 1 || after >= head) return undefined;
    const events: Recorded[] = [];
    let at = after - first.position + 1;
    while (at < this.#events.length && events.length < limit) {
      const event = this.#events[at++] as Recorded;
      if (selected(only, event)) events.push(event);
    }
    const position = events.length === limit ? (events.at(-1) as Recorded).position : head;
    return { events, position, end: position === head };
  }
}
