import { given } from "@caseloop/core/spec";
import { describe, expect, it } from "vitest";
import { clocks } from "../src/index.ts";
import { lines, look, on, play, seen, under } from "./clock-play.ts";

const reply = {
  term: { unit: "workingDay", n: 5 },
  basis: { act: "jinan-hotline", article: "24" },
  start: "case.Opened",
  stop: "case.Answered",
};

describe("a clock", () => {
  it("runs from its event and cites the rule in the edition of that day", () => {
    const { events } = play(under(reply), [seen("case.Opened", "07-10")]);
    expect(events).toMatchObject([
      {
        type: "ClockStarted",
        data: {
          clock: "p/c",
          at: on("07-10"),
          cycle: 1,
          own: 5,
          policy: { id: "p", version: "1" },
          cause: { event: "case.Opened", version: 1 },
          limit: {
            due: "2023-07-17T15:59:59.999Z",
            basis: { kind: "law", act: "jinan-hotline", article: "24", edition: "2018" },
            deadline: { calendar: "cn/chinese-days@1.5.7" },
          },
          plan: [{ notice: "breach", at: "2023-07-17T16:00:00.000Z" }],
        },
      },
      { type: "Scheduled", data: { next: "2023-07-17T16:00:00.000Z" } },
    ]);
  });

  it.each([
    ["the last moment of the last day", "2023-07-17T15:59:59.999Z", false],
    ["the first moment after it", "2023-07-17T16:00:00.000Z", true],
  ])("fulfilled at %s", (_, at, late) => {
    const { events, state } = play(under(reply), [seen("case.Opened", "07-10"), { at, event: "case.Answered" }]);
    const stopped = events.find(({ type }) => type === "ClockStopped");
    expect(stopped?.data).toMatchObject({ how: "met", late });
    expect(state.clocks["p/c"]?.breaches).toEqual(late ? [{ cycle: 1, at: "2023-07-17T16:00:00.000Z" }] : []);
  });

  it("is breached from the first moment after its deadline, whenever that is found", () => {
    const breach = (at: string) =>
      play(under(reply), [seen("case.Opened", "07-10"), { at, tick: true }]).events.filter(
        ({ type }) => type === "ClockBreached",
      );
    expect(breach("2023-07-17T15:59:59.999Z")).toEqual([]);
    expect(breach("2023-07-17T16:00:00.000Z")).toMatchObject([{ data: { late: false } }]);
    expect(breach(on("08-20"))).toMatchObject([
      { data: { at: "2023-07-17T16:00:00.000Z", found: on("08-20"), late: true, due: "2023-07-17T15:59:59.999Z" } },
    ]);
  });

  it("that is running does not start again, and once ended starts anew with its full term", () => {
    const { events } = play(under(reply), [
      seen("case.Opened", "07-10"),
      seen("case.Opened", "07-12"),
      seen("case.Answered", "07-14"),
      seen("case.Opened", "07-20"),
    ]);
    expect(lines(events)).toEqual([
      "Started 07-10 10:00 due 07-17 end",
      "Stopped 07-14 10:00 met",
      "Started 07-20 10:00 due 07-27 end",
    ]);
  });

  it("is cancelled, and a cancelled clock is not late before its deadline", () => {
    const context = under({ ...reply, cancel: "case.Withdrawn" });
    expect(lines(play(context, [seen("case.Opened", "07-10"), seen("case.Withdrawn", "07-12")]).events)).toEqual([
      "Started 07-10 10:00 due 07-17 end",
      "Stopped 07-12 10:00 cancelled",
    ]);
  });

  it("that an event both starts and ends does not start", () => {
    expect(
      play(under({ ...reply, start: ["case.Opened", "case.Answered"] }), [seen("case.Answered", "07-10")]).events,
    ).toEqual([]);
  });

  it("observes an event once, and records nothing of one that changes nothing", () => {
    const context = under(reply);
    const observe = (event: string, version: number) =>
      ({ type: "Observe", data: { event, version, data: {} } }) as const;
    const { events } = play(context, [seen("case.Other", "07-09"), seen("case.Opened", "07-10")]);
    expect(lines(events)).toHaveLength(1);
    given(clocks, ...events)
      .when(observe("case.Answered", 2), { ...context, at: on("07-11") })
      .thenEvents();
    given(clocks, ...events)
      .when(observe("case.Other", 3), { ...context, at: on("07-11") })
      .thenEvents();
  });

  it("learns a fact once, until it changes", () => {
    const facts = [{ fact: "state", event: "case.Moved", field: "data.state" }];
    const { events } = play(under(reply, { facts }), [
      seen("case.Moved", "07-10", { state: "open" }),
      seen("case.Moved", "07-11", { state: "open" }),
      seen("case.Moved", "07-12", { state: "done" }),
      seen("case.Moved", "07-13", { state: { nested: true } }),
    ]);
    expect(events.map((event) => event.type === "FactsLearnt" && event.data.facts)).toEqual([
      { p: { state: "open" } },
      { p: { state: "done" } },
    ]);
  });

  it("has no answer for a day without calendar or act", () => {
    const observe = { type: "Observe", data: { event: "case.Opened", version: 1, data: {} } } as const;
    const at = (moment: string) => given(clocks).when(observe, { ...under(reply), at: moment });
    at("2027-01-01T00:00:00.000Z").thenRejected("no-law-for-day");
    const early = under({ ...reply, basis: { act: "jiyang-2110" } });
    given(clocks)
      .when(observe, { ...early, at: "2023-05-23T02:00:00.000Z" })
      .thenRejected("no-law-for-day");
    expect(given(clocks).when(observe, { ...early, at: "2023-05-24T02:00:00.000Z" }).events).toHaveLength(2);
  });
});

