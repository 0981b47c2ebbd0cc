import type { CommandOf } from "@caseloop/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { supervision, type supervisionRefusals } from "../src/supervision/index.ts";
import { asked, beijing, play, type Step } from "./case-steps.ts";

type Command = CommandOf<typeof supervision>;
const on = (past: readonly Step<Command>[], last: Step<Command>) => asked(supervision, past, last);
const step = (command: Command, local = "2023-07-11 09:00"): Step<Command> => [local, command];

const office = { supervisor: "s-1", office: "district" };
type Escalate = Extract<Command, { type: "Escalate" }>["data"];
const escalate = (more: Partial<Escalate> = {}, local = "2023-07-10 09:00"): Step<Command> =>
  step(
    {
      type: "Escalate",
      data: {
        trigger: "collectiveRisk",
        tickets: ["t-1", "t-2"],
        units: ["jibei"],
        ...office,
        reason: "200 customers of one gym",
        ...more,
      },
    },
    local,
  );
const leader = step({ type: "AssignLeader", data: { leader: "l-1", officer: "s-1" } });
const visit = step({ type: "RecordParticipation", data: { leader: "l-1", how: "visit", text: "met the owner" } });
const notice = (until = "2023-07-14", local?: string) =>
  step({ type: "IssueNotice", data: { ...office, unit: "jibei", demands: "refund list", until } }, local);
const answer = (local = "2023-07-12 09:00", more: { notice?: number; unit?: string } = {}) =>
  step(
    { type: "AnswerNotice", data: { notice: 1, unit: "jibei", officer: "o-1", text: "list attached", ...more } },
    local,
  );
const measure = (until = "2023-07-20", local?: string) =>
  step(
    { type: "SetMeasure", data: { unit: "jibei", responsible: "o-2", officer: "s-1", text: "refunds", until } },
    local,
  );
const move = (until: string, local?: string, approver = "l-1") =>
  step({ type: "MoveMeasure", data: { measure: 1, until, approver, reason: "bank holiday" } }, local);
const complete = (local = "2023-07-18 09:00", more: { measure?: number; unit?: string } = {}) =>
  step(
    { type: "CompleteMeasure", data: { measure: 1, unit: "jibei", officer: "o-2", outcome: "all paid", ...more } },
    local,
  );
type Lift = Extract<Command, { type: "Lift" }>["data"];
const lift = (more: Partial<Lift> = {}, local = "2023-07-21 09:00") =>
  step(
    { type: "Lift", data: { result: "resolved", officer: "s-1", office: "district", summary: "paid", ...more } },
    local,
  );
const resolved = [escalate(), leader, visit, notice(), answer(), measure(undefined, "2023-07-13 09:00"), complete()];

