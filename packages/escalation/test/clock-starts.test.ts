import { describe, expect, it } from "vitest";
import { loadClocks } from "../src/index.ts";
import { lines, look, on, play, seen, under } from "./clock-play.ts";

describe("a start that reaches back", () => {
  // A case becomes an enterprise's request on the 14th: its clock counts from the day it was opened.
  const facts = [
    { fact: "opened", event: "case.Opened", field: "data.when" },
    { fact: "kind", event: "case.Opened", field: "data.kind" },
    { fact: "kind", event: "case.Reclassified", field: "data.kind" },
  ];
  const clock = {
    term: { unit: "workingDay", n: 10 },
    basis: { act: "jiyang-2110" },
    assumed: true,
    start: { all: [["case.Opened", "case.Reclassified"], { field: "facts.kind", is: "enterprise" }] },
    from: "facts.opened",
    stop: "case.Answered",
    pauses: [{ id: "held", zh: "中止", en: "held", from: "case.Held", to: "case.Freed" }],
  };
  const opened = (kind: string) => seen("case.Opened", "07-10", { kind, when: on("07-10") });
  const become = (day: string) => seen("case.Reclassified", day, { kind: "enterprise" });
  const started = (rules: object, ...between: Parameters<typeof play>[1]) =>
    lines(play(under(rules, { facts }), [opened("help"), ...between]).events).filter(
      (line) => !line.startsWith("Pause"),
    );

  it("counts from the original moment; a case of that kind from the beginning counts the same", () => {
    expect(started(clock, become("07-14"))).toEqual(["Started 07-10 10:00 due 07-24 end"]);
    expect(lines(play(under(clock, { facts }), [opened("enterprise")]).events)).toEqual([
      "Started 07-10 10:00 due 07-24 end",
    ]);
  });

  it("counts the pauses that lie between, unless they reach back too", () => {
    const held = [seen("case.Held", "07-11"), seen("case.Freed", "07-13"), become("07-14")];
    expect(started(clock, ...held)).toEqual(["Started 07-10 10:00 due 07-24 end"]);
    // The 11th still counted, the 13th does not: nine days remain from the 14th.
    expect(started({ ...clock, pausesReachBack: true }, ...held)).toEqual(["Started 07-10 10:00 due 07-26 end"]);
  });

  it("leaves out pauses that overlap as one, and keeps none of them for a later run", () => {
    const two = ["A", "B"].map((id) => ({ id, zh: "中止", en: id, from: `case.Held${id}`, to: `case.Freed${id}` }));
    const { events, state } = play(under({ ...clock, pausesReachBack: true, pauses: two }, { facts }), [
      opened("help"),
      seen("case.HeldA", "07-11"),
      seen("case.HeldB", "07-12"),
      seen("case.FreedA", "07-13"),
      seen("case.FreedB", "07-14"),
      become("07-17"),
    ]);
    // Nine of ten days remained on the 11th, and run on from the 14th.
    expect(lines(events).at(-1)).toBe("Started 07-10 10:00 due 07-27 end");
    expect(state.clocks["p/c"]?.earlier).toEqual([]);
  });

  it("stands still at once where a pause still lasts, from its beginning where pauses reach back", () => {
    const rules = (pausesReachBack: boolean) => under({ ...clock, pausesReachBack }, { facts });
    const steps = [opened("help"), seen("case.Held", "07-11"), become("07-14"), seen("case.Freed", "07-20")];
    expect(lines(play(rules(false), steps).events).slice(1)).toEqual([
      "Started 07-10 10:00 due 07-24 end",
      "Paused 07-14 10:00 by held",
      "Resumed 07-20 10:00 due 07-28 end", // six of ten days remained
    ]);
    expect(lines(play(rules(true), steps).events).slice(1)).toEqual([
      "Started 07-10 10:00 due 07-24 end",
      "Paused 07-11 10:00 by held",
      "Resumed 07-20 10:00 due 08-02 end", // nine remained
    ]);
  });

  it("that finds the deadline passed is breached since then, late, and no pause after it helps", () => {
    const { events, state } = play(under({ ...clock, pausesReachBack: true }, { facts }), [
      opened("help"),
      seen("case.Held", "07-26"),
      become("08-01"),
    ]);
    expect(lines(events).slice(1)).toEqual(["Started 07-10 10:00 due 07-24 end", "Breached 07-25 00:00 late"]);
    const over = play(under({ ...clock, pausesReachBack: true }, { facts }), [
      opened("help"),
      seen("case.Held", "07-26"),
      seen("case.Freed", "07-28"),
      become("08-01"),
    ]);
    expect(lines(over.events).slice(2)).toEqual(lines(events).slice(1));
    const anew = play(under({ ...clock, reset: "case.Reset" }, { facts }), [
      opened("help"),
      seen("case.Held", "07-26"),
      become("08-01"),
      seen("case.Reset", "08-02"),
    ]);
    expect(lines(anew.events).slice(3)).toEqual(["Reset 08-02 10:00 due 08-16 end late", "Paused 08-02 10:00 by held"]);
    expect(state.clocks["p/c"]?.breaches).toEqual([{ cycle: 1, at: "2023-07-24T16:00:00.000Z" }]);
  });

  it("gives the notices whose moment has passed late, with that moment", () => {
    const notices = [{ id: "half", zh: "过半", en: "half", percent: 50 }];
    const { events } = play(under({ ...clock, notices }, { facts }), [opened("help"), become("07-20"), look("07-20")]);
    expect(lines(events).at(-1)).toBe("NoticeGiven 07-20 10:00 half late");
    expect(events.find(({ type }) => type === "NoticeGiven")?.data).toMatchObject({
      scheduled: "2023-07-17T16:00:00.000Z",
    });
  });

  it("does not reach forward, and a field that holds no moment is an error that names it", () => {
    const context = under({ ...clock, start: "case.Opened", from: "data.when" }, { facts });
    const open = (when: unknown) => play(context, [seen("case.Opened", "07-10", { kind: "help", when })]).events;
    expect(lines(open(on("07-20")))).toEqual(["Started 07-10 10:00 due 07-24 end"]);
    expect(() => open("Friday")).toThrow(expect.objectContaining({ code: "invalid-value" }));
  });
});