describe("what is excluded", () => {
  const tested = {
    ...reply,
    pauses: [
      { id: "testing", zh: "检测", en: "testing", from: "case.TestingBegan", to: "case.TestingEnded" },
      { id: "hearing", zh: "听证", en: "hearing", from: "case.HearingBegan", to: "case.HearingEnded" },
    ],
  };

  it("what remained runs on from the day after the pause", () => {
    // 07-12 still counts: three of five days remain; the day it resumes is not counted.
    const { events } = play(under(tested), [
      seen("case.Opened", "07-10"),
      seen("case.TestingBegan", "07-12"),
      look("08-20"),
      seen("case.TestingEnded", "08-21"),
    ]);
    expect(lines(events)).toEqual([
      "Started 07-10 10:00 due 07-17 end",
      "Paused 07-12 10:00 by testing",
      "Resumed 08-21 10:00 due 08-24 end",
    ]);
    const started = { deadline: { from: on("07-10"), term: { unit: "workingDay", n: 5 } } };
    expect(events.find(({ type }) => type === "ClockResumed")?.data).toMatchObject({ limit: started });
  });

  it("of two pauses that overlap, the clock runs on when both have ended", () => {
    const { events } = play(under(tested), [
      seen("case.Opened", "07-10"),
      seen("case.TestingBegan", "07-12"),
      seen("case.HearingBegan", "07-13"),
      seen("case.TestingEnded", "07-20"),
      seen("case.HearingEnded", "08-21"),
    ]);
    expect(lines(events)).toEqual([
      "Started 07-10 10:00 due 07-17 end",
      "Paused 07-12 10:00 by testing",
      "Paused 07-13 10:00 by testing+hearing",
      "Paused 07-20 10:00 by hearing",
      "Resumed 08-21 10:00 due 08-24 end",
    ]);
  });

  it("a pause already there holds a clock that starts, and ends with it", () => {
    const { events } = play(under(tested), [
      seen("case.TestingBegan", "07-05"),
      seen("case.Opened", "07-10"),
      seen("case.TestingEnded", "07-20"),
    ]);
    expect(lines(events)).toEqual([
      "PauseNoted 07-05 10:00 by testing",
      "Started 07-10 10:00 due 07-17 end",
      "Paused 07-10 10:00 by testing",
      "Resumed 07-20 10:00 due 07-27 end",
    ]);
  });

  it("a clock that is fulfilled while it stands still is in time, however long that was", () => {
    const { events } = play(under(tested), [
      seen("case.Opened", "07-10"),
      seen("case.TestingBegan", "07-12"),
      seen("case.Answered", "09-12"),
    ]);
    expect(lines(events).at(-1)).toBe("Stopped 09-12 10:00 met");
  });

  it("a pause without an end lasts as long as its condition holds", () => {
    const facts = [{ fact: "state", event: "case.Moved", field: "data.state" }];
    const waiting = { id: "w", zh: "等待", en: "waiting", from: { field: "facts.state", oneOf: ["waiting", "held"] } };
    const { events } = play(under({ ...reply, pauses: [waiting] }, { facts }), [
      seen("case.Opened", "07-10"),
      seen("case.Moved", "07-11", { state: "waiting" }),
      seen("case.Moved", "07-12", { state: "held" }),
      seen("case.Moved", "07-20", { state: "working" }),
    ]);
    expect(lines(events)).toEqual([
      "Started 07-10 10:00 due 07-17 end",
      "Paused 07-11 10:00 by w",
      "Resumed 07-20 10:00 due 07-26 end",
    ]);
  });
});

