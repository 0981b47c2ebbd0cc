import { chinaCalendar, fen, formatYuan } from "@caseloop/law";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { owedOn } from "../src/case/index.ts";
import {
  after,
  at,
  chosen,
  clue,
  decide,
  evidence,
  facts,
  life,
  onCase,
  pay,
  performed,
  published,
  type Step,
  served,
  stallholder,
  step,
} from "./case-world.ts";

const impose = (local: string) => step(local, "ImposeSurcharge", { approver: "head" });
const owing = (steps: readonly Step[], day: string) => owedOn(day, after(steps));
/** Served on 2 August 2023 with a fine of ¥70,000, to be paid by the 17th; the surcharge is imposed on the 18th. */
const overdue: readonly Step[] = [...served, impose("2023-08-18 09:00")];

describe("the surcharge", () => {
  // 3% of ¥70,000 is ¥2,100 a day; the cap of ¥70,000 is reached on the 34th day (33 days are ¥69,300): Penalty Law art. 72.
  it.each([
    ["2023-08-18", "¥2,100.00"],
    ["2023-08-19", "¥4,200.00"],
    ["2023-09-19", "¥69,300.00"],
    ["2023-09-20", "¥70,000.00"],
    ["2024-08-18", "¥70,000.00"],
  ])("on %s has run up to %s", (day, sum) => expect(formatYuan(owing(overdue, day).surcharge)).toBe(sum));

  it("is in whole fen: what is left of one falls away", () => {
    const odd = served.map(
      (one): Step =>
        one[1].type === "Decide" ? decide(one[0], { penalties: [chosen({ fine: fen(6_999_999) })] }) : one,
    );
    // 3% of ¥69,999.99 is ¥2,099.9997 a day, ¥4,199.9994 for two.
    expect(owing([...odd, impose("2023-08-18 09:00")], "2023-08-18").surcharge).toBe(209_999);
    expect(owing([...odd, impose("2023-08-18 09:00")], "2023-08-19").surcharge).toBe(419_999);
  });

  it("ends with the payment of the fine, and stays owed", () => {
    const paid = [...overdue, pay("2023-08-19 09:00", 7_000_000)];
    expect(owing(paid, "2023-12-31")).toEqual({ fine: 0, confiscated: 0, surcharge: 420_000 });
    expect(owing([...paid, pay("2023-08-20 09:00", 420_000)], "2023-12-31").surcharge).toBe(0);
  });

  it("does not end with a part of the fine: the rule speaks of the fine", () => {
    const part = [...overdue, pay("2023-08-18 10:00", 6_999_999)];
    expect(owing(part, "2023-08-19")).toEqual({ fine: 1, confiscated: 0, surcharge: 420_000 });
  });

  it("does not count the days of a reconsideration or a law suit, from the day after it was sought", () => {
    const sought = [
      ...overdue,
      step("2023-08-20 09:00", "SeekRemedy", { kind: "reconsideration", body: "district government" }),
    ];
    // 18 to 20 August count.
    expect(owing(sought, "2023-09-30").surcharge).toBe(630_000);
    const ended = [...sought, step("2023-10-09 09:00", "EndRemedy", { result: "upheld", document: "d" })];
    expect(owing(ended, "2023-10-09").surcharge).toBe(630_000);
    expect(owing(ended, "2023-10-10").surcharge).toBe(840_000);
    // A law suit on the very day the reconsideration ended.
    const sued = [
      ...ended,
      step("2023-10-09 10:00", "SeekRemedy", { kind: "litigation", body: "court" }),
      step("2023-10-12 09:00", "EndRemedy", { result: "upheld", document: "d" }),
    ];
    expect(owing(sued, "2023-10-12").surcharge).toBe(630_000);
    expect(owing(sued, "2023-10-13").surcharge).toBe(840_000);
  });

  it("began before the remedy where it was sought before the fine was due", () => {
    const early = [
      ...served,
      step("2023-08-10 09:00", "SeekRemedy", { kind: "reconsideration", body: "b" }),
      impose("2023-08-18 09:00"),
      step("2023-08-21 09:00", "EndRemedy", { result: "upheld", document: "d" }),
    ];
    expect(owing(early, "2023-08-21").surcharge).toBe(0);
    expect(owing(early, "2023-08-22").surcharge).toBe(210_000);
  });
});

const grant = (local: string, ...parts: [amount: number, by: string][]) =>
  step(local, "GrantInstalments", {
    application: "经营困难",
    officer: "i-1",
    approver: "head",
    plan: parts.map(([amount, by]) => ({ amount: fen(amount), by })),
  });

