import {
  type AllOptions,
  type CommandOf,
  type EventStore,
  handle,
  project,
  start,
  subscribe,
  type Views,
} from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { chinaCalendar, editionOn } from "@caseloop/law";
import { ticket } from "@caseloop/ticket";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  assumedRatePolicy,
  closed,
  days,
  keptLedger,
  onTime,
  processSatisfaction,
  rate,
  redo,
  redoResolved,
  response,
  resultSatisfaction,
  solved,
  ticketLedger,
} from "../src/index.ts";
import { lived, lives, tickets } from "./lives.ts";
import * as s from "./story.ts";
import { july, told } from "./story.ts";

const metrics = [onTime, response, processSatisfaction, resultSatisfaction, solved, redo, redoResolved, closed];
const { rules } = editionOn(assumedRatePolicy, "2023-07-01");
const at = (day: string) => chinaCalendar.startOf(day);
const day = fc.integer({ min: 0, max: 70 }).map((n) => new Date(Date.UTC(2023, 6, 3 + n)).toISOString().slice(0, 10));

/** The store as it was when its log ended there. */
function upTo(store: EventStore, head: number): EventStore {
  return {
    ...store,
    async readAll(options) {
      const page = await store.readAll(options);
      const events = page.events.filter(({ position }) => position <= head);
      const end = page.end || events.length < page.events.length;
      return { events, position: events.at(-1)?.position ?? options?.after ?? start, end };
    },
  };
}

/** These views, and how many rows were read from them. */
function counting(views: Views) {
  const reads = { scanned: 0, found: 0 };
  const counted: Views = {
    ...views,
    async scan(...asked) {
      const page = await views.scan(...asked);
      reads.scanned += page.length;
      return page;
    },
    async rows(...asked) {
      const rows = await views.rows(...asked);
      reads.found += rows.size;
      return rows;
    },
  };
  return { views: counted, reads };
}

describe("the kept ledger", () => {
  it("has every row that counts in a period or later, whoever else keeps the rows before or meanwhile", async () => {
    const stage = fc.record({
      grows: fc.integer({ min: 0, max: 40 }),
      from: day,
      others: fc.constantFrom("none", "before", "meanwhile"),
    });
    await fc.assert(
      fc.asyncProperty(lives, fc.array(stage, { minLength: 3, maxLength: 6 }), async (moves, stages) => {
        const { store, until } = await lived(moves);
        const { views } = memoryStore();
        let head = 0;
        const today = { ...store, views, readAll: (asked?: AllOptions) => upTo(store, head).readAll(asked) };
        const [kept, other] = [keptLedger(today), keptLedger(today)];
        for (const { grows, from, others } of stages) {
          head += grows;
          if (others === "before") await other.since(at(from));
          const [rows] = await Promise.all([kept.since(at(from)), others === "meanwhile" && other.since(at(from))]);
          const all = await project(upTo(store, head), ticketLedger());
          expect(await views.rows("ticketLedger", tickets)).toEqual(all);
          for (const row of rows) expect(row).toEqual(all.get(row.ticket));
          for (const metric of metrics) {
            const question = { metric, rules, at: until, period: days(from, "2024-12-31") };
            expect(rate(rows, question)).toEqual(rate(all.values(), question));
          }
        }
      }),
      { numRuns: 150, seed: 12 },
    );
  });

  it("reads all rows once, and then those that come back to life after a period without them", async () => {
    const { store } = await told(s.calledBack("dissatisfied"), s.calledBack("satisfied"), s.inHand());
    const { views, reads } = counting(store.views as Views);
    const kept = keptLedger(store, { views });
    const of = async (from: string) => (await kept.since(at(from))).map(({ ticket: id }) => id).toSorted();

    expect(await of("2023-07-01")).toEqual(["1", "2", "3"]);
    expect(reads).toEqual({ scanned: 3, found: 0 });
    expect(await of("2023-07-17")).toEqual(["1", "2", "3"]); // the day on which all of them are due
    expect(await of("2023-07-18")).toEqual([]);
    expect(reads).toEqual({ scanned: 3, found: 0 });

    const [when, type, data] = s.redone("20 10:00");
    await handle(store, ticket, "1", { type, data, at: july(when) } as CommandOf<typeof ticket>);
    expect(await of("2023-07-18")).toEqual(["1"]);
    expect(reads).toEqual({ scanned: 3, found: 1 });
    expect(await of("2023-07-10")).toEqual(["1", "2", "3"]); // an earlier period: all are read again
    expect(reads).toEqual({ scanned: 6, found: 1 });
  });

  it("follows without being asked for anything, and has nothing left to read when it is", async () => {
    const { store } = await told(s.calledBack("satisfied"), s.inHand());
    const read: number[] = [];
    const readAll = async (options?: AllOptions) => {
      const page = await store.readAll(options);
      read.push(page.events.length);
      return page;
    };
    const kept = keptLedger({ ...store, readAll });
    await kept.follow();
    expect(await (store.views as Views).scan("ticketLedger")).toHaveLength(2);
    expect(read.splice(0)).not.toEqual([0]);
    expect(await kept.since(at("2023-07-01"))).toEqual([...(await project(store, ticketLedger())).values()]);
    expect(read).toEqual([0]);
  });

  it("reads all rows again once somebody else has saved any", async () => {
    const { store } = await told(s.calledBack("satisfied"), s.inHand());
    const { views, reads } = counting(store.views as Views);
    const kept = keptLedger(store, { views });
    await kept.since(at("2023-07-01"));
    const [when, type, data] = s.reply("14 09:00");
    await handle(store, ticket, "2", { type, data, at: july(when) } as CommandOf<typeof ticket>);
    await subscribe(store, ticketLedger(), { live: false }).done;
    const rows = await kept.since(at("2023-07-01"));
    expect(rows.find(({ ticket: id }) => id === "2")?.cycles[0]?.done).toMatchObject({ at: july(when) });
    expect(reads.scanned).toBe(4);
  });

  it("wants a moment, whatever the zone it is written in", async () => {
    const { store } = await told(s.calledBack("satisfied"));
    const kept = keptLedger(store);
    await expect(kept.since("soon")).rejects.toThrow(RangeError);
    expect(await kept.since("2023-07-17T23:59:59.999+08:00")).toHaveLength(1);
    expect(await kept.since("2023-07-18T00:00:00.000+08:00")).toEqual([]);
  });

  it("wants views", () => {
    const { views: _, ...store } = memoryStore();
    expect(() => keptLedger(store)).toThrow(TypeError);
  });
});
