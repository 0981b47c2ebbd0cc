import { asOfInstant, type Immutable, project, subscribe } from "@caseloop/core";
import { editionOn } from "@caseloop/law";
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  assumedRatePolicy,
  byArea,
  byBusiness,
  byField,
  byUnit,
  closed,
  days,
  explain,
  onTime,
  percentOf,
  period,
  processSatisfaction,
  type RateRules,
  rate,
  rateBook,
  ratesBy,
  redo,
  redoResolved,
  response,
  resultSatisfaction,
  solved,
  type TicketFacts,
  ticketLedger,
} from "../src/index.ts";
import { lived, lives } from "./lives.ts";
import { byHand } from "./rates-by-hand.ts";

const metrics = [onTime, response, processSatisfaction, resultSatisfaction, solved, redo, redoResolved, closed];
const dimensions = [byUnit, byField, byBusiness, byArea];
const ledger = { tags: { area: ({ topic }: { readonly topic: string }) => (topic === "food" ? "north" : undefined) } };
const shipped = editionOn(assumedRatePolicy, "2023-07-01").rules;

const answer = fc.constantFrom("satisfied", "half", "dissatisfied", "exclude" as const);
const rules: fc.Arbitrary<RateRules> = fc.record({
  unreachable: answer,
  declined: answer,
  neutral: answer,
  anonymous: fc.constantFrom("count", "exclude"),
  unreasonable: fc.constantFrom("count", "exclude"),
  unsaid: fc.constantFrom("unsolved", "exclude"),
  callbacks: fc.constantFrom("any", "city"),
  cycle: fc.constantFrom("first", "last", "each"),
  attribution: fc.constantFrom("lead", "leadAndAssist"),
  closing: fc.constantFrom("reply", "end"),
  importedResponse: fc.constantFrom("count", "exclude"),
});
const moment = fc
  .integer({ min: 0, max: 70 })
  .map((n) => new Date(Date.UTC(2023, 6, 3 + n)).toISOString().slice(0, 10));

const ends = ["Closed", "StoppedWithNote", "Withdrawn", "Merged", "ClosedAtSource"];
const deadlines = ["Dispatched", "RedoOrdered", "ExtensionGranted", "Shelved", "Resumed"];
/** What may stand behind a part of each rate. */
const deciding: Readonly<Record<string, readonly string[]>> = {
  onTime: [...deadlines, "Replied", ...ends],
  response: ["Dispatched", "RedoOrdered", "Contacted"],
  process: ["CalledBack"],
  result: ["CalledBack"],
  solved: ["CalledBack"],
  redo: ["RedoOrdered", ...ends],
  redoResolved: ["RedoOrdered", "CalledBack", ...ends],
  closed: ends,
};

const rowsOf = (rows: Immutable<ReadonlyMap<string, TicketFacts>>) => [...rows.values()];

it("counts what a count by hand finds, now and as of any moment, by either time", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(lives, moment, fc.boolean(), async (moves, day, recorded) => {
      const { store } = await lived(moves);
      const at = asOfInstant(day);
      const asOf = recorded ? { recordedAt: day } : day;
      const rows = rowsOf(await project(store, ticketLedger(), { asOf }));
      const hand = await byHand(store, asOf, at, shipped);
      for (const [id, { hits, all }] of Object.entries(hand)) {
        const metric = metrics.find((one) => one.id === id) ?? onTime;
        expect([id, rate(rows, { metric, rules: shipped, at })]).toEqual([id, { numerator: hits, denominator: all }]);
        if (hits > 0) seen.add(`${id} yes`);
        if (hits < all) seen.add(`${id} no`);
      }
    }),
    { numRuns: 150, seed: 6 },
  );
  // A rate that is always nothing or always all would prove nothing.
  expect(seen.size).toBe(2 * 6);
});

it("kept event by event, shows the same as counted over the rows, in every period and under every key", async () => {
  await fc.assert(
    fc.asyncProperty(lives, rules, moment, moment, async (moves, by, through, from) => {
      const { store } = await lived(moves);
      const book = rateBook({ metrics, rules: by, dimensions, ledger });
      await subscribe(store, { only: book.only, on: book.take }, { live: false, limit: 7 }).done;
      const rows = rowsOf(await project(store, ticketLedger(ledger)));
      const spans = [period("2023-07"), period("2023-Q3"), period("2023"), days(from, from), days(from, "2023-12-31")];
      for (const metric of metrics)
        for (const span of spans) {
          const question = { metric, rules: by, at: asOfInstant(through), period: span };
          expect(book.rate({ metric, period: span, through })).toEqual(rate(rows, question));
          for (const dimension of dimensions) {
            const found = ratesBy(rows, question, dimension);
            for (const key of new Set([...book.keys(metric, dimension), ...found.keys()]))
              expect(book.rate({ metric, period: span, through, of: { dimension, key } })).toEqual(
                found.get(key) ?? { numerator: 0, denominator: 0 },
              );
          }
        }
    }),
    { numRuns: 60, seed: 7 },
  );
});

it("opens every figure down to events of the log, and the parts add up to it", async () => {
  await fc.assert(
    fc.asyncProperty(lives, rules, async (moves, by) => {
      const { store, until } = await lived(moves);
      const rows = rowsOf(await project(store, ticketLedger(ledger)));
      for (const metric of metrics) {
        const question = { metric, rules: by, at: until };
        const parts = [...explain(rows, question)];
        const { numerator, denominator } = rate(rows, question);
        const halves = parts.reduce((sum, { entry }) => sum + entry.halves, 0);
        expect(numerator * 2 * parts.length).toBe(denominator * halves);
        expect(denominator === parts.length || (halves % 2 === 1 && denominator === 2 * parts.length)).toBe(true);
        for (const { ticket, entry } of parts) {
          expect(entry.events.length).toBeGreaterThan(0);
          expect(new Set(entry.events).size).toBe(entry.events.length);
          for (const version of entry.events) {
            const [event] = await store.readStream(`ticket-${ticket}`, { after: version - 1, limit: 1 });
            expect(event?.version).toBe(version);
            expect(deciding[metric.id]).toContain(event?.type);
          }
        }
        // Units share nothing under "lead": their parts are the whole, but for tickets nobody leads.
        if (by.attribution === "lead") {
          const units = [...ratesBy(rows, question, byUnit).keys()].flatMap((key) => [
            ...explain(rows, question, { dimension: byUnit, key }),
          ]);
          expect(units.length).toBe(parts.filter(({ entry }) => entry.units.length > 0).length);
        }
      }
    }),
    { numRuns: 40, seed: 8 },
  );
});

it("says n/a, never 100%, where there is nothing to divide by", () => {
  for (const metric of metrics) {
    const nothing = rate([], { metric, rules: shipped, at: "2023-12-31T00:00:00.000Z" });
    expect(nothing).toEqual({ numerator: 0, denominator: 0 });
    expect(percentOf(nothing)).toBe("n/a");
  }
});