describe("payment in parts", () => {
  const planned: readonly Step[] = [
    ...served,
    pay("2023-08-03 09:00", 1_000_000),
    grant("2023-08-04 09:00", [2_000_000, "2023-08-31"], [4_000_000, "2023-09-28"]),
  ];

  it("moves the day from which the fine is overdue to that of the part that was missed", () => {
    onCase(planned, impose("2023-08-31 23:59")).thenRejected("not-overdue");
    const { events } = onCase(planned, impose("2023-09-01 00:00"));
    expect(events[0]).toMatchObject({ data: { overdueSince: "2023-08-31" } });
    const first = [...planned, pay("2023-08-30 09:00", 2_000_000)];
    onCase(first, impose("2023-09-28 23:59")).thenRejected("not-overdue");
    expect(onCase(first, impose("2023-09-29 00:00")).events[0]).toMatchObject({ data: { overdueSince: "2023-09-28" } });
  });

  it("asks of each part what is due by then beside what was paid before the plan", () => {
    const part = [...planned, pay("2023-08-30 09:00", 1_500_000)];
    expect(onCase(part, impose("2023-09-01 00:00")).events[0]).toMatchObject({ data: { overdueSince: "2023-08-31" } });
  });

  it("covers the fine still unpaid, to the fen", () => {
    onCase(planned.slice(0, -1), grant("2023-08-04 09:00", [6_000_001, "2023-08-31"])).thenRejected("plan-sum");
    onCase(planned.slice(0, -1), grant("2023-08-04 09:00", [6_000_000, "2023-08-31"], [0, "2023-09-28"])).thenRejected(
      "plan-sum",
    );
  });

  it("is approved by the head, not by whoever brings the application", () => {
    const own = grant("2023-08-04 09:00", [6_000_000, "2023-08-31"]);
    if (own[1].type !== "GrantInstalments") throw new Error("no plan");
    const data = { ...own[1].data, officer: "head" };
    onCase(planned.slice(0, -1), [own[0], { ...own[1], data }]).thenRejected("own-approval");
  });

  it("lies ahead, one part after the other", () => {
    onCase(planned.slice(0, -1), grant("2023-08-04 09:00", [6_000_000, "2023-08-04"])).thenRejected("plan-dates");
    onCase(
      planned.slice(0, -1),
      grant("2023-08-04 09:00", [3_000_000, "2023-08-31"], [3_000_000, "2023-08-30"]),
    ).thenRejected("plan-dates");
  });

  it("lets the bureau go to court only after its last day, where that is later than the time for remedies", () => {
    const late = [
      ...published,
      grant("2023-08-04 09:00", [3_500_000, "2023-08-31"], [3_500_000, "2024-02-29"]),
      step("2023-09-01 09:00", "Demand", { officer: "i-1" }),
    ];
    const court = (local: string) => step(local, "ApplyToCourt", { approver: "head", court: "c" });
    onCase(late, court("2024-02-29 23:59")).thenRejected("court-too-early");
    expect(onCase(late, court("2024-03-01 00:00")).events[0]).toMatchObject({
      data: {
        owed: 7_000_000,
        window: { day: "2024-05-29", months: 3, basis: { act: "compulsion-law", article: "53" } },
      },
    });
  });
});

