import { setTimeout as sleep } from "node:timers/promises";
import { type AllOptions, PAGE, type Page, type Recorded, selected, splitStream, start } from "@caseloop/core";
import { positionOf, recorded } from "./envelope.ts";
import { passing } from "./faults.ts";
import { type Head, type Heads, oursOf } from "./heads.ts";
import type { Scope } from "./scope.ts";
import type { Manner, Server } from "./server.ts";

/**
 * A page of the log. The end is looked up first, then the selected categories are followed to it, and the stream of the last event
 * with them: so its coming says that everything was looked at, whatever the server's version says about being caught up.
 * Throws `CorruptEventError`, `StoreError`.
 */
export async function readAll(
  server: Server,
  scope: Scope,
  heads: Heads,
  { deadline, patience }: Manner,
  { after = start, limit = PAGE, only }: AllOptions,
): Promise<Page> {
  const until = Date.now() + patience;
  for (;;) {
    try {
      const head = await heads.find();
      if (!head || head.position <= after) return { events: [], position: after, end: true };
      if (only?.length === 0) return { events: [], position: head.position, end: true };
      return await pageTo(head);
    } catch (error) {
      if (!passing(error) || Date.now() > until) throw error;
      await sleep(50);
    }
  }

  async function pageTo(head: Head): Promise<Page> {
    const events: Recorded[] = [];
    for await (const item of server.follow(after, scope.pattern(only, head.record.streamId), deadline)) {
      if ("looked" in item) {
        if (item.looked === "everything" || item.looked >= BigInt(head.position)) break;
        continue;
      }
      const { record } = item;
      const stream = oursOf(scope, record);
      if (stream === undefined) continue;
      const position = positionOf(record, stream);
      if (position <= after) continue;
      if (position > head.position) break;
      const { category } = splitStream(stream);
      if (selected(only, { category, type: record.type })) events.push(recorded(record, stream));
      if (position === head.position) break;
      if (events.length >= limit) return { events, position, end: false };
    }
    return { events, position: head.position, end: true };
  }
}