describe("escalated supervision 提级督办 (M22)", () => {
  it.each(["unclearDuty", "wideCoverage", "newBusinessForm", "collectiveRisk"] as const)(
    "is raised for %s, and says so in its first event",
    (trigger) => {
      const { events, state } = on([], escalate({ trigger, tickets: ["t-1"] }));
      expect(events).toEqual([
        {
          type: "SupervisionEscalated",
          data: {
            at: beijing("2023-07-10 09:00"),
            trigger,
            tickets: ["t-1"],
            units: ["jibei"],
            ...office,
            reason: "200 customers of one gym",
            round: 1,
          },
        },
      ]);
      expect(state).toMatchObject({ status: "standing", triggers: [trigger], supervisor: "s-1" });
    },
  );

  it("may have further reasons", () => {
    const add = step({ type: "AddTrigger", data: { trigger: "unclearDuty", officer: "s-1", reason: "two bureaus" } });
    expect(on([escalate()], add).events).toMatchObject([{ data: { trigger: "unclearDuty", tickets: ["t-1", "t-2"] } }]);
    on([escalate()], add).thenState(({ triggers }) => expect(triggers).toEqual(["collectiveRisk", "unclearDuty"]));
  });

  it("several tickets are one matter for wide coverage or collective risk, and for nothing else", () => {
    const both = { tickets: ["t-1", "t-2"] };
    for (const trigger of ["wideCoverage", "collectiveRisk"] as const)
      expect(on([], escalate({ trigger, ...both })).rejection).toBeUndefined();
    for (const trigger of ["unclearDuty", "newBusinessForm"] as const)
      on([], escalate({ trigger, ...both })).thenRejected("one-ticket-only");
  });

  it("takes further tickets in and lets them go, but never the last", () => {
    const join = step({ type: "JoinTicket", data: { ticket: "t-3", officer: "s-1", reason: "same gym" } });
    const release = (ticket: string) =>
      step({ type: "ReleaseTicket", data: { ticket, officer: "s-1", reason: "another shop" } });
    expect(on([escalate()], join).events).toMatchObject([
      { type: "TicketJoined", data: { supervisor: "s-1", triggers: ["collectiveRisk"] } },
    ]);
    on([escalate(), join, release("t-1")], release("t-3")).thenState(({ tickets }) => expect(tickets).toEqual(["t-2"]));
    on([escalate(), release("t-1")], release("t-2")).thenRejected("last-ticket");
  });

  it("leaders take part in person: who, and what they did", () => {
    on([escalate(), leader, visit], visit).thenState(({ leaders }) =>
      expect(leaders).toEqual([{ leader: "l-1", tookPart: 2 }]),
    );
    expect(on([escalate(), leader], visit).events).toMatchObject([
      { type: "LeaderTookPart", data: { leader: "l-1", how: "visit", text: "met the owner" } },
    ]);
  });

  it("ends resolved only after a leader took part, notices are answered and measures are done", () => {
    on([escalate()], lift()).thenRejected("no-leader-took-part");
    on([escalate(), leader], lift()).thenRejected("no-leader-took-part");
    on([escalate(), leader, visit, notice()], lift()).thenRejected("notice-unanswered");
    on([escalate(), leader, visit, measure()], lift()).thenRejected("measure-open");
    expect(on(resolved, lift()).events).toMatchObject([
      { type: "SupervisionLifted", data: { result: "resolved", tickets: ["t-1", "t-2"], leaders: ["l-1"], round: 1 } },
    ]);
  });

  it("ends as unfounded or handed over without all that", () => {
    for (const result of ["unfounded", "handedOver"] as const)
      expect(on([escalate(), notice(), measure()], lift({ result })).events).toMatchObject([{ data: { result } }]);
  });

  it("is not lifted by the unit supervised, nor by anybody who acted for it", () => {
    on(resolved, lift({ office: "jibei" })).thenRejected("lifts-itself");
    const progress = step({ type: "ReportProgress", data: { unit: "jibei", officer: "o-9", text: "half paid" } });
    for (const officer of ["o-1", "o-2"]) on(resolved, lift({ officer })).thenRejected("lifts-itself");
    on([escalate(), progress], lift({ officer: "o-9", result: "unfounded" })).thenRejected("lifts-itself");
    on([escalate(), measure()], lift({ officer: "o-2", result: "unfounded" })).thenRejected("lifts-itself");
  });

  it("may be repeated: the next round starts with nothing promised", () => {
    const again = on(
      [...resolved, lift()],
      escalate({ trigger: "newBusinessForm", tickets: ["t-1"] }, "2023-08-01 09:00"),
    );
    expect(again.events).toMatchObject([{ data: { round: 2 } }]);
    again.thenState((state) =>
      expect(state).toMatchObject({
        status: "standing",
        round: 2,
        triggers: ["newBusinessForm"],
        tickets: ["t-1"],
        leaders: [],
        notices: [],
        measures: [],
        spokeFor: [],
      }),
    );
  });
});

describe("a date somebody promised", () => {
  it("lasts to the end of its day", () => {
    expect(on([escalate()], notice("2023-07-14")).events).toMatchObject([
      { data: { notice: 1, due: "2023-07-14T15:59:59.999Z" } },
    ]);
    const past = [escalate(), notice("2023-07-14")];
    expect(on(past, answer("2023-07-14 23:59")).events).toMatchObject([{ data: { late: false } }]);
    expect(on(past, answer("2023-07-15 00:00")).events).toMatchObject([{ data: { late: true } }]);
    const set = [escalate(), measure("2023-07-20")];
    expect(on(set, complete("2023-07-20 23:59")).events).toMatchObject([{ data: { late: false } }]);
    expect(on(set, complete("2023-07-21 00:00")).events).toMatchObject([{ data: { late: true } }]);
  });

  it("may be today, not yesterday", () => {
    expect(on([escalate()], notice("2023-07-11")).rejection).toBeUndefined();
    expect(on([escalate()], measure("2023-07-11")).rejection).toBeUndefined();
    on([escalate()], notice("2023-07-10")).thenRejected("date-passed");
    on([escalate()], measure("2023-07-10")).thenRejected("date-passed");
  });

  it("is moved by somebody else, later, and before it passes (invariant 4)", () => {
    const set = [escalate(), measure("2023-07-20")];
    expect(on(set, move("2023-07-25", "2023-07-20 23:59")).events).toMatchObject([
      {
        type: "MeasureMoved",
        data: { before: "2023-07-20T15:59:59.999Z", due: "2023-07-25T15:59:59.999Z", approver: "l-1" },
      },
    ]);
    on(set, move("2023-07-25", "2023-07-21 00:00")).thenRejected("moved-too-late");
    on(set, move("2023-07-25", undefined, "o-2")).thenRejected("own-approval");
    on(set, move("2023-07-20")).thenRejected("not-later");
    expect(on([...set, move("2023-07-25")], complete("2023-07-25 23:59")).events).toMatchObject([
      { data: { late: false } },
    ]);
  });
});