describe("going to court", () => {
  const demand = step("2023-08-18 09:00", "Demand", { officer: "i-1" });
  const court = (local: string) => step(local, "ApplyToCourt", { approver: "head", court: "c" });
  const sought = [...published, demand, step("2023-08-21 09:00", "SeekRemedy", { kind: "reconsideration", body: "b" })];

  it("waits fifteen days after a reconsideration that upheld the decision (Litigation Law art. 45)", () => {
    onCase(sought, court("2024-03-01 09:00")).thenRejected("remedy-open");
    const upheld = [...sought, step("2023-10-20 09:00", "EndRemedy", { result: "upheld", document: "d" })];
    onCase(upheld, court("2023-11-04 23:59")).thenRejected("court-too-early");
    expect(onCase(upheld, court("2023-11-05 00:00")).rejection).toBeUndefined();
    onCase(upheld, court("2024-02-05 00:00")).thenRejected("court-too-late");
  });

  it("waits for the six months where a remedy was taken back", () => {
    const back = [...sought, step("2023-10-20 09:00", "EndRemedy", { result: "withdrawn", document: "d" })];
    onCase(back, court("2024-02-02 23:59")).thenRejected("court-too-early");
    expect(onCase(back, court("2024-02-03 00:00")).rejection).toBeUndefined();
  });

  it("is pointless for a decision that was annulled", () => {
    const annulled = [...sought, step("2023-10-20 09:00", "EndRemedy", { result: "annulled", document: "d" })];
    onCase(annulled, court("2024-03-01 09:00")).thenRejected("must-withdraw");
  });

  it("is approved by somebody who did not investigate, and follows a law suit that was lost at once", () => {
    const later: Step = step("2024-02-05 09:00", "ApplyToCourt", { approver: "i-1", court: "c" });
    onCase([...published, demand], later).thenRejected("own-approval");
    const sued = [
      ...published,
      demand,
      step("2023-08-21 09:00", "SeekRemedy", { kind: "litigation", body: "court" }),
      step("2024-03-20 09:00", "EndRemedy", { result: "upheld", document: "d" }),
    ];
    expect(onCase(sued, court("2024-03-20 09:01")).events[0]).toMatchObject({
      data: { window: { day: "2024-06-20" } },
    });
  });

  it("is over with the decision: a withdrawn one is nothing to execute", () => {
    const gone = [
      ...published,
      demand,
      court("2024-02-05 09:00"),
      step("2024-02-06 09:00", "WithdrawDecision", { approver: "head", ground: "factsWrong", reason: "r" }),
    ];
    onCase(gone, step("2024-02-07 09:00", "RecordCourt", { outcome: "executed", document: "d" })).thenRejected(
      "no-court",
    );
  });

  it("leaves duties undone where the court ends the execution", () => {
    const tried = [
      ...published,
      demand,
      court("2024-02-05 09:00"),
      step("2024-06-03 09:00", "RecordCourt", { outcome: "terminated", document: "d" }),
    ];
    expect(
      onCase(tried, step("2024-06-04 09:00", "Close", { applicant: "i-1", approver: "head" })).rejection,
    ).toBeUndefined();
  });

  it("ends the case where the court ends the execution, with money still owed", () => {
    const tried = [
      ...performed,
      demand,
      court("2024-02-05 09:00"),
      step("2024-06-03 09:00", "RecordCourt", { outcome: "terminated", document: "d" }),
    ];
    const { events } = onCase(tried, step("2024-06-04 09:00", "Close", { applicant: "i-1", approver: "head" }));
    expect(events[0]).toMatchObject({ type: "Closed", data: { ending: "terminatedByCourt" } });
    onCase(
      [...tried.slice(0, -1), step("2024-06-03 09:00", "RecordCourt", { outcome: "refused", document: "d" })],
      step("2024-06-04 09:00", "Close", { applicant: "i-1", approver: "head" }),
    ).thenRejected("unpaid");
  });

  it("needs a demand, and a demand needs something overdue", () => {
    onCase(published, step("2023-08-17 23:59", "Demand", { officer: "i-1" })).thenRejected("not-overdue");
    expect(onCase(published, demand).events[0]).toMatchObject({
      data: { owed: 7_000_000, performBy: { deadline: { day: "2023-09-01" } } },
    });
  });
});

describe("what is confiscated", () => {
  const gains = (): Step => {
    const [local, command] = served.find(([, { type }]) => type === "Decide") ?? served[0] ?? pay("", 0);
    if (command.type !== "Decide") throw new Error("no decision");
    const penalties = command.data.penalties.map((one) => ({
      ...one,
      facts: facts({ unlawfulGains: 50_000, refundsDue: 20_000 }),
    }));
    return [local, { type: "Decide", data: { ...command.data, penalties } }];
  };
  const told = (): Step => {
    const [local, command] = served.find(([, { type }]) => type === "Notify") ?? pay("", 0);
    if (command.type !== "Notify") throw new Error("no notice");
    const penalties = command.data.penalties.map((one) => ({ ...one, confiscated: fen(30_000) }));
    return [local, { type: "Notify", data: { ...command.data, penalties } }];
  };
  const both = served.map((one) => (one[1].type === "Decide" ? gains() : one[1].type === "Notify" ? told() : one));

  it("is the gains less the refunds due, and is paid before the fine", () => {
    expect(owing(both, "2023-08-03")).toEqual({ confiscated: 30_000, fine: 7_000_000, surcharge: 0 });
    const { events } = onCase(both, pay("2023-08-03 09:00", 40_000));
    expect(events[0]).toMatchObject({ data: { confiscated: 30_000, fine: 10_000, surcharge: 0 } });
  });

  it("carries no surcharge by itself", () => {
    const fined = [...both, pay("2023-08-03 09:00", 29_999)];
    expect(owing([...fined, impose("2023-08-18 09:00")], "2023-08-18")).toEqual({
      confiscated: 1,
      fine: 7_000_000,
      surcharge: 210_000,
    });
  });
});

