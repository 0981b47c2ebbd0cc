import { type CommandOf, type EventOf, handle, load } from "@caseloop/core";
import { given } from "@caseloop/core/spec";
import { chinaCalendar } from "@caseloop/law";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escalation, type LeadContext, loadLadder, redoLadder } from "../src/index.ts";
import { type Step, violation } from "./lead-checker.ts";

const [shipped] = redoLadder.editions;
const ladder = loadLadder([
  {
    ...shipped,
    rules: {
      ...shipped?.rules,
      elapsed: [{ after: { unit: "naturalDay", n: 20 }, level: 2 }],
      holders: [
        { office: "deputyLeader", holder: "li", from: "2023-01-01", to: "2023-07-31" },
        { office: "deputyLeader", holder: "wang", from: "2023-08-01" },
      ],
    },
  },
]);
const context: LeadContext = { calendar: chinaCalendar, ladder };
const owners = { bureauLeader: "l", sectionHead: "s", handler: "h" };
const on = (day: string) => ({ ...context, at: `2023-${day}T02:00:00.000Z` });
const redo = (redos: number) => ({ type: "CountRedo", data: { redos } }) as const;
const watched = { type: "Watched", data: { at: on("07-03").at, owners, rungs: [] } } as const;
const fallDue = { type: "FallDue", data: {} } as const;

describe("the redo ladder (M4)", () => {
  it.each([
    [1, "hotlineCentre"],
    [2, "deputyLeader"],
    [3, "principalLeader"],
    [7, "principalLeader"],
  ])("city redo %i: the %s leads, and the handler's duty remains", (redos, office) => {
    given(escalation, watched)
      .when(redo(redos), on("07-10"))
      .thenState((lead) => expect(lead).toMatchObject({ level: Math.min(redos, 3), office, owners }));
  });

  it("names who holds the office on that day, or nobody where it is vacant, and the policy that said so", () => {
    const raised = (day: string) => given(escalation, watched).when(redo(2), on(day)).events[1]?.data;
    expect(raised("07-31")).toMatchObject({ holder: "li", policy: { id: "redo-ladder", version: "2023" } });
    expect(raised("08-01")).toMatchObject({ holder: "wang" });
    expect(given(escalation, watched).when(redo(1), on("07-10")).events[1]?.data).not.toHaveProperty("holder");
  });

  it("counts a redo once, and an earlier one that comes later not at all", () => {
    const second = given(escalation, watched, {
      type: "RedoCounted",
      data: { at: on("07-10").at, redos: 2, rungs: [] },
    });
    second.when(redo(2), on("07-11")).thenEvents();
    second.when(redo(1), on("07-11")).thenEvents();
  });

  it("has no answer where no calendar or ladder reaches", () => {
    given(escalation, watched)
      .when(redo(1), { ...context, at: "2099-01-01T00:00:00.000Z" })
      .thenRejected("no-law-for-day");
  });
});

