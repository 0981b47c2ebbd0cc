import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chinaCalendar,
  extend,
  hostCalendar,
  hours,
  naturalDays,
  pause,
  remaining,
  resume,
  Term,
  type TermUnit,
  workingDays,
  workingHours,
} from "../src/index.ts";
import { china } from "./vectors.ts";

describe("a paused clock", () => {
  it("resumes with the working days that were left", () => {
    // 45 working days from 07-19 end on 09-20; testing from 08-01 to 08-15 excludes 10 working days.
    const mediation = workingDays(45).after(china("2023-07-19"), chinaCalendar);
    const stopped = pause(mediation, china("2023-08-01"), chinaCalendar);
    expect(stopped.left).toBe(36);
    expect(resume(stopped, china("2023-08-15"), chinaCalendar)).toEqual({
      ...mediation,
      day: "2023-10-10",
      due: "2023-10-10T15:59:59.999Z",
    });
  });

  it("resumes with the natural days that were left, and rolls again", () => {
    const mediation = naturalDays(60).after(china("2026-04-20"), chinaCalendar);
    const stopped = pause(mediation, china("2026-05-20"), chinaCalendar);
    expect(stopped.left).toBe(30);
    expect(resume(stopped, china("2026-05-30"), chinaCalendar)).toMatchObject({ day: "2026-06-29" });
    expect(resume(stopped, china("2026-05-30"), chinaCalendar)).not.toHaveProperty("rolledFrom");
  });

  it("resumes with the office time that was left", () => {
    const contact = workingHours(2).after(china("2023-07-20", "11:00"), chinaCalendar);
    const stopped = pause(contact, china("2023-07-20", "12:30"), chinaCalendar);
    expect(stopped.left).toBe(3_600_000);
    expect(resume(stopped, china("2023-07-21", "17:00"), chinaCalendar).due).toBe(china("2023-07-24", "09:00"));
  });

  it("paused on its last day leaves the day of the resumption, or the next working day", () => {
    const stopped = pause(workingDays(1).after(china("2023-07-19"), chinaCalendar), china("2023-07-20"), chinaCalendar);
    expect(stopped.left).toBe(0);
    expect(resume(stopped, china("2023-07-24"), chinaCalendar).day).toBe("2023-07-24");
    expect(resume(stopped, china("2023-07-22"), chinaCalendar)).toMatchObject({
      day: "2023-07-24",
      rolledFrom: "2023-07-22",
    });
  });

  it("names the calendar that counted after the pause", () => {
    const later = hostCalendar({ id: "jiyang", version: "2", base: chinaCalendar });
    const stopped = pause(workingDays(5).after(china("2023-07-19"), chinaCalendar), china("2023-07-20"), chinaCalendar);
    expect(resume(stopped, china("2023-07-21"), later).calendar).toBe(later.version);
    expect(stopped.deadline.calendar).toBe(chinaCalendar.version);
  });

  it("names the rule by which its natural days rolled after the pause", () => {
    const strict = hostCalendar({ id: "jiyang", version: "2", base: chinaCalendar, rollOn: "nonWorkday" });
    const stopped = pause(
      naturalDays(10).after(china("2023-07-10"), chinaCalendar),
      china("2023-07-12"),
      chinaCalendar,
    );
    expect(resume(stopped, china("2023-07-14"), strict)).toMatchObject({
      day: "2023-07-24",
      rolledFrom: "2023-07-22",
      rollOn: "nonWorkday",
    });
  });

  it("is refused before the start, after the end, and backwards", () => {
    const deadline = workingDays(5).after(china("2023-07-19"), chinaCalendar);
    const refused = expect.objectContaining({ code: "invalid-pause" });
    expect(() => pause(deadline, china("2023-07-18"), chinaCalendar)).toThrowError(refused);
    expect(() => pause(deadline, china("2023-07-27", "00:00"), chinaCalendar)).toThrowError(refused);
    expect(() =>
      resume(pause(deadline, china("2023-07-20"), chinaCalendar), china("2023-07-19"), chinaCalendar),
    ).toThrowError(refused);
  });
});

const span = fc.record({
  at: fc.integer({ min: Date.parse("2004-01-01T00:00:00Z"), max: Date.parse("2025-12-31T00:00:00Z") }),
  unit: fc.constantFrom<TermUnit>("workingDay", "naturalDay", "workingHour", "hour"),
  n: fc.integer({ min: 1, max: 60 }),
  /** Where in the term the pause falls. */
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  /** Length of the pause, up to 40 days. */
  away: fc.integer({ min: 0, max: 40 * 86_400_000 }),
});

describe("pause and resume, for any term", () => {
  const played = ({
    at,
    unit,
    n,
    share,
    away,
  }: {
    at: number;
    unit: TermUnit;
    n: number;
    share: number;
    away: number;
  }) => {
    const deadline = new Term(unit, n).after(new Date(at).toISOString(), chinaCalendar);
    const stopMs = Math.floor(at + (Date.parse(deadline.due) - at) * share);
    const [stop, go] = [new Date(stopMs).toISOString(), new Date(stopMs + away).toISOString()];
    const stopped = pause(deadline, stop, chinaCalendar);
    return { deadline, stop, go, stopped, resumed: resume(stopped, go, chinaCalendar) };
  };

  it("conserve what is left", () => {
    fc.assert(
      fc.property(span, (input) => {
        const { stopped, resumed, go } = played(input);
        expect(Math.max(0, remaining(resumed, go, chinaCalendar))).toBe(stopped.left);
      }),
      { numRuns: 500 },
    );
  });

  it("change nothing when no time passes", () => {
    fc.assert(
      fc.property(span, (input) => {
        const { deadline, stop, stopped } = played(input);
        expect(resume(stopped, stop, chinaCalendar).due).toBe(deadline.due);
      }),
      { numRuns: 500 },
    );
  });

  it("never shorten a deadline, and a longer pause never ends it earlier", () => {
    fc.assert(
      fc.property(span, fc.integer({ min: 0, max: 40 * 86_400_000 }), (input, more) => {
        const { deadline, resumed, stopped, go } = played(input);
        expect(resumed.due >= deadline.due).toBe(true);
        expect(resume(stopped, new Date(Date.parse(go) + more).toISOString(), chinaCalendar).due >= resumed.due).toBe(
          true,
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe("an extension", () => {
  it("runs from the recorded end: 15 working days and 15 more are 30", () => {
    const check = workingDays(15).after(china("2023-07-10"), chinaCalendar);
    expect(extend(check, workingDays(15), chinaCalendar)).toMatchObject({
      day: "2023-08-21",
      from: check.due,
      term: { n: 15 },
    });
  });

  it("may be counted in another unit, and given as data", () => {
    const first = hours(24).after(china("2023-07-10", "09:00"), chinaCalendar);
    expect(extend(first, { unit: "naturalDay", n: 3 }, chinaCalendar).day).toBe("2023-07-14");
  });
});