describe("no history of payments", () => {
  const moves = fc.array(
    fc.record({ days: fc.integer({ min: 0, max: 20 }), what: fc.nat(6), share: fc.integer({ min: 1, max: 1_300 }) }),
    { minLength: 3, maxLength: 25 },
  );
  const base = life(served);

  it("takes more than is owed, or counts a surcharge of more than the fine; and every fen is somewhere", () => {
    const seen = { overpaid: 0, surcharged: 0, planned: 0, cleared: 0 };
    fc.assert(
      fc.property(moves, (history) => {
        const steps: Step[] = [...served];
        let events = [...base];
        let now = Date.parse(at("2023-08-03 09:00"));
        let received = 0;
        for (const { days, what, share } of history) {
          now += days * 86_400_000;
          const local = new Date(now + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
          const day = chinaCalendar.dayOf(new Date(now).toISOString());
          if (day > "2026-06-30") return;
          const state = after(steps);
          const owed = owedOn(day, state);
          const all = owed.fine + owed.confiscated + owed.surcharge;
          const amount = Math.floor((all * share) / 1_000);
          const next: readonly Step[] = [
            pay(local, amount),
            pay(local, amount),
            pay(local, all),
            impose(local),
            grant(local, [owed.fine, new Date(now + 20 * 86_400_000).toISOString().slice(0, 10)]),
            step(local, "SeekRemedy", { kind: "litigation", body: "b" }),
            step(local, "EndRemedy", { result: "upheld", document: "d" }),
          ];
          const picked = next[what] ?? pay(local, 1);
          const { rejection, events: happened } = onCase(steps, picked);
          const sum = picked[1].type === "Pay" ? Number(picked[1].data.amount) : 0;
          if (sum > all) {
            seen.overpaid += 1;
            expect(rejection?.code).toMatch(/more-than-owed|nothing-owed/);
          }
          if (rejection) continue;
          steps.push(picked);
          events = [...events, ...life(steps).slice(events.length)];
          for (const event of happened) {
            if (event.type === "SurchargeImposed") seen.surcharged += 1;
            if (event.type === "InstalmentsGranted") seen.planned += 1;
            if (event.type !== "Paid") continue;
            const { confiscated, fine, surcharge } = event.data as Record<"confiscated" | "fine" | "surcharge", number>;
            received += sum;
            expect(confiscated + fine + surcharge).toBe(sum);
          }
          const { payments, decision } = after(steps);
          expect(payments.fine + payments.confiscated + payments.surcharge).toBe(received);
          expect(payments.fine).toBeLessThanOrEqual(decision?.fine ?? 0);
          expect(payments.surcharge).toBeLessThanOrEqual(decision?.fine ?? 0);
          const left = owedOn(day, after(steps));
          if (left.fine + left.confiscated + left.surcharge === 0) seen.cleared += 1;
        }
      }),
      { numRuns: 120 },
    );
    expect(Object.values(seen).every((times) => times > 5)).toBe(true);
  });
});

describe("a fine collected on the spot", () => {
  const spot = (fine: number): readonly Step[] => [
    clue,
    evidence("2023-07-03 09:30", "e-1"),
    step("2023-07-03 10:00", "DecideOnSpot", {
      officers: ["i-1", "i-2"],
      party: stallholder,
      description: "unverified scale",
      told: true,
      penalty: {
        act: "a-1",
        norms: ["metrology-43"],
        facts: facts({ party: "person", harmReduced: true }),
        outcome: "lighter",
        reason: "replaced at once",
        fine: fen(fine),
      },
    }),
  ];
  const collect = (amount: number, ground: "smallFine" | "hardToCollectLater" | "remote") =>
    step("2023-07-03 10:10", "CollectOnSpot", { amount: fen(amount), receipt: "r", officers: ["i-1", "i-2"], ground });

  it("is at most ¥100, or hard to collect later (procedure art. 72)", () => {
    expect(onCase(spot(10_000), collect(10_000, "smallFine")).rejection).toBeUndefined();
    onCase(spot(10_001), collect(10_001, "smallFine")).thenRejected("not-on-the-spot");
    expect(onCase(spot(10_001), collect(10_001, "hardToCollectLater")).rejection).toBeUndefined();
    onCase(served, collect(10_001, "hardToCollectLater")).thenRejected("before-latest");
  });

  it("takes two officers", () => {
    const [local, command] = collect(10_000, "smallFine");
    if (command.type !== "CollectOnSpot") throw new Error("not collected");
    onCase(spot(10_000), [local, { ...command, data: { ...command.data, officers: ["i-1"] } }]).thenRejected(
      "two-officers-needed",
    );
  });
});
