import { addDays, chinaCalendar } from "@caseloop/law";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ClockEvent, play, type Step, under } from "./clock-play.ts";

const TERM = 5;
const rules = {
  term: { unit: "workingDay", n: TERM },
  assumed: true,
  start: "case.Opened",
  stop: "case.Solved",
  reset: "case.Reset",
  pauses: [
    { id: "a", zh: "检测", en: "testing", from: "case.HoldA", to: "case.FreeA" },
    { id: "b", zh: "听证", en: "hearing", from: "case.HoldB", to: "case.FreeB" },
  ],
  notices: [
    { id: "half", zh: "过半", en: "half", percent: 50 },
    { id: "yellow", zh: "黄牌", en: "yellow", card: "yellow" },
  ],
};
const context = under(rules);
const type = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("HoldA", "FreeA", "HoldB", "FreeB") },
  { weight: 2, arbitrary: fc.constantFrom("Opened", "Reset", "tick") },
  { weight: 1, arbitrary: fc.constant("Solved") },
);
/** Minutes between steps: some within an hour, some over months. */
const gap = fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 20_000 }));
const case_ = fc.array(fc.tuple(gap, type), { maxLength: 25 }).map((list): readonly Step[] => {
  let ms = Date.parse("2023-01-03T02:00:00.000Z");
  return [[1, "Opened"] as const, ...list].map(([minutes, what]): Step => {
    ms += minutes * 60_000;
    const at = new Date(ms).toISOString();
    return what === "tick" ? { at, tick: true } : { at, event: `case.${what}` };
  });
});
const END: Step = { at: "2025-06-30T02:00:00.000Z", tick: true };

const breaches = (steps: readonly Step[]) => play(context, steps).state.clocks["p/c"]?.breaches ?? [];
const without = (steps: readonly Step[]) => steps.filter((step) => "event" in step);

/**
 * The breaches by counting days one by one, as a clerk would with a wall calendar: a working day is used up when the clock ran at
 * its beginning; the clock is overdue when such a day ends, it runs, and all days are used up.
 */
function byHand(steps: readonly Step[]): readonly string[] {
  const found: string[] = [];
  let status: "off" | "on" | "over" = "off";
  let used = 0;
  const holds = new Set<string>();
  let day = "2023-01-03";
  const events = without(steps);
  for (let next = 0; day <= "2025-06-30"; day = addDays(day, 1)) {
    const workday = chinaCalendar.isWorkday(day);
    if (workday && status === "on" && holds.size === 0) used += 1;
    for (; next < events.length; next += 1) {
      const step = events[next];
      if (!step || !("event" in step) || chinaCalendar.dayOf(step.at) !== day) break;
      const what = step.event.slice("case.".length);
      const hold = what.slice(0, 4) === "Hold" || what.slice(0, 4) === "Free" ? what.slice(4) : undefined;
      if (what.startsWith("Hold") && hold) holds.add(hold);
      if (what.startsWith("Free") && hold) holds.delete(hold);
      if (what === "Solved") status = "off";
      if ((what === "Opened" && status === "off") || (what === "Reset" && status !== "off")) {
        status = "on";
        used = 0;
      }
    }
    if (workday && status === "on" && holds.size === 0 && used >= TERM) {
      found.push(chinaCalendar.endOf(day));
      status = "over";
    }
  }
  return found;
}

describe("whatever happens to a case", () => {
  it("the breaches are those a clerk finds by counting days", () => {
    let [many, held] = [0, 0];
    fc.assert(
      fc.property(case_, (steps) => {
        const found = breaches([...steps, END]).map(({ at }) => new Date(Date.parse(at) - 1).toISOString());
        const expected = byHand(steps);
        many += expected.length;
        held +=
          expected.length > 0 && steps.some((step) => "event" in step && step.event.startsWith("case.Free")) ? 1 : 0;
        expect(found).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
    expect(many).toBeGreaterThan(500);
    expect(held).toBeGreaterThan(300);
  });

  it("looking at the time, often, late or never, changes no breach and no deadline", () => {
    fc.assert(
      fc.property(case_, (steps) => {
        const looked = play(context, [...steps, END]);
        const not = play(context, [...without(steps), END]);
        const limits = (events: readonly ClockEvent[]) =>
          events.flatMap(({ data }) => ("limit" in data ? [data.limit] : []));
        expect(looked.state.clocks["p/c"]?.breaches).toEqual(not.state.clocks["p/c"]?.breaches);
        expect(limits(looked.events)).toEqual(limits(not.events));
      }),
      { numRuns: 400 },
    );
  });

  it("looking twice records nothing more", () => {
    fc.assert(
      fc.property(case_, (steps) => {
        const twice = steps.flatMap((step): Step[] => ("event" in step ? [step] : [step, step]));
        expect(play(context, twice).events).toEqual(play(context, steps).events);
      }),
      { numRuns: 200 },
    );
  });

  it("breaches only grow, notices come once a deadline and never before their moment, and the agenda knows the first", () => {
    fc.assert(
      fc.property(case_, (steps) => {
        const { events } = play(context, [...steps, END]);
        const given = new Set<string>();
        let next: string | undefined;
        for (const { type, data } of events) {
          if (type === "Scheduled") {
            expect(data.was).toBe(next);
            next = data.next;
          }
          if (type !== "NoticeGiven") continue;
          expect(data.scheduled <= data.at).toBe(true);
          expect(data.scheduled <= data.due).toBe(true);
          const key = `${data.cycle} ${data.notice} ${data.notice === "half" ? "" : data.due}`;
          expect(given.has(key)).toBe(false);
          given.add(key);
        }
        expect(next).toBeUndefined();
        for (let i = 0; i <= steps.length; i += 5) {
          const before = breaches(steps.slice(0, i));
          expect(breaches(steps).slice(0, before.length)).toEqual(before);
        }
      }),
      { numRuns: 200 },
    );
  });
});
