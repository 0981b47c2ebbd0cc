import type { EventStore, Views } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { addDays } from "@caseloop/law";
import { complaint, report, ticket } from "@caseloop/ticket";
import { describe, expect, it } from "vitest";
import { clocking, clocks, escalation, leading, type Ticked, tick, timed, timekeeper } from "../src/index.ts";
import { type Step, take, year } from "./year.ts";
import { byHand, type Found } from "./year-oracle.ts";

const keeper = timekeeper([leading(), clocking([ticket, complaint, report])], [timed(escalation), timed(clocks)]);
const evenings = Array.from({ length: 365 }, (_, i) =>
  new Date(`${addDays("2023-01-01", i)}T22:00:00+08:00`).toISOString(),
);

/** Plays the steps of each day and ticks in the evening. */
async function live(store: EventStore, steps: readonly Step[], on: readonly string[], views?: Views) {
  const ticked: Ticked[] = [];
  let next = 0;
  for (const evening of on) {
    for (; (steps[next]?.at ?? "9999") <= evening; next += 1) await take(store, steps[next] as Step);
    ticked.push(await tick(store, evening, keeper, views && { views }));
  }
  return ticked;
}

async function found(store: EventStore): Promise<Found> {
  const told = { breached: 0, yellow: 0, red: 0 };
  const only = [{ category: "clocks", types: ["ClockBreached", "NoticeGiven"] }];
  const { events } = await store.readAll({ limit: 1_000_000, only });
  for (const { type, data } of events) {
    const { clock, card } = data as { clock: string; card?: "yellow" | "red" };
    if (clock !== "hotline/reply") continue;
    if (type === "ClockBreached") told.breached += 1;
    if (card) told[card] += 1;
  }
  return told;
}

describe("a district's year, ticked day by day", () => {
  it("finds the breaches and cards that a count by hand finds, reading little more than what was due", async () => {
    const store = memoryStore();
    const { scripts, steps } = year(Number(process.env.YEAR_TICKETS ?? 5_000)); // 100000 takes four minutes
    const ticked = await live(store, steps, evenings);
    const told = await found(store);
    expect(told).toEqual(byHand(scripts, evenings));
    expect(told.breached).toBeGreaterThan(500);
    expect(told.red).toBeGreaterThan(100);
    for (const { visited, due } of ticked) expect(visited).toBeLessThanOrEqual(2 * due + 16);
  });

  it("ticked once a month finds the same breaches", async () => {
    const store = memoryStore();
    const { scripts, steps } = year(300, 11);
    const monthly = evenings.filter((_, i) => i % 30 === 29 || i === 364);
    await live(store, steps, monthly);
    expect((await found(store)).breached).toBe(byHand(scripts, evenings).breached);
  });
});

describe("the cost of a tick", () => {
  /** Views that count the agenda's rows that are read or written. */
  function counting(views: Views): Views & { rowsSeen: number } {
    const counted = {
      ...views,
      rowsSeen: 0,
      async scan(...[view, options]: Parameters<Views["scan"]>) {
        const rows = await views.scan(view, options);
        counted.rowsSeen += rows.length;
        return rows;
      },
      async rows(...[view, keys]: Parameters<Views["rows"]>) {
        counted.rowsSeen += keys.length;
        return views.rows(view, keys);
      },
      async save(...[view, change]: Parameters<Views["save"]>) {
        counted.rowsSeen += change.set.size + [...change.delete].length;
        await views.save(view, change);
      },
    };
    return counted;
  }

  it("is that of what happened and fell due, not of what is open", async () => {
    const { steps } = year(60, 3);
    const rows = async (dormant: number) => {
      const store = memoryStore();
      const views = counting(store.views);
      const source = { system: "old", digest: "0", line: 1, fields: {} };
      for (let i = 0; i < dormant; i++) {
        const at = "2022-12-30T02:00:00.000Z";
        const command = { kind: "help", channel: "otherSystem", topic: "noise", content: "Loud" } as const;
        await take(store, {
          ticket: `d-${i}`,
          at,
          command: { type: "Register", data: { ...command, source: { ...source, key: `${i}` } } },
        });
        await take(store, {
          ticket: `d-${i}`,
          at,
          command: { type: "Dispatch", data: { lead: "x", sourceDue: "2026-12-01T00:00:00.000Z" } },
        });
      }
      await live(store, [], ["2022-12-31T14:00:00.000Z"], views);
      views.rowsSeen = 0;
      const ticked = await live(store, steps, evenings, views);
      const due = ticked.reduce((sum, one) => sum + one.due, 0);
      return { seen: views.rowsSeen, due, scanned: ticked.reduce((sum, one) => sum + one.visited, 0) };
    };
    const [few, many] = [await rows(0), await rows(1_000)];
    expect(many.due).toBe(few.due);
    expect(few.due).toBeGreaterThan(50);
    // A tick without anything due reads sixteen of those that sleep, whether there are a thousand or a million.
    expect(many.seen - few.seen).toBeLessThanOrEqual(365 * 16 + few.due);
    expect(many.scanned).toBeLessThanOrEqual(2 * few.due + 365 * 16);
  });
});