describe("a redo", () => {
  const clock = (again?: "perCycle" | "cumulative", unit = "workingDay") => ({
    term: { unit, n: unit === "hour" ? 24 : 5 },
    assumed: true,
    start: ["case.Opened", "case.Redo"],
    stop: "case.Answered",
    notices: [{ id: "n", zh: "提醒", en: "notice", percent: 80 }],
    ...(again && { again }),
  });
  const redone = [seen("case.Opened", "07-10"), seen("case.Answered", "07-12"), seen("case.Redo", "07-20")];

  it("has its full time where clocks count per cycle, which is the rule", () => {
    expect(lines(play(under(clock()), redone).events).at(-1)).toBe("Started 07-20 10:00 due 07-27 end");
    expect(play(under(clock("perCycle")), redone)).toEqual(play(under(clock()), redone));
  });

  it("gives its own notices, whatever the cycle before gave", () => {
    const pauses = [{ id: "held", zh: "中止", en: "held", from: "case.Held", to: "case.Freed" }];
    const { events } = play(under({ ...clock(), pauses }), [
      seen("case.Opened", "07-10"),
      look("07-17"),
      seen("case.Answered", "07-17"),
      seen("case.Redo", "07-20"),
      seen("case.Held", "07-21"),
      seen("case.Freed", "07-24"),
      look("07-28"),
    ]);
    const given = events.flatMap((event) => (event.type === "NoticeGiven" ? [event.data.cycle] : []));
    expect(given).toEqual([1, 2]);
  });

  it("has what was left where they are cumulative, and shares are of the whole", () => {
    const { events, state } = play(under(clock("cumulative")), [...redone, look("07-25")]);
    // Two of five days were used up; three remain: 21, 24 and 25 July, the last of which is the fifth.
    expect(lines(events).slice(2)).toEqual(["Started 07-20 10:00 due 07-25 end", "NoticeGiven 07-25 10:00 n"]);
    expect(state.clocks["p/c"]).toMatchObject({ cycle: 2, own: 5 });
  });

  it("cumulative hours are exact", () => {
    const { events } = play(under(clock("cumulative", "hour")), [
      seen("case.Opened", "07-10T10:00"),
      seen("case.Answered", "07-10T17:30"),
      seen("case.Redo", "07-20T09:00"),
    ]);
    expect(lines(events).at(-1)).toBe("Started 07-20 09:00 due 07-21 01:30");
  });

  it("of a clock that was used up is breached from its first moment, in its own cycle", () => {
    const { state } = play(under(clock("cumulative")), [
      seen("case.Opened", "07-10"),
      seen("case.Answered", "07-19"),
      seen("case.Redo", "07-20"),
    ]);
    expect(state.clocks["p/c"]?.breaches).toEqual([
      { cycle: 1, at: "2023-07-17T16:00:00.000Z" },
      { cycle: 2, at: on("07-20") },
    ]);
  });
});

