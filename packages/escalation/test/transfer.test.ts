import type { CommandOf } from "@caseloop/core";
import { fen } from "@caseloop/law";
import { describe, expect, it } from "vitest";
import { transfer, type transferRefusals } from "../src/transfer/index.ts";
import { asked, beijing, type Step } from "./case-steps.ts";

type Command = CommandOf<typeof transfer>;
type Data<T extends Command["type"]> = Extract<Command, { type: T }>["data"];
const on = (past: readonly Step<Command>[], last: Step<Command>) => asked(transfer, past, last);
const step = (command: Command, local: string): Step<Command> => [local, command];

// Monday 2023-07-10 … ; three natural days end at the end of the third day after.
const team = (more: Partial<Data<"FormTeam">> = {}, local = "2023-07-10 09:00") =>
  step(
    {
      type: "FormTeam",
      data: { case: "case-1", team: ["a", "b"], suspicion: "fake liquor, ¥180,000", officer: "s", ...more },
    },
    local,
  );
const report = (more: Partial<Data<"Report">> = {}, local = "2023-07-11 09:00") =>
  step(
    { type: "Report", data: { officer: "a", findings: "sold 300 bottles", recommendation: "transfer", ...more } },
    local,
  );
const decide = (approved = true, local = "2023-07-12 09:00", more: Partial<Data<"Decide">> = {}) =>
  step(
    { type: "Decide", data: { head: "head", approved, ...(approved ? {} : { reason: "below the amount" }), ...more } },
    local,
  );
const papers = ["transferLetter", "investigationReport", "itemList"] as const;
const handOver = (local = "2023-07-13 08:00", more: Partial<Data<"HandOver">> = {}) =>
  step({ type: "HandOver", data: { officer: "a", police: "police-1", materials: [...papers], ...more } }, local);
const copy = (local = "2023-07-13 09:00") =>
  step({ type: "CopyToProcuratorate", data: { officer: "a", procuratorate: "jp" } }, local);
const receipt = (local = "2023-07-13 10:00") =>
  step({ type: "NoteReceipt", data: { officer: "a", receipt: "r-1" } }, local);
const passedOn = (local = "2023-07-13 18:00", to = "police-2") =>
  step({ type: "NotePassedOn", data: { officer: "a", to } }, local);
const filing = (filed: boolean, local = "2023-07-14 09:00", more: Partial<Data<"NoteFiling">> = {}) =>
  step(
    {
      type: "NoteFiling",
      data: { officer: "a", filed, notice: "n-1", ...(filed ? {} : { reason: "slight" }), ...more },
    },
    local,
  );
const items = (local = "2023-07-15 09:00") =>
  step({ type: "HandItems", data: { officer: "a", receipt: "r-2" } }, local);
const reconsider = (local = "2023-07-15 09:00") =>
  step({ type: "AskReconsideration", data: { officer: "a", grounds: "the amount" } }, local);
const reconsidered = (filed: boolean, local = "2023-07-17 09:00", more: Partial<Data<"NoteReconsideration">> = {}) =>
  step(
    {
      type: "NoteReconsideration",
      data: { officer: "a", filed, notice: "n-2", ...(filed ? {} : { reason: "still slight" }), ...more },
    },
    local,
  );
const suggest = (local = "2023-07-18 09:00") =>
  step({ type: "SuggestSupervision", data: { officer: "a", procuratorate: "jp", grounds: "the amount" } }, local);
const supervised = (filed: boolean, local = "2023-07-25 09:00") =>
  step({ type: "NoteSupervision", data: { officer: "a", filed, document: "d-1" } }, local);
const accept = (local = "2023-07-18 09:00", more: Partial<Data<"AcceptRefusal">> = {}) =>
  step({ type: "AcceptRefusal", data: { officer: "a", approver: "head", reason: "they are right", ...more } }, local);
const outcome = (how: Data<"NoteOutcome">["outcome"], local = "2023-12-01 09:00", criminalFine = false) =>
  step({ type: "NoteOutcome", data: { officer: "a", outcome: how, document: "j-1", criminalFine } }, local);
const penalty = (local = "2024-01-10 09:00", kinds: Data<"ClearPenalty">["kinds"] = ["fine"]) =>
  step({ type: "ClearPenalty", data: { kinds, officer: "a" } }, local);

const approved = [team(), report(), decide()];
const handedOver = [...approved, handOver()];
const received = [...handedOver, receipt()];
const filed = [...received, filing(true)];
const notFiled = [...received, filing(false)];
const contested = [...notFiled, reconsider()];
const upheld = [...contested, reconsidered(false)];

