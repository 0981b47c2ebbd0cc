import { project, rebuild, subscribe } from "@caseloop/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  byArea,
  byBusiness,
  byChannel,
  byKind,
  days,
  loadRatePolicy,
  onTime,
  period,
  rate,
  ratesBy,
  ticketLedger,
} from "../src/index.ts";
import { lived, lives } from "./lives.ts";
import * as s from "./story.ts";
import { july, shipped, told } from "./story.ts";

describe("the ledger of tickets", () => {
  it("kept page by page, rebuilt, and folded afresh, is the same", async () => {
    await fc.assert(
      fc.asyncProperty(lives, fc.integer({ min: 1, max: 9 }), async (moves, limit) => {
        const { store } = await lived(moves);
        const ledger = ticketLedger();
        await subscribe(store, ledger, { live: false, limit }).done;
        const folded = await project(store, ledger);
        expect(await store.views?.rows("ticketLedger", ["1", "2", "3", "4"])).toEqual(folded);
        expect((await rebuild(store, ledger)).differs).toEqual([]);
      }),
      { numRuns: 40, seed: 11 },
    );
  });

  it("holds nothing by which a caller or a respondent could be known", async () => {
    const { rows } = await told([
      s.register("10 09:00", {
        caller: { identity: "named", name: "吴某", phone: "13805310000", address: "某路1号", idNumber: "370123" },
        respondent: { name: "王老板", id: "91370125X" },
        content: "半颗牙",
      }),
      ...s.calledBack("satisfied", "satisfied", { remarks: "谢谢小李" }).slice(1),
    ]);
    const text = JSON.stringify(rows);
    for (const secret of ["吴某", "13805310000", "某路1号", "370123", "王老板", "半颗牙", "谢谢小李"])
      expect(text).not.toContain(secret);
    expect(text).toContain("91370125X");
  });

  it("keeps every deadline with the events that set it", async () => {
    const { rows } = await told([
      ...s.inHand(),
      ["14 09:00", "RequestExtension", { applicant: "h", days: 2, reason: "…" }],
      ["14 10:00", "GrantExtension", { approver: "b" }],
    ]);
    expect(rows[0]?.cycles).toMatchObject([
      {
        cycle: 1,
        lead: "u1",
        due: {
          at: "2023-07-19T15:59:59.999Z",
          events: [2, 6], // Dispatched and ExtensionGranted
        },
      },
    ]);
  });

  it("counts by kind, channel, business and what a host reads from a registration", async () => {
    const { store } = await told(s.inHand({ respondent: { name: "…", id: "b-1" }, topic: "north food" }), s.inHand());
    const ledger = ticketLedger({ tags: { area: ({ topic }) => (topic.startsWith("north") ? "north" : undefined) } });
    const rows = [...(await project(store, ledger)).values()];
    const keys = (dimension: typeof byArea) =>
      [...ratesBy(rows, { metric: onTime, rules: shipped, at: july("31 09:00") }, dimension)].map(
        ([key, { denominator }]) => [key, denominator],
      );
    expect(keys(byKind)).toEqual([["complaint", 2]]);
    expect(keys(byChannel)).toEqual([["phone", 2]]);
    expect(keys(byBusiness)).toEqual([["b-1", 1]]);
    expect(keys(byArea)).toEqual([["north", 1]]);
  });

  it("starts the first cycle anew when a direct answer did not satisfy", async () => {
    const { rows } = await told([
      s.register("10 09:00"),
      ["10 09:10", "AnswerDirectly", { officer: "o", answer: "…", means: "phone" }],
      s.call("10 09:20", "dissatisfied"),
      s.dispatch("10 10:00"),
    ]);
    expect(rows[0]?.cycles).toHaveLength(1);
    expect(rows[0]?.cycles[0]).not.toHaveProperty("done");
    expect(rows[0]?.cycles[0]).not.toHaveProperty("callback");
  });
});

describe("a period", () => {
  it("is a year, a quarter or a month, to its last day", () => {
    expect(period("2023")).toEqual({ id: "2023", from: "2023-01-01", to: "2023-12-31" });
    expect(period("2024-02")).toEqual({ id: "2024-02", from: "2024-02-01", to: "2024-02-29" });
    expect(period("2023-12").to).toBe("2023-12-31");
    expect(["1", "2", "3", "4"].map((q) => period(`2023-Q${q}`)).map(({ from, to }) => [from, to])).toEqual([
      ["2023-01-01", "2023-03-31"],
      ["2023-04-01", "2023-06-30"],
      ["2023-07-01", "2023-09-30"],
      ["2023-10-01", "2023-12-31"],
    ]);
    expect(days("2023-07-03", "2023-07-03")).toEqual({
      id: "2023-07-03/2023-07-03",
      from: "2023-07-03",
      to: "2023-07-03",
    });
    for (const wrong of ["", "23-07", "2023-13", "2023-00", "2023-Q5", "2023-Q0", "2023-7", "2023-07-01"])
      expect(() => period(wrong)).toThrow(expect.objectContaining({ code: "invalid-value" }));
    expect(() => days("2023-07-03", "2023-07-02")).toThrow(expect.objectContaining({ code: "invalid-value" }));
    expect(() => days("2023-02-30", "2023-03-02")).toThrow(expect.objectContaining({ code: "invalid-value" }));
  });

  it("begins and ends at midnight of the calendar's zone", async () => {
    const { rows } = await told(s.inHand(), s.inHand());
    const at = "2023-08-31T00:00:00.000Z";
    // 17 July is the deadline of both; its last millisecond is in July, and the day before holds nothing.
    const of = (from: string, to: string) =>
      rate(rows, { metric: onTime, rules: shipped, at, period: days(from, to) }).denominator;
    expect([of("2023-07-16", "2023-07-16"), of("2023-07-17", "2023-07-17"), of("2023-07-18", "2023-07-18")]).toEqual([
      0, 2, 0,
    ]);
  });
});

describe("a way of counting", () => {
  it("is read as a whole: no switch missing, unknown or with a word it does not know", () => {
    const document = (rules: object) => [{ id: "rates", version: "1", effective: { from: "2023-01-01" }, rules }];
    expect(loadRatePolicy(document(shipped)).editions).toHaveLength(1);
    const { neutral: _, ...without } = shipped;
    for (const rules of [without, { ...shipped, neutral: "maybe" }, { ...shipped, proactive: "count" }])
      expect(() => loadRatePolicy(document(rules))).toThrow(expect.objectContaining({ code: "invalid-policy" }));
  });
});