describe("each refusal on a supervision has its stable code and a sentence in both languages", () => {
  type Case = readonly [past: readonly Step<Command>[], last: Step<Command>];
  const join = step({ type: "JoinTicket", data: { ticket: "t-1", officer: "s", reason: "same" } });
  const cases: Record<keyof typeof supervisionRefusals, Case> = {
    "before-latest": [[escalate()], step(leader[1], "2023-07-10 08:59")],
    "no-law-for-day": [[escalate()], notice("2033-07-14", "2033-07-10 09:00")],
    "not-supervised": [[], leader],
    "already-supervised": [[escalate()], escalate()],
    "trigger-stands": [
      [escalate()],
      step({ type: "AddTrigger", data: { trigger: "collectiveRisk", officer: "s", reason: "again" } }),
    ],
    "named-twice": [[], escalate({ tickets: ["t-1", "t-1"] })],
    "one-ticket-only": [[escalate({ trigger: "unclearDuty", tickets: ["t-9"] })], join],
    "already-joined": [[escalate()], join],
    "not-joined": [[escalate()], step({ type: "ReleaseTicket", data: { ticket: "t-9", officer: "s", reason: "no" } })],
    "last-ticket": [
      [escalate({ tickets: ["t-1"] })],
      step({ type: "ReleaseTicket", data: { ticket: "t-1", officer: "s", reason: "no" } }),
    ],
    "supervises-itself": [[], escalate({ office: "jibei" })],
    "leader-assigned": [[escalate(), leader], leader],
    "not-the-leader": [[escalate()], visit],
    "not-a-supervised-unit": [
      [escalate()],
      step({ type: "ReportProgress", data: { unit: "other", officer: "o", text: "well" } }),
    ],
    "not-their-task": [[escalate(), notice()], answer(undefined, { unit: "other" })],
    "no-such-notice": [[escalate(), notice()], answer(undefined, { notice: 2 })],
    "no-such-measure": [[escalate(), measure()], complete(undefined, { measure: 2 })],
    "already-answered": [[escalate(), notice(), answer()], answer()],
    "already-done": [[escalate(), measure(), complete()], complete()],
    "date-passed": [[escalate()], notice("2023-07-10")],
    "not-later": [[escalate(), measure()], move("2023-07-19")],
    "moved-too-late": [[escalate(), measure()], move("2023-07-25", "2023-07-21 00:00")],
    "own-approval": [[escalate(), measure()], move("2023-07-25", undefined, "o-2")],
    "lifts-itself": [[escalate()], lift({ office: "jibei" })],
    "no-leader-took-part": [[escalate()], lift()],
    "notice-unanswered": [[escalate(), leader, visit, notice()], lift()],
    "measure-open": [[escalate(), leader, visit, measure()], lift()],
  };
  it.each(Object.entries(cases))("%s", (code, [past, last]) => {
    const { rejection } = on(past, last).thenRejected(code);
    expect(rejection?.because).toMatch(/^[A-Z].*\.$/);
    expect(rejection?.zh).toMatch(/^\p{Script=Han}.*。$/u);
  });

  const every = [leader, visit, notice(), answer(), measure(), move("2023-07-25"), complete(), lift(), join];
  it.each(every.map(([, command]) => ({ command })))("nothing goes on after a lift: $command.type", ({ command }) => {
    const lifted = [...resolved, lift({ result: "unfounded" }, "2023-07-18 10:00")];
    on(lifted, step(command, "2023-07-22 09:00")).thenRejected("not-supervised");
  });

  it("of another unit's notice, or measure", () => {
    on([escalate({ units: ["jibei", "qubei"] }), notice()], answer(undefined, { unit: "qubei" })).thenRejected(
      "not-their-task",
    );
    on([escalate({ units: ["jibei", "qubei"] }), measure()], complete(undefined, { unit: "qubei" })).thenRejected(
      "not-their-task",
    );
    on([escalate(), measure(), complete()], move("2023-07-25", "2023-07-19 09:00")).thenRejected("already-done");
    on(
      [escalate()],
      step({
        type: "IssueNotice",
        data: { ...office, office: "jibei", unit: "jibei", demands: "x", until: "2023-07-14" },
      }),
    ).thenRejected("supervises-itself");
    on(
      [escalate()],
      step({ type: "SetMeasure", data: { unit: "x", responsible: "o", officer: "s", text: "x", until: "2023-07-14" } }),
    ).thenRejected("not-a-supervised-unit");
    on(
      [escalate()],
      step({ type: "IssueNotice", data: { ...office, unit: "x", demands: "x", until: "2023-07-14" } }),
    ).thenRejected("not-a-supervised-unit");
    on([], escalate({ units: ["jibei", "jibei"] })).thenRejected("named-twice");
  });
});