const law = (article: string) => ({ act: "crime-transfer", article, edition: "2020" });
const due = (
  { due }: { due: readonly { clock: string; due: { deadline: { due: string }; basis: object; assumed?: true } }[] },
  clock: string,
) => due.find((one) => one.clock === clock)?.due;

describe("the way to the police (移送规定)", () => {
  it("a team of two checks the case (art. 5) on facts that look like a crime (art. 3)", () => {
    expect(on([], team()).events).toMatchObject([
      { type: "TeamFormed", data: { team: ["a", "b"], basis: law("3¶1") } },
    ]);
    on([], team({ team: ["a"] })).thenRejected("two-officers-needed");
    on([], team({ team: ["a", "a"] })).thenRejected("two-officers-needed");
    expect(on([], team({ team: ["a", "b", "a"] })).events).toMatchObject([{ data: { team: ["a", "b"] } }]);
  });

  it("reasonable suspicion is a ground from 2020-08-07 on (art. 3¶2)", () => {
    const suspicion = (local: string) => team({ ground: "reasonableSuspicion" }, local);
    on([], suspicion("2020-08-06 23:59")).thenRejected("no-rule-on-suspicion");
    expect(on([], suspicion("2020-08-07 00:00")).events).toMatchObject([{ data: { basis: law("3¶2") } }]);
    expect(on([], team({}, "2020-08-06 23:59")).events).toMatchObject([
      { data: { basis: { article: "3¶1", edition: "2001" } } },
    ]);
  });

  it("the head decides within three days of the report (art. 5¶2); that they are natural days is assumed", () => {
    on([team()], report()).thenState((state) => {
      expect(due(state, "decide")).toMatchObject({
        deadline: { due: "2023-07-14T15:59:59.999Z", term: { unit: "naturalDay", n: 3 } },
        basis: law("5¶2"),
        assumed: true,
      });
    });
    const reported = [team(), report()];
    expect(on(reported, decide(true, "2023-07-14 23:59")).events).toMatchObject([{ data: { late: false } }]);
    const late = on(reported, decide(true, "2023-07-15 00:00"));
    expect(late.events).toMatchObject([{ data: { late: true } }]);
    expect(late.state.breaches).toEqual(["decide"]);
    on(reported, decide(true, "2023-07-12 09:00", { head: "b" })).thenRejected("head-in-the-team");
  });

  it("a limit that ends on a statutory holiday moves to the first day after", () => {
    // 2023-09-28 + 3 = 10-01, in the holiday of 09-29 to 10-06
    on([team({}, "2023-09-27 09:00")], report({}, "2023-09-28 09:00")).thenState((state) =>
      expect(due(state, "decide")?.deadline.due).toBe("2023-10-07T15:59:59.999Z"),
    );
  });

  it("an approved case is with the police 24 hours later by the clock (art. 5¶2), with its papers (art. 6)", () => {
    on([team(), report()], decide()).thenState((state) =>
      expect(due(state, "handOver")).toMatchObject({
        deadline: { due: beijing("2023-07-13 09:00"), term: { unit: "hour", n: 24 } },
        basis: law("5¶2"),
      }),
    );
    expect(due(on([team(), report()], decide()).state, "handOver")).not.toHaveProperty("assumed");
    expect(on(approved, handOver("2023-07-13 09:00")).events).toMatchObject([{ data: { late: false } }]);
    expect(on(approved, handOver("2023-07-13 09:01")).events).toMatchObject([{ data: { late: true } }]);
    for (const missing of papers)
      on(approved, handOver(undefined, { materials: papers.filter((one) => one !== missing) })).thenRejected(
        "material-missing",
      );
    expect(on(approved, handOver(undefined, { materials: [...papers, "testReport", "other"] })).events).toMatchObject([
      { data: { materials: [...papers, "testReport", "other"] } },
    ]);
  });

  it("the procuratorate has its copy once", () => {
    on(handedOver, copy()).thenState(({ copied }) => expect(copied).toBe(true));
    on([...handedOver, copy()], copy()).thenRejected("already-copied");
    on(approved, copy()).thenRejected("not-handed-over");
  });

  it("the police decide within three days of their receipt (art. 8)", () => {
    on(handedOver, receipt()).thenState((state) =>
      expect(due(state, "file")).toMatchObject({ deadline: { due: "2023-07-16T15:59:59.999Z" }, basis: law("8") }),
    );
    for (const decision of [true, false]) {
      expect(on(received, filing(decision, "2023-07-16 23:59")).events).toMatchObject([{ data: { late: false } }]);
      const late = on(received, filing(decision, "2023-07-17 00:00"));
      expect(late.events).toMatchObject([{ data: { late: true } }]);
      expect(late.state.breaches).toEqual(["file"]);
    }
  });

  it("or pass it on within 24 hours where it is not theirs (art. 7), and the other police start anew", () => {
    on(handedOver, receipt()).thenState((state) =>
      expect(due(state, "passOn")).toMatchObject({ deadline: { due: beijing("2023-07-14 10:00") }, basis: law("7") }),
    );
    expect(on(received, passedOn("2023-07-14 10:00")).events).toMatchObject([
      { type: "PassedOn", data: { from: "police-1", to: "police-2", late: false } },
    ]);
    expect(on(received, passedOn("2023-07-14 10:01")).events).toMatchObject([{ data: { late: true } }]);
    on(received, passedOn(undefined, "police-1")).thenRejected("same-police");
    on([...received, passedOn()], receipt("2023-07-15 09:00")).thenState((state) => {
      expect(state).toMatchObject({ police: "police-2", status: "received", breaches: [] });
      expect(due(state, "file")?.deadline.due).toBe("2023-07-18T15:59:59.999Z");
      expect(state.due).toHaveLength(2);
    });
    // deciding after 24 hours is no breach of passing on: it was theirs
    on(received, filing(true, "2023-07-16 09:00")).thenState(({ breaches }) => expect(breaches).toEqual([]));
  });

  it("a filed case is followed by its items within three days (art. 12)", () => {
    on(received, filing(true)).thenState((state) =>
      expect(due(state, "handItems")).toMatchObject({
        deadline: { due: "2023-07-17T15:59:59.999Z" },
        basis: law("12"),
      }),
    );
    expect(on(filed, items("2023-07-17 23:59")).events).toMatchObject([{ data: { late: false } }]);
    expect(on(filed, items("2023-07-18 00:00")).events).toMatchObject([{ data: { late: true } }]);
    on([...filed, items()], items()).thenRejected("items-handed");
    // never handed over: the breach is found when the case comes back
    on(filed, outcome("notProsecuted")).thenState(({ breaches }) => expect(breaches).toEqual(["handItems"]));
    on([...filed, items()], outcome("notProsecuted")).thenState(({ breaches }) => expect(breaches).toEqual([]));
  });
});

