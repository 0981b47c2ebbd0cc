import { shown } from "@caseloop/core/spec";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { training, trainingDays, trainingRefusals, trainingTotals } from "../src/index.ts";
import { livesOf } from "./lives.ts";

const { life, on, refuses, step } = livesOf(training);

const schedule = (more: object = {}) =>
  step("2023-03-01 09:00", "Schedule", {
    direction: "given",
    programme: "lawEducation",
    topic: "Consumer Rights Protection Law",
    organiser: "bureau",
    audience: "shopkeepers",
    day: "2023-03-15",
    place: "town hall",
    ...more,
  });
const hold = (local = "2023-03-15 10:00", personTimes = 80) =>
  step(local, "Hold", { personTimes, record: "list of signatures", officer: "o-1" });
const correct = (personTimes: number, more: object = {}) =>
  step("2023-03-16 09:00", "Correct", {
    personTimes,
    reason: "counted twice",
    applicant: "o-1",
    approver: "head",
    ...more,
  });
const move = step("2023-03-02 09:00", "Move", { day: "2023-03-20", reason: "rain", officer: "o-1" });
const cancel = step("2023-03-02 09:00", "Cancel", { reason: "rain", officer: "o-1" });

interface Held {
  readonly direction: "received" | "given";
  readonly day: string;
  readonly personTimes: number;
  readonly corrected?: number | undefined;
}
/** What these sessions leave in the log. */
const log = (sessions: readonly Held[]) =>
  sessions.flatMap(({ direction, day, personTimes, corrected }, i) =>
    life([
      schedule({ direction, day }),
      hold(`${day} 10:00`, personTimes),
      ...(corrected === undefined || corrected === personTimes
        ? []
        : [
            step(`${day} 11:00`, "Correct", {
              personTimes: corrected,
              reason: "list",
              applicant: "o-1",
              approver: "head",
            }),
          ]),
    ]).map((event) => ({ in: `training-s-${i}`, ...event })),
  );

describe("training (M18, M19)", () => {
  it("gives the page's totals: 6 sessions received, 43 given with 3,410 person-times", () => {
    const given = Array.from({ length: 43 }, (_, i) => ({
      direction: "given" as const,
      day: `2023-${String(3 + (i % 9)).padStart(2, "0")}-10`,
      // 42 × 79 + 92 = 3,410
      personTimes: i === 42 ? 92 : 79,
    }));
    const received = Array.from({ length: 6 }, (_, i) => ({
      direction: "received" as const,
      day: `2023-0${3 + i}-20`,
      personTimes: 12,
    }));
    const totals = trainingTotals(shown(trainingDays, ...log([...given, ...received])), "2023-01-01", "2023-12-31");
    expect(totals).toEqual({
      given: { sessions: 43, personTimes: 3410 },
      received: { sessions: 6, personTimes: 72 },
    });
  });

  it("counts a stretch of days with both its ends, as last corrected", () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2023-05-${String(n).padStart(2, "0")}`);
    const session = fc.record({
      direction: fc.constantFrom("received" as const, "given" as const),
      day,
      personTimes: fc.integer({ min: 1, max: 200 }),
      corrected: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(session, { maxLength: 12 }), day, day, (sessions, from, to) => {
        const within = (direction: string) =>
          sessions.filter((one) => one.direction === direction && from <= one.day && one.day <= to);
        const sum = (direction: string) => ({
          sessions: within(direction).length,
          personTimes: within(direction).reduce((all, one) => all + (one.corrected ?? one.personTimes), 0),
        });
        expect(trainingTotals(shown(trainingDays, ...log(sessions)), from, to)).toEqual({
          received: sum("received"),
          given: sum("given"),
        });
      }),
      { numRuns: 60 },
    );
  });

  it("is held on its day or written down later, and not before, wherever it was moved", () => {
    on([schedule()], hold("2023-03-14 23:59")).thenRejected("not-yet");
    on([schedule()], hold("2023-03-15 00:00")).thenState((state) => expect(state.status).toBe("held"));
    on([schedule(), move], hold("2023-03-19 23:59")).thenRejected("not-yet");
    expect(on([schedule(), move], hold("2023-03-20 00:00")).events[0]?.data).toMatchObject({
      day: "2023-03-20",
      programme: "lawEducation",
    });
    expect(on([schedule()], move).events[0]?.data).toMatchObject({ before: "2023-03-15" });
  });

  it("needs no audience where it is received", () => {
    expect(
      life([schedule({ direction: "received", organiser: "district hotline office", audience: undefined })]),
    ).toHaveLength(1);
  });

  it("says what figure a correction replaced", () => {
    expect(on([schedule(), hold()], correct(75)).events[0]?.data).toMatchObject({ before: 80, personTimes: 75 });
  });

  refuses(
    trainingRefusals,
    ["already-scheduled", [schedule()], schedule()],
    ["no-session", [], hold()],
    ["no-session", [], cancel],
    ["audience-needed", [], schedule({ audience: undefined })],
    ["not-scheduled", [schedule(), cancel], move],
    ["not-scheduled", [schedule(), hold()], hold("2023-03-15 11:00")],
    ["not-yet", [schedule()], hold("2023-03-14 10:00")],
    ["not-held", [schedule()], correct(75)],
    ["own-approval", [schedule(), hold()], correct(75, { approver: "o-1" })],
    ["nothing-changes", [schedule(), hold()], correct(80)],
    ["before-latest", [schedule(), hold("2023-03-17 10:00")], correct(75)],
    ["no-law-for-day", [schedule()], hold("2031-01-01 10:00")],
  );
});