describe("a breach is permanent", () => {
  const clock = {
    ...reply,
    takes: [{ event: "case.Extended", field: "data.until" }],
    reset: "case.Reset",
    pauses: [{ id: "held", zh: "中止", en: "held", from: "case.Held", to: "case.Freed" }],
  };
  it.each([
    ["a pause", [seen("case.Held", "07-18"), seen("case.Freed", "07-30")]],
    ["a reset", [seen("case.Reset", "07-18")]],
    ["an extension", [seen("case.Extended", "07-18", { until: on("08-30") })]],
    ["being fulfilled", [seen("case.Answered", "07-18")]],
    [
      "all of them, found only then",
      [seen("case.Reset", "07-18"), seen("case.Extended", "07-19", { until: on("09-01") })],
    ],
  ])("%s after the deadline does not remove it", (_, steps) => {
    const { state } = play(under(clock), [seen("case.Opened", "07-10"), ...steps]);
    expect(state.clocks["p/c"]?.breaches).toEqual([{ cycle: 1, at: "2023-07-17T16:00:00.000Z" }]);
  });

  it("a run is breached once, and the next run can be breached again", () => {
    const { state, events } = play(under(clock), [
      seen("case.Opened", "07-10"),
      seen("case.Extended", "07-18", { until: on("08-01") }),
      look("08-10"),
      seen("case.Reset", "08-10"),
      look("09-10"),
    ]);
    expect(state.clocks["p/c"]?.breaches.map(({ cycle }) => cycle)).toEqual([1, 2]);
    expect(events.filter(({ type }) => type === "ClockReset")).toMatchObject([{ data: { late: true, cycle: 2 } }]);
  });

  it("a pause that begins after the deadline changes nothing, but holds the next run", () => {
    const { events } = play(under(clock), [
      seen("case.Opened", "07-10"),
      seen("case.Held", "07-18"),
      seen("case.Freed", "07-30"),
    ]);
    const noted = ["Started 07-10 10:00 due 07-17 end", "Breached 07-18 00:00", "PauseNoted 07-18 10:00 by held"];
    expect(lines(events)).toEqual([...noted, "PauseNoted 07-30 10:00 by "]);
    const again = play(under(clock), [
      seen("case.Opened", "07-10"),
      seen("case.Held", "07-18"),
      seen("case.Reset", "07-19"),
    ]);
    expect(lines(again.events)).toEqual([
      ...noted,
      "Reset 07-19 10:00 due 07-26 end late",
      "Paused 07-19 10:00 by held",
    ]);
    const extended = play(under(clock), [
      seen("case.Opened", "07-10"),
      seen("case.Held", "07-18"),
      seen("case.Extended", "07-19", { until: on("07-28T23:59") }),
      seen("case.Freed", "08-08"),
    ]);
    expect(lines(extended.events).slice(3)).toEqual([
      "Moved 07-19 10:00 due 07-28 23:59",
      "Paused 07-19 10:00 by held",
      "Resumed 08-08 10:00 due 08-17 end",
    ]);
  });

  it("what is written down after a breach was found, but happened before, is in time; the breach stands beside it", () => {
    const { events, state } = play(under({ ...reply }, { moments: [{ event: "case.Answered", field: "data.when" }] }), [
      seen("case.Opened", "07-10"),
      look("07-19"),
      seen("case.Answered", "07-20", { when: on("07-14") }),
    ]);
    expect(lines(events)).toEqual([
      "Started 07-10 10:00 due 07-17 end",
      "Breached 07-18 00:00 late",
      "Stopped 07-14 10:00 met",
    ]);
    expect(state.clocks["p/c"]?.breaches).toHaveLength(1);
  });
});