describe("against a refusal to file (art. 9)", () => {
  it("reconsideration is asked for within three days of the notice, and not later", () => {
    on(received, filing(false)).thenState((state) =>
      expect(due(state, "contest")).toMatchObject({ deadline: { due: "2023-07-17T15:59:59.999Z" }, basis: law("9¶1") }),
    );
    expect(on(notFiled, reconsider("2023-07-17 23:59")).rejection).toBeUndefined();
    on(notFiled, reconsider("2023-07-18 00:00")).thenRejected("contest-too-late");
  });

  it("the police decide on it within three days", () => {
    on(notFiled, reconsider()).thenState((state) =>
      expect(due(state, "reconsider")).toMatchObject({
        deadline: { due: "2023-07-18T15:59:59.999Z" },
        basis: law("9¶2"),
      }),
    );
    for (const decision of [true, false]) {
      expect(on(contested, reconsidered(decision, "2023-07-18 23:59")).events).toMatchObject([
        { data: { late: false } },
      ]);
      const late = on(contested, reconsidered(decision, "2023-07-19 00:00"));
      expect(late.events).toMatchObject([{ data: { late: true } }]);
      expect(late.state.breaches).toEqual(["reconsider"]);
    }
    expect(on(contested, reconsidered(true)).events).toMatchObject([
      { type: "Filed", data: { on: "reconsideration" } },
    ]);
  });

  it("the procuratorate may be asked at once, or after reconsideration within three days; late is recorded, not refused", () => {
    on(contested, reconsidered(false)).thenState((state) =>
      expect(due(state, "suggest")).toMatchObject({ deadline: { due: "2023-07-20T15:59:59.999Z" }, basis: law("9¶2") }),
    );
    for (const [past, inTime, late] of [
      [notFiled, "2023-07-17 23:59", "2023-07-18 00:00"],
      [upheld, "2023-07-20 23:59", "2023-07-21 00:00"],
    ] as const) {
      expect(on(past, suggest(inTime)).events).toMatchObject([{ data: { late: false } }]);
      expect(on(past, suggest(late)).events).toMatchObject([{ data: { late: true } }]);
    }
  });

  it("the procuratorate has the case filed, or finds the refusal right, and that is the end of it", () => {
    const asked = [...upheld, suggest()];
    on(asked, supervised(true)).thenState((state) => expect(state.status).toBe("filed"));
    expect(on(asked, supervised(true)).events).toMatchObject([{ type: "Filed", data: { on: "supervision" } }]);
    on([...asked, supervised(false)], suggest("2023-07-26 09:00")).thenRejected("nothing-to-contest");
    on([...asked, supervised(false)], accept("2023-07-26 09:00")).thenState(({ status }) =>
      expect(status).toBe("returned"),
    );
  });
});

