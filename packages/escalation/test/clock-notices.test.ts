import { chinaCalendar, hostCalendar } from "@caseloop/law";
import { describe, expect, it } from "vitest";
import { lines, look, play, seen, under } from "./clock-play.ts";

const clock = (unit: string, n: number, ...notices: readonly object[]) => ({
  term: { unit, n },
  assumed: true,
  start: "case.Opened",
  stop: "case.Answered",
  takes: [{ event: "case.Extended", field: "data.until" }],
  pauses: [{ id: "held", zh: "中止", en: "held", from: "case.Held", to: "case.Freed" }],
  notices: notices.map((notice, i) => ({ id: `n${i}`, zh: "提醒", en: "notice", ...notice })),
});

/** When the notices of a clock that starts at that moment are planned. */
function planned(rules: object, start: string): readonly string[] {
  const { state } = play(under(rules), [seen("case.Opened", start)]);
  const plan = state.clocks["p/c"]?.plan ?? [];
  return plan.flatMap(({ notice, at }) =>
    notice === "breach" ? [] : [new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(5, 16)],
  );
}

describe("a share of the clock's own time", () => {
  // 2023-07-10 is a Monday: five working days are 11, 12, 13, 14 and 17 July.
  it.each([
    ["half of five working days is reached on the third", "workingDay", 5, 50, "07-10", "07-13T00:00"],
    ["three quarters of five on the fourth", "workingDay", 5, 75, "07-10", "07-14T00:00"],
    ["half of ten when five have ended: the weekend does not count", "workingDay", 10, 50, "07-10", "07-18T00:00"],
    ["one percent on the first day, which is the next working day", "workingDay", 5, 1, "07-14", "07-17T00:00"],
    ["99 percent on the last day", "workingDay", 5, 99, "07-10", "07-17T00:00"],
    ["half of one working day on that day", "workingDay", 1, 50, "07-14", "07-17T00:00"],
    ["half of sixty natural days on the thirty-first", "naturalDay", 60, 50, "07-10", "08-10T00:00"],
    [
      "half of ninety days whose end moves off a holiday: counted without the holiday",
      "naturalDay",
      90,
      50,
      "07-03",
      "08-18T00:00",
    ],
    ["three quarters of 24 hours", "hour", 24, 75, "07-10", "07-11T04:00"],
    // Office hours 08:30–12:00 and 13:30–17:30.
    ["half of two working hours", "workingHour", 2, 50, "07-10T11:30", "07-10T14:00"],
    ["three quarters of eight, over the night", "workingHour", 8, 75, "07-10T11:30", "07-11T10:00"],
  ])("%s", (_, unit, n, percent, start, expected) => {
    expect(planned(clock(unit, n, { percent }), start)).toEqual([expected]);
  });

  it("is of the time the clock runs: pauses are left out, and it is told once", () => {
    const { events } = play(under(clock("workingDay", 10, { percent: 50 })), [
      seen("case.Opened", "07-10"),
      seen("case.Held", "07-12"), // two of ten days are used up
      look("07-31"),
      seen("case.Freed", "07-31"), // eight remain; half is reached when three more have passed
      look("08-03T23:59"),
      look("08-04T00:00"),
      seen("case.Held", "08-04"),
      seen("case.Freed", "08-10"),
      look("08-11"),
    ]);
    expect(lines(events)).toEqual([
      "Started 07-10 10:00 due 07-24 end",
      "Paused 07-12 10:00 by held",
      "Resumed 07-31 10:00 due 08-10 end",
      "NoticeGiven 08-04 00:00 n0",
      "Paused 08-04 10:00 by held",
      "Resumed 08-10 10:00 due 08-16 end",
    ]);
  });

  it("is of the longer time once the limit was extended", () => {
    const { events } = play(under(clock("workingDay", 4, { percent: 75 })), [
      seen("case.Opened", "07-10"), // 11–14 July; three quarters are used up with the 13th
      seen("case.Extended", "07-12", { until: "2023-07-20T15:59:59.999Z" }), // four more working days
      look("07-14"),
    ]);
    expect(lines(events)).toEqual(["Started 07-10 10:00 due 07-14 end", "Moved 07-12 10:00 due 07-20 end"]);
  });
});

describe("a term before the deadline", () => {
  it.each([
    [
      "one working day: the start of the working day before",
      "workingDay",
      5,
      { unit: "workingDay", n: 1 },
      "07-10",
      "07-14T00:00",
    ],
    [
      "over a weekend that is worked (2023-04-23)",
      "workingDay",
      3,
      { unit: "workingDay", n: 1 },
      "04-20",
      "04-23T00:00",
    ],
    ["three natural days", "naturalDay", 20, { unit: "naturalDay", n: 3 }, "07-10", "07-27T00:00"],
    ["two hours before the end of a day", "workingDay", 1, { unit: "hour", n: 2 }, "07-10", "07-11T21:59"],
    [
      "one working hour before a limit in working hours",
      "workingHour",
      4,
      { unit: "workingHour", n: 1 },
      "07-10T15:00",
      "07-11T09:00",
    ],
    ["longer than the clock: at its start", "workingDay", 1, { unit: "workingDay", n: 3 }, "07-10", "07-10T10:00"],
  ])("%s", (_, unit, n, before, start, expected) => {
    expect(planned(clock(unit, n, { before }), start)).toEqual([expected]);
  });
});