describe("a rung on elapsed time", () => {
  const due = "2023-07-23T16:00:00.000Z";
  const started = given(escalation).when({ type: "Watch", data: { owners } }, on("07-03")).events;
  const lived = (...more: typeof started) => given(escalation, ...started, ...more);

  it("is scheduled for the first moment after its term, and raises the lead then and not a millisecond before", () => {
    expect(started.at(-1)?.data).toMatchObject({ next: due });
    lived()
      .when(fallDue, { ...context, at: "2023-07-23T15:59:59.999Z" })
      .thenEvents();
    const { events } = lived().when(fallDue, { ...context, at: due });
    expect(events).toMatchObject([
      { type: "LeadRaised", data: { level: 2, late: false, because: { kind: "elapsed", scheduled: due } } },
      { type: "RungsPassed" },
      { type: "Scheduled", data: { was: due } },
    ]);
  });

  it("stands in order of time, whatever the order in the ladder", () => {
    const elapsed = [20, 5].map((n) => ({ after: { unit: "naturalDay", n }, level: n === 5 ? 1 : 2 }));
    const ordered = {
      calendar: chinaCalendar,
      ladder: loadLadder([{ ...shipped, rules: { ...shipped?.rules, elapsed } }]),
    };
    const { events } = given(escalation).when({ type: "Watch", data: { owners } }, { ...ordered, at: on("07-03").at });
    expect(events.flatMap((one) => (one.type === "Watched" ? one.data.rungs : [])).map(({ level }) => level)).toEqual([
      1, 2,
    ]);
    expect(events.at(-1)?.data).toMatchObject({ next: "2023-07-08T16:00:00.000Z" });
  });

  it("is marked late when it is taken on a later day, and who holds the office on that day leads", () => {
    const late = (at: string) => lived().when(fallDue, { ...context, at }).events[0]?.data;
    expect(late("2023-07-24T15:59:59.999Z")).toMatchObject({ late: false, holder: "li" });
    expect(late("2023-07-24T16:00:00.000Z")).toMatchObject({ late: true, holder: "li" });
    expect(late(on("08-25").at)).toMatchObject({ late: true, holder: "wang" });
  });

  it("raises nobody above whom the redos already put higher, and nothing after the end", () => {
    const higher = lived().when(redo(3), on("07-05")).events;
    const { events } = lived(...higher).when(fallDue, on("08-20"));
    expect(events.map(({ type }) => type)).toEqual(["RungsPassed", "Scheduled"]);
    const ended = lived().when({ type: "StandDown", data: {} }, on("07-05")).events;
    lived(...ended)
      .when(fallDue, on("08-20"))
      .thenEvents();
  });

  it("that passed while nobody looked is taken by the next step all the same", () => {
    const end = lived().when({ type: "StandDown", data: {} }, on("07-25")).events;
    expect(end[0]).toMatchObject({ type: "LeadRaised", data: { level: 2, late: true } });
    const again = lived().when(redo(1), on("07-25")).events;
    expect(again.flatMap((one) => (one.type === "LeadRaised" ? [one.data.level] : []))).toEqual([2]);
  });

  describe("counts from where the ladder says", () => {
    const counting = (since?: "dispatch" | "redo") => ({
      calendar: chinaCalendar,
      ladder: loadLadder([
        {
          ...shipped,
          rules: {
            ...shipped?.rules,
            elapsed: [{ after: { unit: "naturalDay", n: 20 }, level: 3, ...(since && { since }) }],
          },
        },
      ]),
    });
    const next = (ladder: LeadContext) => {
      const before = given(escalation).when(
        { type: "Watch", data: { owners } },
        { ...ladder, at: on("07-03").at },
      ).events;
      const { events } = given(escalation, ...before).when(redo(1), { ...ladder, at: on("07-10").at });
      return events.flatMap((one) => (one.type === "RedoCounted" ? one.data.rungs : []));
    };

    it("from the last redo, unless it says from dispatch: then no redo gives more time", () => {
      expect(next(counting())).toMatchObject([{ since: on("07-10").at, at: "2023-07-30T16:00:00.000Z" }]);
      expect(next(counting("redo"))).toEqual(next(counting()));
      expect(next(counting("dispatch"))).toMatchObject([{ since: on("07-03").at, at: due }]);
    });

    it("from the first dispatch, should there be a second", () => {
      const ladder = counting("dispatch");
      const watch = (day: string, ...past: typeof started) =>
        given(escalation, ...past).when({ type: "Watch", data: { owners } }, { ...ladder, at: on(day).at }).events;
      const first = watch("07-03");
      const past = [...first, ...watch("07-05", ...first)];
      const { events } = given(escalation, ...past).when(redo(1), { ...ladder, at: on("07-10").at });
      const rungs = events.flatMap((one) => (one.type === "RedoCounted" ? one.data.rungs : []));
      expect(rungs).toMatchObject([{ since: on("07-03").at, at: due }]);
    });

    it("and a redo that comes after a rung from dispatch has passed takes it at once", () => {
      const ladder = counting("dispatch");
      const life = given(escalation).when(
        { type: "Watch", data: { owners } },
        { ...ladder, at: on("07-03").at },
      ).events;
      const end = given(escalation, ...life).when(
        { type: "StandDown", data: {} },
        { ...ladder, at: on("07-05").at },
      ).events;
      const { events } = given(escalation, ...life, ...end).when(redo(1), { ...ladder, at: on("08-03").at });
      expect(events.find(({ type }) => type === "LeadRaised")?.data).toMatchObject({
        level: 3,
        late: true,
        because: { kind: "elapsed", since: on("07-03").at },
      });
      expect(events.find(({ type }) => type === "RedoCounted")?.data).toMatchObject({ rungs: [] });
    });
  });

  describe("when a new edition of the ladder comes between", () => {
    const edition = (version: string, from: string, to: string | undefined, more: object) => ({
      id: "redo-ladder",
      version,
      effective: { from, ...(to && { to }) },
      rules: { ...shipped?.rules, ...more },
    });
    const twenty = { elapsed: [{ after: { unit: "naturalDay", n: 20 }, level: 2 }] };
    const changed = (more: object): LeadContext => ({
      calendar: chinaCalendar,
      ladder: loadLadder([
        edition("1", "2018-09-01", "2023-07-14", twenty),
        edition("2", "2023-07-15", undefined, more),
      ]),
    });
    const taken = (more: object) => {
      const now = changed(more);
      const before = given(escalation).when({ type: "Watch", data: { owners } }, { ...now, at: on("07-03").at }).events;
      return given(escalation, ...before).when(fallDue, { ...now, at: due }).events[0]?.data;
    };

    it("the rung is taken as it was scheduled, by the ladder of its day; who leads says the new one", () => {
      const levels = shipped?.rules.levels.map((one) => (one.level === 2 ? { ...one, office: "vice" } : one));
      expect(taken({ elapsed: [{ after: { unit: "naturalDay", n: 5 }, level: 3 }], levels })).toMatchObject({
        level: 2,
        office: "vice",
        because: { policy: { id: "redo-ladder", version: "1" } },
        policy: { id: "redo-ladder", version: "2" },
      });
    });

    it("a ladder that has become shorter lets its top lead", () => {
      const levels = shipped?.rules.levels.slice(0, 1);
      expect(taken({ levels, redos: [{ from: 1, level: 1 }] })).toMatchObject({ level: 1, office: "hotlineCentre" });
    });

    it("the next cycle is planned by the new one", () => {
      const now = changed({ elapsed: [{ after: { unit: "naturalDay", n: 5 }, level: 3 }] });
      const before = given(escalation).when({ type: "Watch", data: { owners } }, { ...now, at: on("07-03").at }).events;
      const { events } = given(escalation, ...before).when(redo(1), { ...now, at: on("07-17").at });
      expect(events[0]?.data).toMatchObject({
        rungs: [{ level: 3, at: "2023-07-22T16:00:00.000Z", policy: { version: "2" } }],
      });
    });
  });
});