describe("the way back, and a penalty that may not replace the transfer (art. 11)", () => {
  const pending: Record<string, readonly Step<Command>[]> = {
    "while the team checks": [team()],
    "before the head decides": [team(), report()],
    "between approval and the police": approved,
    "while the police have it": handedOver,
    "while they decide": received,
    "after their refusal, until it is accepted": notFiled,
    "while they reconsider": contested,
    "after reconsideration": upheld,
    "while the procuratorate looks": [...upheld, suggest()],
    "after the procuratorate": [...upheld, suggest(), supervised(false)],
    "while it is a criminal case": filed,
  };
  it.each(Object.entries(pending))("no penalty %s", (_, past) => {
    for (const kind of ["warning", "fine", "confiscation", "permitRevoked"] as const)
      on(past, penalty(undefined, [kind])).thenRejected("penalty-replaces-transfer");
  });

  const returned = (past: readonly Step<Command>[], last: Step<Command>) =>
    on(past, last).events.find(({ type }) => type === "CaseReturned")?.data;

  it("a refusal by the head states its reason and leaves the case with the bureau; new facts may be reported", () => {
    const reported = [team(), report()];
    expect(returned(reported, decide(false))).toMatchObject({
      case: "case-1",
      because: "notApproved",
      basis: law("5¶2"),
    });
    on(reported, step({ type: "Decide", data: { head: "head", approved: false } }, "2023-07-12 09:00")).thenRejected(
      "reason-needed",
    );
    on([...reported, decide(false)], penalty()).thenState(({ returned }) => expect(returned?.barred).toEqual([]));
    const again = on([...reported, decide(false)], report({}, "2023-07-20 09:00"));
    again.thenState((state) => expect(state).toMatchObject({ status: "reported" }));
    expect(again.state.returned).toBeUndefined();
    on([...reported, decide(false), report({}, "2023-07-20 09:00")], penalty()).thenRejected(
      "penalty-replaces-transfer",
    );
  });

  it("an accepted refusal to file (art. 10) opens the administrative penalty", () => {
    expect(returned(notFiled, accept())).toMatchObject({ because: "notFiled", basis: law("10"), barred: [] });
    expect(on([...notFiled, accept()], penalty()).events).toMatchObject([
      { type: "PenaltyCleared", data: { case: "case-1", kinds: ["fine"] } },
    ]);
    expect(on(upheld, accept()).rejection).toBeUndefined();
    on(contested, accept()).thenRejected("nothing-to-contest");
    on(notFiled, accept(undefined, { approver: "a" })).thenRejected("own-approval");
  });

  it.each([
    ["dropped", law("13")],
    ["notProsecuted", { act: "penalty-law", article: "27¶1", edition: "2021" }],
    ["acquitted", { act: "penalty-law", article: "27¶1", edition: "2021" }],
    ["convicted", { act: "penalty-law", article: "27¶1", edition: "2021" }],
  ] as const)("a case that was %s comes back by its rule", (how, basis) => {
    expect(returned(filed, outcome(how))).toMatchObject({ because: how, basis, barred: [] });
    expect(on([...filed, outcome(how)], penalty()).rejection).toBeUndefined();
  });

  it("after a criminal fine no administrative fine is added (行政处罚法 art. 35¶2), other measures are open", () => {
    const convicted = [...filed, outcome("convicted", undefined, true)];
    expect(returned(filed, outcome("convicted", undefined, true))).toMatchObject({
      barred: ["fine"],
      basis: { act: "penalty-law", article: "35¶2" },
    });
    on(convicted, penalty()).thenRejected("barred-by-judgment");
    on(convicted, penalty(undefined, ["permitRevoked", "fine"])).thenRejected("barred-by-judgment");
    expect(on(convicted, penalty(undefined, ["permitRevoked"])).rejection).toBeUndefined();
    expect(returned(filed, outcome("acquitted", undefined, true))).toMatchObject({ barred: [] });
  });

  it("names no article of the penalty law before its edition of 2021", () => {
    const at = (local: string) =>
      [
        team({}, "2021-07-01 09:00"),
        report({}, "2021-07-01 10:00"),
        decide(true, "2021-07-01 11:00"),
        handOver("2021-07-01 12:00"),
        receipt("2021-07-01 13:00"),
        filing(true, "2021-07-01 14:00"),
      ].concat([outcome("notProsecuted", local)]);
    const basisOf = (local: string) => returned(at(local).slice(0, -1), outcome("notProsecuted", local));
    expect(basisOf("2021-07-14 23:59")).toMatchObject({ basis: { act: "penalty-law", edition: "2017" } });
    expect(basisOf("2021-07-14 23:59")).not.toHaveProperty("basis.article");
    expect(basisOf("2021-07-15 00:00")).toMatchObject({ basis: { article: "27¶1", edition: "2021" } });
  });

  it("what was decided before: warnings and permits go on being executed (art. 11¶2), a fine is set off (art. 11¶3)", () => {
    const earlier = (kind: Data<"NoteEarlierPenalty">["kind"]) =>
      on(
        [team()],
        step({ type: "NoteEarlierPenalty", data: { kind, amount: fen(500_000), officer: "a" } }, "2023-07-10 10:00"),
      ).events[0]?.data;
    for (const kind of ["warning", "businessHalted", "permitSuspended", "permitRevoked"] as const)
      expect(earlier(kind)).toMatchObject({ effect: "executed", basis: law("11¶2") });
    expect(earlier("fine")).toMatchObject({ effect: "setOff", basis: law("11¶3"), amount: 500_000 });
    expect(earlier("confiscation")).not.toHaveProperty("effect");
  });
});