describe("a fulfilment that is undone", () => {
  const clock = {
    term: { unit: "workingDay", n: 5 },
    assumed: true,
    start: "case.Opened",
    stop: "case.Answered",
    reopen: "case.SentBack",
  };
  const until = (day: string) =>
    play(under(clock), [seen("case.Opened", "07-10"), seen("case.Answered", "07-12"), seen("case.SentBack", day)]);

  it("leaves the deadline it had, in the same cycle", () => {
    const { events, state } = until("07-14");
    expect(lines(events).at(-1)).toBe("Reopened 07-14 10:00 due 07-17 end");
    expect(state.clocks["p/c"]).toMatchObject({ status: "running", cycle: 1, breached: false });
  });

  it("stands still where a pause has begun meanwhile, and lasts", () => {
    const pauses = [{ id: "held", zh: "中止", en: "held", from: "case.Held", to: "case.Freed" }];
    const { events } = play(under({ ...clock, pauses }), [
      seen("case.Opened", "07-10"),
      seen("case.Answered", "07-12"),
      seen("case.Held", "07-13"),
      seen("case.SentBack", "07-14"),
      seen("case.Freed", "07-20"),
    ]);
    expect(lines(events).slice(2)).toEqual([
      "PauseNoted 07-13 10:00 by held",
      "Reopened 07-14 10:00 due 07-17 end",
      "Paused 07-14 10:00 by held",
      "Resumed 07-20 10:00 due 07-21 end", // one day remained
    ]);
  });

  it("after that deadline is a breach from that moment on", () => {
    expect(lines(until("07-19").events).slice(2)).toEqual([
      "Reopened 07-19 10:00 due 07-17 end",
      "Breached 07-19 10:00",
    ]);
  });

  it.each([
    ["ends", { from: "case.Held", to: "case.SentBack" }, [seen("case.Held", "07-13")], "PauseNoted 07-19 10:00 by "],
    ["begins", { from: "case.SentBack", to: "case.Freed" }, [], "PauseNoted 07-19 10:00 by p"],
  ])(
    "of a right that has lapsed by then is one moment, and a pause that %s with it is noted",
    (_, pause, held, noted) => {
      const pauses = [{ id: "p", zh: "中止", en: "pause", ...pause }];
      const { events, state } = play(under({ ...clock, lapses: true, pauses }), [
        ...[seen("case.Opened", "07-10"), seen("case.Answered", "07-12"), ...held],
        seen("case.SentBack", "07-19"),
      ]);
      expect(lines(events).slice(-3)).toEqual(["Reopened 07-19 10:00 due 07-17 end", "Lapsed 07-19 10:00", noted]);
      expect(state.clocks["p/c"]?.status).toBe("lapsed");
    },
  );
});

it("only what was fulfilled is reopened, not what was cancelled or has lapsed", () => {
  const clock = { term: { unit: "workingDay", n: 5 }, assumed: true, start: "case.Opened", stop: "case.Answered" };
  const reopening = { ...clock, cancel: "case.Withdrawn", reopen: "case.SentBack" };
  const cancelled = play(under(reopening), [
    seen("case.Opened", "07-10"),
    seen("case.Withdrawn", "07-11"),
    seen("case.SentBack", "07-12"),
  ]);
  expect(cancelled.state.clocks["p/c"]?.status).toBe("cancelled");
  const lapsed = play(under({ ...reopening, lapses: true }), [
    seen("case.Opened", "07-10"),
    look("07-20"),
    seen("case.SentBack", "07-21"),
  ]);
  expect(lapsed.state.clocks["p/c"]?.status).toBe("lapsed");
});

it("what one officer may not do twice is compared with what was known before", () => {
  const clock = { term: { unit: "workingDay", n: 5 }, assumed: true, start: "case.Opened", stop: "case.Answered" };
  const heard = { event: "case.Heard", field: "data.officer" };
  const profile = {
    facts: [{ fact: "heard", ...heard }],
    apart: [{ id: "twice", zh: "不得重复经办", en: "not twice", ...heard, from: "facts.heard" }],
  };
  const { events } = play(under(clock, profile), [
    seen("case.Heard", "07-10", { officer: "ann" }),
    seen("case.Heard", "07-11", { officer: "ben" }),
    seen("case.Heard", "07-12", { officer: "ben" }),
  ]);
  expect(events.filter(({ type }) => type === "NotApart")).toMatchObject([
    { data: { rule: "p/twice", who: "ben", policy: { id: "p", version: "1" }, cause: { version: 3 } } },
  ]);
});