describe("a limit that an event records", () => {
  const taking = {
    start: "case.Opened",
    stop: "case.Answered",
    takes: [{ event: "case.Opened", field: "data.limit" }],
  };
  const deadline = {
    due: "2023-07-20T15:59:59.999Z",
    day: "2023-07-20",
    from: on("07-10"),
    term: { unit: "workingDay", n: 8 },
    calendar: "host@7",
  };
  it.each([
    [
      "with its basis inside, as tickets do",
      { due: deadline.due, deadline, basis: { kind: "law", act: "a", edition: "1" } },
      { basis: { kind: "law", act: "a" }, deadline: { calendar: "host@7" } },
    ],
    [
      "with its basis beside it, as complaints do",
      { deadline, basis: { act: "a", article: "9", edition: "1" }, assumed: true },
      { basis: { kind: "law", act: "a", article: "9", assumed: true }, deadline: { calendar: "host@7" } },
    ],
    [
      "of the system it was imported from",
      { due: deadline.due, basis: { kind: "source", system: "nyc311" } },
      { basis: { kind: "source", system: "nyc311" } },
    ],
    ["as a deadline", deadline, { basis: { kind: "profile", assumed: true }, deadline: { calendar: "host@7" } }],
    ["as a moment", deadline.due, { basis: { kind: "profile", assumed: true } }],
  ])("%s is taken over as it stands", (_, limit, expected) => {
    const { events } = play(under(taking), [seen("case.Opened", "07-10", { limit })]);
    expect(events[0]).toMatchObject({ type: "ClockStarted", data: { limit: { due: deadline.due, ...expected } } });
  });

  it("no limit, no clock; and one that is none is an error that names the field", () => {
    expect(play(under(taking), [seen("case.Opened", "07-10")]).events).toEqual([]);
    expect(() => play(under(taking), [seen("case.Opened", "07-10", { limit: { by: "Friday" } })])).toThrow(
      expect.objectContaining({ code: "invalid-value", facts: expect.objectContaining({ field: "data.limit" }) }),
    );
  });

  it("that lies beyond the calendar is still a limit: only the notices that need its day are left out", () => {
    const notices = [
      { id: "yellow", zh: "黄牌", en: "yellow", card: "yellow" },
      { id: "half", zh: "过半", en: "half", percent: 50 },
    ];
    const { events } = play(under({ ...taking, notices }), [
      seen("case.Opened", "07-10", { limit: "2099-12-31T00:00:00.000Z" }),
      seen("case.Answered", "07-11"),
    ]);
    expect(events[0]?.data).toMatchObject({
      plan: [{ notice: "half" }, { notice: "breach", at: "2099-12-31T00:00:00.001Z" }],
    });
    expect(lines(events).at(-1)).toBe("Stopped 07-11 10:00 met");
  });

  it("as a moment is kept to the minute while the clock stands still", () => {
    const context = under({
      ...taking,
      pauses: [{ id: "held", zh: "中止", en: "held", from: "case.Held", to: "case.Freed" }],
    });
    const { events } = play(context, [
      seen("case.Opened", "07-10", { limit: on("07-12") }),
      seen("case.Held", "07-11"),
      seen("case.Freed", "07-20T12:30"),
    ]);
    expect(lines(events).at(-1)).toBe("Resumed 07-20 12:30 due 07-21 12:30");
  });

  it("that is moved while the clock stands still leaves so much more", () => {
    const holding = {
      ...taking,
      takes: [...taking.takes, { event: "case.Extended", field: "data.limit" }],
      pauses: [{ id: "held", zh: "中止", en: "held", from: "case.Held", to: "case.Freed" }],
    };
    const extended = { ...deadline, due: "2023-07-27T15:59:59.999Z", day: "2023-07-27", from: deadline.due };
    const { events } = play(under(holding), [
      seen("case.Opened", "07-10", { limit: deadline }), // eight working days, the last on 07-20
      seen("case.Held", "07-18"), // two remain
      seen("case.Extended", "07-19", { limit: extended }), // five more
      seen("case.Freed", "07-31"),
    ]);
    expect(lines(events)).toEqual([
      "Started 07-10 10:00 due 07-20 end",
      "Paused 07-18 10:00 by held",
      "Moved 07-19 10:00 due 07-27 end",
      "Resumed 07-31 10:00 due 08-09 end",
    ]);
    // An extension's own days begin with the end of the first term: a pause before that finds nine days left.
    const before = play(under(holding), [
      seen("case.Opened", "07-10", { limit: deadline }),
      seen("case.Extended", "07-13", { limit: extended }),
      seen("case.Held", "07-14"),
      seen("case.Freed", "07-31"),
    ]);
    expect(lines(before.events).slice(1)).toEqual([
      "Moved 07-13 10:00 due 07-27 end",
      "Paused 07-14 10:00 by held",
      "Resumed 07-31 10:00 due 08-11 end",
    ]);
  });

  it("moves the clock when it is a new one, and lengthens its own time", () => {
    const more = { ...taking, takes: [...taking.takes, { event: "case.Extended", field: "data.limit" }] };
    const extended = { ...deadline, due: "2023-07-27T15:59:59.999Z", day: "2023-07-27", from: deadline.due };
    const { events } = play(under(more), [
      seen("case.Opened", "07-10", { limit: deadline }),
      seen("case.Extended", "07-13", { limit: extended }),
      seen("case.Extended", "07-13", { limit: extended }),
    ]);
    expect(events.filter(({ type }) => type === "ClockMoved")).toMatchObject([
      { data: { before: deadline.due, limit: { due: extended.due }, own: 13 } },
    ]);
  });
});