describe("each refusal on a transfer has its stable code and a sentence in both languages", () => {
  type Case = readonly [past: readonly Step<Command>[], last: Step<Command>];
  const cases: Record<keyof typeof transferRefusals, Case> = {
    "before-latest": [[team()], report({}, "2023-07-10 08:59")],
    "no-law-for-day": [[], team({}, "2001-07-08 09:00")],
    "already-formed": [[team()], team()],
    "no-team": [[], report()],
    "two-officers-needed": [[], team({ team: [] })],
    "no-rule-on-suspicion": [[], team({ ground: "reasonableSuspicion" }, "2020-08-06 09:00")],
    "not-in-the-team": [[team()], report({ officer: "c" })],
    "not-before-report": [[team()], decide()],
    "reported-already": [[team(), report()], report()],
    "head-in-the-team": [[team(), report()], decide(true, undefined, { head: "a" })],
    "reason-needed": [received, filing(false, undefined, { reason: undefined })],
    "not-approved": [[team(), report()], handOver()],
    "material-missing": [approved, handOver(undefined, { materials: [] })],
    "not-handed-over": [approved, receipt()],
    "already-copied": [[...handedOver, copy()], copy()],
    "already-received": [received, receipt()],
    "not-received": [handedOver, filing(true)],
    "same-police": [received, passedOn(undefined, "police-1")],
    "not-filed": [received, items()],
    "items-handed": [[...filed, items()], items()],
    "nothing-to-contest": [filed, reconsider()],
    "contest-too-late": [notFiled, reconsider("2023-07-18 00:00")],
    "no-reconsideration": [notFiled, reconsidered(true)],
    "no-supervision": [upheld, supervised(true)],
    "own-approval": [notFiled, accept(undefined, { approver: "a" })],
    "penalty-replaces-transfer": [received, penalty()],
    "barred-by-judgment": [[...filed, outcome("convicted", undefined, true)], penalty()],
  };
  it.each(Object.entries(cases))("%s", (code, [past, last]) => {
    const { rejection } = on(past, last).thenRejected(code);
    expect(rejection?.because).toMatch(/^[A-Z].*\.$/);
    expect(rejection?.zh).toMatch(/^\p{Script=Han}.*。$/u);
  });

  it("steps out of their order", () => {
    on([], decide()).thenRejected("no-team");
    on([], penalty()).thenRejected("no-team");
    on([], step({ type: "NoteEarlierPenalty", data: { kind: "fine", officer: "a" } }, "2023-07-10 10:00")).thenRejected(
      "no-team",
    );
    on(handedOver, passedOn()).thenRejected("not-received");
    on(received, outcome("convicted")).thenRejected("not-filed");
    on(contested, suggest()).thenRejected("nothing-to-contest");
    on(filed, suggest()).thenRejected("nothing-to-contest");
    on(filed, accept()).thenRejected("nothing-to-contest");
    on(upheld, reconsider("2023-07-18 09:00")).thenRejected("nothing-to-contest");
    on(contested, reconsidered(false, undefined, { reason: undefined })).thenRejected("reason-needed");
  });
});
