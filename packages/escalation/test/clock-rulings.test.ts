import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition } from "../src/index.ts";
import { lines, play, type Step, seen, under } from "./clock-play.ts";

/** Never holds, though its name alone does not say so. */
const impossible: Condition = {
  all: [
    { field: "data.x", exists: true },
    { field: "data.x", exists: false },
  ],
};
/** The same clock, but for every event all its conditions are asked. */
const asked = (clock: { readonly pauses?: readonly object[] }) => ({
  ...clock,
  pauses: [...(clock.pauses ?? []), { id: "never", zh: "无", en: "none", from: impossible, to: impossible }],
});

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("case.A", "case.B", "case.C", "case.D"),
    fc.record({ field: fc.constant("data.x"), is: fc.constantFrom(0, 1) }),
    fc.array(tie("condition"), { minLength: 1, maxLength: 2 }),
    fc.record({ all: fc.array(tie("condition"), { minLength: 1, maxLength: 2 }) }),
    fc.record({ not: tie("condition") }),
  ),
}));
const pause = fc
  .record({ from: condition, to: condition })
  .map((one) => ({ id: "p", zh: "中止", en: "pause", ...one }));
const clock = fc.record(
  {
    ...{ term: fc.constant({ unit: "workingDay", n: 2 }), assumed: fc.constant(true) },
    ...{ start: condition, stop: condition, cancel: condition, reopen: condition, reset: condition },
    takes: fc.constant([{ event: "case.E", field: "data.due" }]),
    pauses: fc.array(pause, { maxLength: 1 }),
    lapses: fc.boolean(),
  },
  { requiredKeys: ["term", "assumed", "start", "stop"] },
);
const data = fc.constantFrom({}, { x: 0 }, { x: 1 }, { due: "2023-02-20" });
const steps = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 4000 }), fc.constantFrom("A", "B", "C", "D", "E", "F", "tick"), data), {
    maxLength: 20,
  })
  .map((list): readonly Step[] => {
    let ms = Date.parse("2023-01-03T02:00:00.000Z");
    return list.map(([minutes, type, about]): Step => {
      ms += minutes * 60_000;
      const at = new Date(ms).toISOString();
      return type === "tick" ? { at, tick: true } : { at, event: `case.${type}`, data: about };
    });
  });

describe("what the name of an event rules out is not asked", () => {
  it("and would have changed nothing", () => {
    fc.assert(
      fc.property(fc.array(clock, { minLength: 1, maxLength: 2 }), steps, (list, history) => {
        const clocks = list.map((one, i) => ({ ...one, id: `c${i}` }));
        const { events } = play(under(clocks), history);
        expect(events).toEqual(play(under(clocks.map(asked)), history).events);
      }),
      { numRuns: 1000 },
    );
  });

  it("but the breach that has happened by then is found at any event", () => {
    const context = under({
      ...{ term: { unit: "workingDay", n: 5 }, assumed: true },
      ...{ start: "case.Opened", stop: "case.Solved" },
    });
    const { events } = play(context, [seen("case.Opened", "07-10"), seen("case.Noted", "07-20")]);
    expect(lines(events)).toEqual(["Started 07-10 10:00 due 07-17 end", "Breached 07-18 00:00 late"]);
  });

  it("and a pause ends at any event under an edition that does not have it", () => {
    const clock = {
      ...{ term: { unit: "workingDay", n: 5 }, assumed: true },
      ...{ start: "case.Opened", stop: "case.Solved" },
    };
    const held = { id: "p", zh: "中止", en: "held", from: "case.Held", to: "case.Freed" };
    const [before, after] = [under({ ...clock, pauses: [held] }), under(clock)];
    const { events } = play(
      (step) => (step === 0 ? before : after),
      [seen("case.Held", "07-10"), seen("case.Noted", "07-11")],
    );
    expect(lines(events)).toEqual(["PauseNoted 07-10 10:00 by p", "PauseNoted 07-11 10:00 by "]);
  });
});
