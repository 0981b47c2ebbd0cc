import { handle, project } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { chinaCalendar } from "@caseloop/law";
import { type TicketCommand, ticket } from "@caseloop/ticket";
import { describe, expect, it } from "vitest";
import { type Case, cases } from "../src/board/cases.ts";
import { percent, tally } from "../src/board/tally.ts";

const at = "2023-07-20T02:00:00.000Z";
const past = "2023-07-10T15:59:59.999Z";
const ahead = "2023-08-10T15:59:59.999Z";

const open: Case = {
  topic: "food",
  kind: "complaint",
  proactive: false,
  registeredAt: "2023-07-03T02:00:00.000Z",
  unit: "east",
  dispatched: true,
  due: past,
  dueBy: "law",
  owed: true,
  late: false,
  redos: 0,
  tracks: 0,
};
const happy = { process: "satisfied", result: "satisfied", solved: true } as const;
const sad = { process: "satisfied", result: "dissatisfied", solved: false } as const;
const done: Case = { ...open, owed: false, contact: "inTime", callback: happy, ended: { how: "handled", at: past } };

const total = (...rows: Case[]) => tally(rows, at, chinaCalendar).total;

describe("the board's figures", () => {
  it("count late closings among the closed only; an open ticket may have been late in an earlier cycle", () => {
    const late = { ...done, late: true };
    const again: Case = { ...open, late: true, redos: 1, due: ahead };
    expect(total(done, late, again)).toMatchObject({ registered: 3, closed: 2, open: 1, closedWithDue: 2, late: 1 });
  });

  it("take for on time what was not late, of all whose deadline has passed, overdue ones included", () => {
    const replied: Case = { ...open, owed: false };
    const early: Case = { ...done, due: ahead };
    expect(total(done, { ...done, late: true }, open, replied, early).onTime).toEqual({ of: 2, all: 4 });
  });

  it("ask only callers who answered, neutral ones among them", () => {
    const silent: Case = { ...done, callback: { process: "unreachable", result: "unreachable" } };
    const neutral: Case = { ...done, callback: { process: "neutral", result: "neutral", solved: true } };
    const figures = total(done, { ...done, callback: sad }, silent, neutral);
    expect([figures.process, figures.result, figures.solved]).toEqual([
      { of: 2, all: 3 },
      { of: 1, all: 3 },
      { of: 2, all: 3 },
    ]);
  });

  it("tell redone tickets among the handled, and solved ones among the redone", () => {
    const redone: Case = { ...done, redos: 1 };
    const stopped: Case = { ...redone, callback: sad, ended: { how: "stoppedWithNote", at: past } };
    const figures = total(done, redone, stopped, { ...open, redos: 2 });
    expect([figures.redo, figures.redoResolved]).toEqual([
      { of: 1, all: 2 },
      { of: 1, all: 3 },
    ]);
  });

  it("take first contact for a response only where it was in time", () => {
    expect(total(done, { ...done, contact: "late" }, open).response).toEqual({ of: 1, all: 3 });
  });

  it("leave the bureau's own cases out of every rate, not out of the counts", () => {
    const own: Case = { ...done, proactive: true, redos: 1 };
    const { registered, closed, onTime, response, process, result, solved, redo, redoResolved } = total(own);
    expect([registered, closed]).toEqual([1, 1]);
    for (const rate of [onTime, response, process, result, solved, redo, redoResolved])
      expect(percent(rate)).toBeNull();
  });

  it("give a yellow card from the last working day before, red from the first moment after, none once replied", () => {
    const card = (due: string, row: Partial<Case> = {}, now = at) => {
      const { yellow, red } = tally([{ ...open, due, ...row }], now, chinaCalendar).total;
      return [yellow, red];
    };
    const tomorrow = "2023-07-21T15:59:59.999Z";
    expect(card(tomorrow)).toEqual([1, 0]);
    expect(card(tomorrow, {}, "2023-07-19T15:59:59.999Z")).toEqual([0, 0]);
    expect(card(tomorrow, {}, tomorrow)).toEqual([1, 0]);
    expect(card(tomorrow, {}, "2023-07-21T16:00:00.000Z")).toEqual([0, 1]);
    expect(card(past, { owed: false })).toEqual([0, 0]);
    expect(card(past, { shelvedUntil: "2023-09-01" })).toEqual([0, 0]);
    expect(card(past, { shelvedUntil: "2023-07-19" })).toEqual([0, 1]);
    expect(card(tomorrow, { dueBy: "source" })).toEqual([0, 0]);
  });

  it("count a ticket nobody was sent in no unit", () => {
    const { unit: _unit, ...rest } = open;
    const { total, units } = tally([{ ...rest, dispatched: false }, done], at, chinaCalendar);
    expect([total.registered, units.size, units.get("east")?.registered]).toEqual([2, 1, 1]);
  });
});

describe("a ticket's row", () => {
  it("follows it to another unit, through a late reply, a close and a redo", async () => {
    const store = memoryStore();
    const owners = { bureauLeader: "l", sectionHead: "h", handler: "o" };
    const say = async (day: string, command: TicketCommand) => {
      const handled = await handle(store, ticket, "t", { ...command, at: `2023-07-${day}T10:00:00+08:00` });
      expect(handled).toMatchObject({ ok: true });
      return (await project(store, cases)).get("t");
    };
    const caller = { identity: "named", name: "n" } as const;
    const data = { kind: "complaint", channel: "phone", topic: "food", content: "c", caller } as const;
    expect(await say("03", { type: "Register", data })).toMatchObject({
      topic: "food",
      dispatched: false,
      owed: false,
    });
    const sent = await say("03", { type: "Dispatch", data: { lead: "east", owners } });
    expect(sent).toMatchObject({ unit: "east", owed: true, due: past, dueBy: "law" });
    await say("04", { type: "RequestReturn", data: { unit: "east", officer: "o", reason: "r" } });
    const next = { lead: "west", owners };
    expect(await say("05", { type: "GrantReturn", data: { approver: "d", reason: "r", next } })).toMatchObject({
      ...{ unit: "west", due: past },
    });
    await say("06", { type: "SignIn", data: { unit: "west", officer: "h" } });
    const contact = { officer: "o", means: "phone" } as const;
    expect(await say("06", { type: "RecordContact", data: contact })).toMatchObject({ contact: "inTime" });
    const reply = { unit: "west", officer: "o", text: "t", means: "phone" } as const;
    expect(await say("12", { type: "Reply", data: reply })).toMatchObject({ owed: false, late: true });
    await say("12", { type: "Review", data: { reviewer: "h" } });
    const call = { level: "city", clerk: "c", process: "satisfied" } as const;
    await say("13", { type: "CallBack", data: { ...call, result: "satisfied" } });
    expect(await say("13", { type: "Close", data: { officer: "c" } })).toMatchObject({ ended: { how: "handled" } });
    const redo = { level: "city", officer: "c", ground: "notDone", reason: "r" } as const;
    const again = await say("14", { type: "OrderRedo", data: redo });
    expect(again).toMatchObject({ redos: 1, owed: true, late: true, due: "2023-07-21T15:59:59.999Z" });
    expect(again).not.toHaveProperty("ended");
    expect(again).not.toHaveProperty("callback");
  });
});