describe("whatever happens to a supervision", () => {
  const officers = fc.constantFrom("a", "b", "c");
  const units = fc.constantFrom("u", "u", "u", "v");
  const offices = fc.constantFrom("u", "w", "w", "w");
  const n = fc.integer({ min: 1, max: 2 });
  const command: fc.Arbitrary<Command> = fc.oneof(
    fc.record({
      type: fc.constant("Escalate" as const),
      data: fc.record({
        trigger: fc.constantFrom("wideCoverage", "collectiveRisk"),
        tickets: fc.uniqueArray(fc.constantFrom("t-1", "t-2"), { minLength: 1 }),
        units: fc.uniqueArray(units, { minLength: 1 }),
        supervisor: officers,
        office: offices,
        reason: fc.constant("r"),
      }),
    }),
    fc.constantFrom("a", "b").map((leader): Command => ({ type: "AssignLeader", data: { leader, officer: "s" } })),
    fc
      .constantFrom("a", "b")
      .map((leader): Command => ({ type: "RecordParticipation", data: { leader, how: "meeting", text: "x" } })),
    fc.tuple(units, offices).map(
      ([unit, office]): Command => ({
        type: "IssueNotice",
        data: { supervisor: "s", office, unit, demands: "d", until: "2023-12-01" },
      }),
    ),
    fc
      .tuple(n, units, officers)
      .map(
        ([notice, unit, officer]): Command => ({ type: "AnswerNotice", data: { notice, unit, officer, text: "a" } }),
      ),
    fc.tuple(units, officers).map(
      ([unit, responsible]): Command => ({
        type: "SetMeasure",
        data: { unit, responsible, officer: "s", text: "m", until: "2023-12-01" },
      }),
    ),
    fc.tuple(n, units, officers).map(
      ([measure, unit, officer]): Command => ({
        type: "CompleteMeasure",
        data: { measure, unit, officer, outcome: "o" },
      }),
    ),
    fc
      .tuple(
        fc.constantFrom("a", "d", "e", "f"),
        fc.constantFrom("u", "w", "w", "w", "w"),
        fc.constantFrom("resolved" as const, "resolved" as const, "unfounded" as const),
      )
      .map(([officer, office, result]): Command => ({ type: "Lift", data: { result, officer, office, summary: "s" } })),
  );

  const start = escalate({ units: ["u"], office: "w" })[1];

  it("who acted for the unit never lifts it, and nothing is resolved without a leader or with a promise open", () => {
    const lifts = { resolved: 0, unfounded: 0, handedOver: 0 };
    fc.assert(
      fc.property(
        fc.array(command, { minLength: 10, maxLength: 40, size: "max" }).map((some) => [start, ...some]),
        (commands) => {
          const { events } = play(
            supervision,
            commands.map((one, i): Step<Command> => [beijing(`2023-07-${10 + Math.floor(i / 2)} 09:00`), one]),
          );
          const asked = {
            notices: 0,
            measures: 0,
            spoke: new Set<string>(),
            leader: false,
            units: [] as readonly string[],
          };
          let round = 0;
          for (const { type, data } of events) {
            if (type === "SupervisionEscalated") {
              Object.assign(asked, { notices: 0, measures: 0, spoke: new Set(), leader: false, units: data.units });
              expect(data.round).toBe(++round);
              expect(data.units).not.toContain(data.office);
            }
            if (type === "NoticeIssued") asked.notices += 1;
            if (type === "NoticeAnswered") asked.notices -= 1;
            if (type === "MeasureSet") asked.measures += 1;
            if (type === "MeasureCompleted") asked.measures -= 1;
            if (type === "MeasureSet") asked.spoke.add(data.responsible);
            if (type === "NoticeAnswered" || type === "MeasureCompleted") asked.spoke.add(data.officer);
            if (type === "LeaderTookPart") asked.leader = true;
            if (type !== "SupervisionLifted") continue;
            lifts[data.result] += 1;
            expect(asked.units).not.toContain(data.office);
            expect([...asked.spoke]).not.toContain(data.officer);
            if (data.result === "resolved") expect(asked).toMatchObject({ notices: 0, measures: 0, leader: true });
          }
        },
      ),
      { numRuns: 2_000 },
    );
    expect(lifts.unfounded).toBeGreaterThan(100);
    expect(lifts.resolved).toBeGreaterThan(50);
  });
});