describe("a right that ends with its time", () => {
  const clock = {
    term: { unit: "workingDay", n: 2 },
    assumed: true,
    start: "case.Opened",
    stop: "case.Returned",
    lapses: true,
  };

  it("lapses: nobody is overdue, and what comes after does not use it", () => {
    const { events, state } = play(under(clock), [
      seen("case.Opened", "07-10"),
      look("07-20"),
      seen("case.Returned", "07-21"),
    ]);
    expect(lines(events)).toEqual(["Started 07-10 10:00 due 07-12 end", "Lapsed 07-13 00:00 late"]);
    expect(state.clocks["p/c"]).toMatchObject({ status: "lapsed", breaches: [], plan: [] });
  });

  it("has lapsed at an event that comes after it, found or not, and may begin again", () => {
    const { events } = play(under(clock), [
      seen("case.Opened", "07-10"),
      seen("case.Returned", "07-13"),
      seen("case.Opened", "07-14"),
    ]);
    expect(lines(events)).toEqual([
      "Started 07-10 10:00 due 07-12 end",
      "Lapsed 07-13 00:00",
      "Started 07-14 10:00 due 07-18 end",
    ]);
  });
});

describe("an edition that ends while a clock runs", () => {
  const rules = (n: number, stop: string) => ({
    clocks: [
      {
        id: "c",
        zh: "时限",
        en: "clock",
        term: { unit: "workingDay", n },
        assumed: true,
        start: "case.Opened",
        stop,
        reset: "case.Reset",
      },
    ],
  });
  const documents = [
    { id: "p", version: "1", effective: { from: "2023-01-01", to: "2023-07-12" }, rules: rules(5, "case.Answered") },
    { id: "p", version: "2", effective: { from: "2023-07-13" }, rules: rules(3, "case.Closed") },
  ];
  const context = under([
    { start: "case.Opened", stop: "case.Answered", term: { unit: "workingDay", n: 1 }, assumed: true },
  ]);
  const both = { ...context, profiles: [loadClocks(documents)] };

  it("the clock keeps the rules it began under; what starts later is under the new", () => {
    const { events } = play(both, [
      seen("case.Opened", "07-12"),
      seen("case.Closed", "07-14"),
      seen("case.Answered", "07-14"),
      seen("case.Opened", "07-14"),
    ]);
    expect(lines(events)).toEqual([
      "Started 07-12 10:00 due 07-19 end",
      "Stopped 07-14 10:00 met",
      "Started 07-14 10:00 due 07-19 end",
    ]);
    const editions = events.flatMap((event) => (event.type === "ClockStarted" ? [event.data.policy.version] : []));
    expect(editions).toEqual(["1", "2"]);
  });

  it("and without that edition it cannot go on, which is said by name", () => {
    const later = { ...context, profiles: [loadClocks(documents.slice(1))] };
    const steps = [seen("case.Opened", "07-12"), seen("case.Answered", "07-14")];
    expect(() => play((step) => (step === 0 ? both : later), steps)).toThrow(
      expect.objectContaining({
        code: "profile-missing",
        facts: { clock: "p/c", wanted: { id: "p", version: "1" }, known: ["2"] },
      }),
    );
  });
});

it("is not there before the first edition, and starts on its first day", () => {
  const profiles = [
    loadClocks([
      {
        ...{ id: "p", version: "1", effective: { from: "2023-05-24" } },
        rules: {
          clocks: [
            {
              id: "c",
              zh: "时限",
              en: "clock",
              term: { unit: "workingDay", n: 1 },
              assumed: true,
              start: "case.Opened",
              stop: "case.Answered",
            },
          ],
        },
      },
    ]),
  ];
  const context = {
    ...under({ start: "case.Opened", stop: "case.Answered", term: { unit: "hour", n: 1 }, assumed: true }),
    profiles,
  };
  expect(play(context, [seen("case.Opened", "05-23T23:59")]).events).toEqual([]);
  expect(lines(play(context, [seen("case.Opened", "05-24T00:00")]).events)).toEqual([
    "Started 05-24 00:00 due 05-25 end",
  ]);
});