describe("the warning cards", () => {
  const cards = clock("workingDay", 5, { id: "yellow", card: "yellow" }, { id: "red", card: "red" });

  it("yellow one working day before it is due, red on the first overdue day, both with their moment", () => {
    const { events } = play(under(cards), [
      seen("case.Opened", "07-10"),
      look("07-13T23:59"),
      look("07-14T00:00"),
      look("07-17T23:59"),
      look("07-18T00:00"),
    ]);
    expect(lines(events)).toEqual([
      "Started 07-10 10:00 due 07-17 end",
      "NoticeGiven 07-14 00:00 yellow",
      "Breached 07-18 00:00",
      "NoticeGiven 07-18 00:00 red",
    ]);
    expect(events.filter(({ type }) => type === "NoticeGiven")).toMatchObject([
      { data: { card: "yellow", scheduled: "2023-07-13T16:00:00.000Z", due: "2023-07-17T15:59:59.999Z" } },
      { data: { card: "red", scheduled: "2023-07-17T16:00:00.000Z" } },
    ]);
  });

  it("a new deadline has its own yellow card", () => {
    const { events } = play(under(cards), [
      seen("case.Opened", "07-10"),
      look("07-14"),
      seen("case.Extended", "07-14", { until: "2023-07-20T15:59:59.999Z" }),
      look("07-19"),
      look("07-19"),
    ]);
    expect(lines(events)).toEqual([
      "Started 07-10 10:00 due 07-17 end",
      "NoticeGiven 07-14 10:00 yellow",
      "Moved 07-14 10:00 due 07-20 end",
      "NoticeGiven 07-19 10:00 yellow",
    ]);
  });

  it("no card while it stands still, nor after it was fulfilled", () => {
    const { events } = play(under(cards), [
      seen("case.Opened", "07-10"),
      seen("case.Held", "07-12"),
      look("07-20"),
      seen("case.Freed", "07-20"),
      seen("case.Answered", "07-21"),
      look("08-30"),
    ]);
    expect(lines(events).filter((line) => line.startsWith("Notice"))).toEqual([]);
  });
});

describe("after a month of downtime", () => {
  const both = clock("workingDay", 5, { percent: 50 }, { id: "yellow", card: "yellow" });

  it("everything is told in its order, marked late, with the moment it was meant for", () => {
    const { events } = play(under(both), [seen("case.Opened", "07-10"), look("08-20"), look("08-20")]);
    expect(lines(events)).toEqual([
      "Started 07-10 10:00 due 07-17 end",
      "NoticeGiven 08-20 10:00 n0 late",
      "NoticeGiven 08-20 10:00 yellow late",
      "Breached 07-18 00:00 late",
    ]);
  });

  it.each([
    ["workingDay", 1, "07-12T23:59", false],
    ["workingDay", 1, "07-13T00:00", true],
    ["hour", 24, "07-11T11:00", false],
    ["hour", 24, "07-11T11:01", true],
  ])("late by a day for days, by more than an hour for hours: %s %i at %s", (unit, n, moment, late) => {
    const { events } = play(under(clock(unit, n)), [seen("case.Opened", "07-10"), look(moment)]);
    expect(events.find(({ type }) => type === "ClockBreached")?.data).toMatchObject({ late });
  });
});

describe("a calendar that is edited", () => {
  const host = (version: string, holidays: readonly string[]) =>
    hostCalendar({ id: "host", version, base: chinaCalendar, holidays });
  const before = host("1", []);
  const edited = host("2", ["2023-07-13", "2023-07-14"]);
  const rules = clock("workingDay", 5, { percent: 50 }, { id: "yellow", card: "yellow" });
  const steps = [seen("case.Opened", "07-10"), look("07-13"), look("07-14"), look("07-18")];

  it("never moves a recorded deadline, nor a notice that is planned", () => {
    const changing = play((step) => under(rules, {}, { calendar: step === 0 ? before : edited }), steps);
    const steady = play(under(rules, {}, { calendar: before }), steps);
    expect(lines(changing.events)).toEqual(lines(steady.events));
    expect(changing.state).toEqual(steady.state);
    expect(changing.state.clocks["p/c"]?.limit?.deadline?.calendar).toMatch(/^host@1/);
  });

  it("counts for what starts or resumes from then on, and is named there", () => {
    const { events } = play(
      (step) => under(rules, {}, { calendar: step < 2 ? before : edited }),
      [seen("case.Opened", "07-10"), seen("case.Held", "07-11"), seen("case.Freed", "07-12")],
    );
    expect(lines(events).at(-1)).toBe("Resumed 07-12 10:00 due 07-20 end");
    expect(events.filter(({ type }) => type === "ClockResumed")).toMatchObject([
      { data: { limit: { deadline: { calendar: expect.stringMatching(/^host@2/) } } } },
    ]);
  });
});
