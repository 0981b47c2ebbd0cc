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
const watched = { type: "Watched", data: { at: on("07-03").at, owners } } as const;

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
    const second = given(escalation, watched, { type: "RedoCounted", data: { at: on("07-10").at, redos: 2 } });
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
  const rung = { type: "TakeRung", data: { notice: "level-2 after 20 naturalDay", scheduled: due } } as const;

  it("is scheduled for the first moment after its term, and raises the lead then", () => {
    expect(started[1]?.data).toMatchObject({ next: due });
    given(escalation, ...started)
      .when(rung, { ...context, at: "2023-07-23T15:59:59.999Z" })
      .thenRejected("not-due");
    const { events } = given(escalation, ...started).when(rung, { ...context, at: due });
    expect(events[0]).toMatchObject({
      type: "LeadRaised",
      data: { level: 2, late: false, because: { kind: "elapsed" } },
    });
  });

  it("is marked late when it is taken on a later day", () => {
    const { events } = given(escalation, ...started).when(rung, on("08-25"));
    expect(events[0]?.data).toMatchObject({ late: true, holder: "wang" });
  });

  it("raises nobody above whom the redos already put higher, and nothing after the end", () => {
    const higher = given(escalation, ...started).when(redo(3), on("07-05")).events;
    const again = higher.flatMap(({ type, data }) => (type === "Scheduled" && data.next ? [data.next] : []))[0] ?? "";
    const { events } = given(escalation, ...started, ...higher).when(
      { type: "TakeRung", data: { ...rung.data, scheduled: again } },
      { ...context, at: again },
    );
    expect(events.map(({ type }) => type)).toEqual(["Scheduled"]);
    given(escalation, ...started, { type: "StoodDown", data: { at: on("07-05").at } })
      .when(rung, on("08-01"))
      .thenEvents();
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
    fc.constant<Command>({ type: "TakeRung", data: { notice: "", scheduled: "2023-07-01T00:00:00.000Z" } }),
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
      const [first] = state.pending;
      const really =
        asked.type === "TakeRung" && first ? { ...asked, data: { notice: first.notice, scheduled: first.at } } : asked;
      const decision = decider.decide(really, state, { ...context, at: new Date(ms).toISOString() });
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