describe("whatever happens to a ticket (invariant 3)", () => {
  type Command = CommandOf<typeof escalation>;
  type Subject = (
    state: typeof escalation.initial,
    events: readonly EventOf<typeof escalation>[],
  ) => typeof escalation.initial;
  const owner = fc.constantFrom("a", "b", "c").map((handler) => ({ ...owners, handler }));
  const command: fc.Arbitrary<Command> = fc.oneof(
    owner.map((named): Command => ({ type: "Watch", data: { owners: named } })),
    owner.map((named): Command => ({ type: "NameOwners", data: { owners: named } })),
    fc.constantFrom("d", "e").map((to): Command => ({ type: "ReplaceOwner", data: { tier: "handler", to } })),
    fc.integer({ min: 1, max: 5 }).map(redo),
    fc.constant<Command>({ type: "StandDown", data: {} }),
    fc.constant<Command>({ type: "FallDue", data: {} }),
  );
  const histories = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), command), { maxLength: 30 });
  const fold: Subject = (state, events) => escalation.evolve(state, events);

  function play(
    history: readonly (readonly [number, Command])[],
    decider: Pick<typeof escalation, "decide"> = escalation,
    evolve = fold,
  ): readonly Step[] {
    let state = escalation.initial;
    let ms = Date.parse("2023-01-10T02:00:00.000Z");
    return history.map(([days, asked]) => {
      ms += days * 86_400_000;
      const decision = decider.decide(asked, state, { ...context, at: new Date(ms).toISOString() });
      const events = "code" in decision ? [] : decision;
      state = evolve(state, events);
      return { asked, events, after: state };
    });
  }

  it("the lead never falls, is f(redos, time) and never takes the handler's duty", () => {
    const seen = { redos: 0, elapsed: 0 };
    fc.assert(
      fc.property(histories, (history) => {
        const steps = play(history);
        for (const { events } of steps)
          for (const { type, data } of events) if (type === "LeadRaised") seen[data.because.kind] += 1;
        expect(violation(steps)).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
    expect(seen.redos).toBeGreaterThan(100);
    expect(seen.elapsed).toBeGreaterThan(100);
  });

  const saying = (
    change: (event: EventOf<typeof escalation>) => EventOf<typeof escalation>[],
  ): Pick<typeof escalation, "decide"> => ({
    decide: (asked, state, given) => {
      const decision = escalation.decide(asked, state, given);
      return "code" in decision ? decision : decision.flatMap(change);
    },
  });
  const raised = (more: object) =>
    saying((event) => (event.type === "LeadRaised" ? [{ ...event, data: { ...event.data, ...more } }] : [event]));
  const faults: Record<string, () => ReturnType<typeof play>[]> = {
    "always lets the centre lead": () => runs(raised({ level: 1 })),
    "raises nobody": () => runs(saying((event) => (event.type === "LeadRaised" ? [] : [event]))),
    "gives the duty to somebody else": () => runs(raised({ owners: { ...owners, handler: "z" } })),
    "forgets who led": () => runs(raised({ from: 0 })),
    "lets the level fall at the end": () =>
      runs(escalation, (state, events) => ({
        ...fold(state, events),
        ...(events.some(({ type }) => type === "StoodDown") && { level: 0 }),
      })),
    "drops the owners on a raise": () =>
      runs(escalation, (state, events) => {
        const { owners: kept, ...after } = fold(state, events);
        return events.some(({ type }) => type === "LeadRaised") || !kept ? after : { ...after, owners: kept };
      }),
    "counts only the redo at hand": () =>
      runs({
        decide: (asked, state, given) => escalation.decide(asked, { ...state, redos: 0, level: 0 }, given),
      }),
  };
  const runs = (decider: Pick<typeof escalation, "decide">, evolve = fold) =>
    fc.sample(histories, { numRuns: 300, seed: 7 }).map((history) => play(history, decider, evolve));

  it.each(Object.entries(faults))("the checker finds a lead that %s", (_, fault) => {
    expect(fault().some((steps) => violation(steps) !== undefined)).toBe(true);
  });
});

describe("handled in a store", () => {
  it("the same command twice changes nothing", async () => {
    const { memoryStore } = await import("@caseloop/core/memory");
    const store = memoryStore();
    for (const _ of [1, 2])
      await handle(store, escalation, "t-1", { ...redo(2), id: "c", at: on("07-10").at }, { context });
    const { state, version } = await load(store, escalation, "t-1");
    expect(state.level).toBe(2);
    expect(version).toBe(3);
  });
});
