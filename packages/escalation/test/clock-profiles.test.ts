import { type EventStore, handle, history, load, rebuild } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { chinaCalendar, complaintClocks, enterpriseClocks, hotlineClocks } from "@caseloop/law";
import { complaint, report, ticket } from "@caseloop/ticket";
import { describe, expect, it } from "vitest";
import {
  clocking,
  clocks,
  complaintProfile,
  escalation,
  leading,
  loadClocks,
  tick,
  timed,
  timekeeper,
} from "../src/index.ts";
import { lines, play, seen } from "./clock-play.ts";

const keeper = timekeeper([leading(), clocking([ticket, complaint, report])], [timed(escalation), timed(clocks)]);
type TicketCommand = Parameters<
  typeof handle<"ticket", unknown, typeof ticket.commands, typeof ticket.events, object>
>[3];
type ComplaintCommand = Parameters<
  typeof handle<"complaint", unknown, typeof complaint.commands, typeof complaint.events, object>
>[3];
type ReportCommand = Parameters<
  typeof handle<"report", unknown, typeof report.commands, typeof report.events, object>
>[3];

const at = (day: string) => new Date(`${day.length > 5 ? day : `2023-${day}`}T10:00:00+08:00`).toISOString();
const owners = { bureauLeader: "l", sectionHead: "s", handler: "h" };
const caller = { identity: "named", name: "吴明" } as const;

async function lives(store: EventStore, steps: readonly (readonly [string, TicketCommand])[], id = "t-1") {
  for (const [day, command] of steps) {
    const done = await handle(store, ticket, id, { ...command, at: at(day) });
    if (!done.ok) throw new Error(`${day} ${command.type}: ${done.rejection.code}`);
    await tick(store, at(day), keeper);
    await sameAsTicket(store, id);
  }
}

/** One truth: whenever the reply is owed, the clock's deadline and breaches are those the ticket records. */
async function sameAsTicket(store: EventStore, id: string) {
  const { state: now } = await load(store, ticket, id);
  const { state } = await load(store, clocks, `ticket-${id}`);
  const reply = state.clocks["hotline/reply"];
  if (reply?.status === "running") expect(reply.limit).toEqual(now.limits.reply);
  if (reply?.status === "met" && now.status !== "ended")
    expect(reply.breaches.map(({ cycle }) => cycle)).toEqual(now.breaches);
}

const told = async (store: EventStore, stream: string, clock: string) =>
  lines((await history(store, clocks, stream)).filter(({ data }) => "clock" in data && data.clock === clock));

const register = (kind: "complaint" | "enterprise"): TicketCommand => ({
  type: "Register",
  data: { kind, channel: "phone", topic: "food", content: "A tooth", caller },
});
const dispatch: TicketCommand = { type: "Dispatch", data: { lead: "jibei", owners } };
const signIn: TicketCommand = { type: "SignIn", data: { unit: "jibei", officer: "h" } };
const contact = (reached: boolean): TicketCommand => ({
  type: "RecordContact",
  data: { officer: "h", means: "phone", reached },
});
const answer: TicketCommand = { type: "Reply", data: { unit: "jibei", officer: "h", text: "Paid.", means: "phone" } };
const review: TicketCommand = { type: "Review", data: { reviewer: "s" } };
const callBack = (result: "satisfied" | "dissatisfied"): TicketCommand => ({
  type: "CallBack",
  data: { level: "city", clerk: "clerk", process: "satisfied", result },
});
const redo: TicketCommand = {
  type: "OrderRedo",
  data: { level: "city", officer: "city", ground: "dissatisfied", reason: "not paid" },
};

describe("the hotline's clocks follow the ticket", () => {
  it("through extension, shelving, a reply sent back, a late reply and a redo", async () => {
    const store = memoryStore();
    await lives(store, [
      ["07-10", register("complaint")],
      ["07-10", dispatch],
      ["07-11", signIn],
      ["07-11", contact(true)],
      ["07-14", { type: "RequestExtension", data: { applicant: "h", days: 5, reason: "test" } }],
      ["07-14", { type: "GrantExtension", data: { approver: "l" } }],
      ["07-18", { type: "Shelve", data: { applicant: "h", approver: "l", measures: "wait", until: "2023-08-31" } }],
      ["08-07", { type: "Resume", data: { officer: "h" } }],
      ["08-08", answer],
      ["08-09", { type: "SendBack", data: { officer: "s", level: "bureau", reason: "thin" } }],
      ["08-18", answer],
      ["08-21", review],
      ["08-22", callBack("dissatisfied")],
      ["08-22", redo],
      ["08-24", contact(true)],
      ["08-25", answer],
    ]);
    expect(await told(store, "ticket-t-1", "hotline/reply")).toEqual([
      "Started 07-10 10:00 due 07-17 end",
      "NoticeGiven 07-14 10:00 half late",
      "NoticeGiven 07-14 10:00 threeQuarters",
      "NoticeGiven 07-14 10:00 yellow",
      "Moved 07-14 10:00 due 07-24 end",
      "Paused 07-18 10:00 by shelved",
      "Resumed 08-07 10:00 due 08-11 end",
      "Stopped 08-08 10:00 met",
      "Reopened 08-09 10:00 due 08-11 end",
      "Breached 08-12 00:00 late",
      "Stopped 08-18 10:00 met late",
      "Started 08-22 10:00 due 08-29 end",
      "Stopped 08-25 10:00 met",
    ]);
    expect(await told(store, "ticket-t-1", "hotline/promise")).toEqual([
      "Started 07-18 10:00 due 08-31 end",
      "Stopped 08-07 10:00 met",
    ]);
  });

  it("the reply runs for 5 working days [JN 24], the return for 2 [SD], as law says on that day", async () => {
    const store = memoryStore();
    await lives(store, [
      ["07-10", register("complaint")],
      ["07-10", dispatch],
      ["07-13", signIn],
    ]);
    const { state } = await load(store, clocks, "ticket-t-1");
    const { reply, giveBack } = hotlineClocks("2023-07-10");
    expect(state.clocks["hotline/reply"]?.limit).toMatchObject({
      due: reply.term.after(at("07-10"), chinaCalendar).due,
      basis: { kind: "law", act: "jinan-hotline", article: "24", edition: "2018" },
    });
    expect(state.clocks["hotline/giveBack"]?.limit?.due).toBe(giveBack.term.after(at("07-10"), chinaCalendar).due);
    expect(await told(store, "ticket-t-1", "hotline/giveBack")).toEqual([
      "Started 07-10 10:00 due 07-12 end",
      "Lapsed 07-13 00:00",
    ]);
    expect(state.clocks).not.toHaveProperty("jiyang-2110/contact");
  });

  it("a return asked for uses the right; refused without designation gives it back, a new unit has its own", async () => {
    const store = memoryStore();
    const ask = (unit: string): TicketCommand => ({
      type: "RequestReturn",
      data: { unit, officer: "h", reason: "not ours" },
    });
    await lives(store, [
      ["07-10", register("complaint")],
      ["07-10", dispatch],
      ["07-11", ask("jibei")],
      ["07-11", { type: "DenyReturn", data: { approver: "d", reason: "yours", designated: false } }],
      ["07-12", ask("jibei")],
      ["07-12", { type: "GrantReturn", data: { approver: "d", reason: "theirs", next: { lead: "cuizhai", owners } } }],
    ]);
    expect(await told(store, "ticket-t-1", "hotline/giveBack")).toEqual([
      "Started 07-10 10:00 due 07-12 end",
      "Stopped 07-11 10:00 met",
      "Reopened 07-11 10:00 due 07-12 end",
      "Stopped 07-12 10:00 met",
      "Started 07-12 10:00 due 07-14 end",
    ]);
  });

  it("a ticket that is withdrawn owes no reply, and a unit named by arbitration has no return", async () => {
    const store = memoryStore();
    const next = { lead: "cuizhai", owners };
    await lives(store, [
      ["07-10", register("complaint")],
      ["07-10", dispatch],
      ["07-11", { type: "RaiseDispute", data: { units: ["jibei", "cuizhai"], matter: "whose street" } }],
      ["07-11", { type: "SettleDispute", data: { arbiter: "d", reason: "theirs", next } }],
      ["07-12", { type: "Withdraw", data: { officer: "h", reason: "paid" } }],
    ]);
    expect(await told(store, "ticket-t-1", "hotline/reply")).toEqual([
      "Started 07-10 10:00 due 07-17 end",
      "Stopped 07-12 10:00 cancelled",
    ]);
    expect(await told(store, "ticket-t-1", "hotline/giveBack")).toEqual([
      "Started 07-10 10:00 due 07-12 end",
      "Stopped 07-11 10:00 cancelled",
    ]);
  });

  it("a ticket closed at its source is judged by when it was closed, by the source's own due date", async () => {
    const store = memoryStore();
    const source = { system: "nyc311", key: "1", digest: "0", line: 1, fields: {} };
    await lives(store, [
      [
        "07-10",
        { type: "Register", data: { kind: "help", channel: "otherSystem", topic: "noise", content: "Loud", source } },
      ],
      ["07-10", { type: "Dispatch", data: { lead: "nypd", sourceDue: at("07-12") } }],
    ]);
    await handle(store, ticket, "t-1", { type: "CloseAtSource", at: at("07-20"), data: { closedAt: at("07-11") } });
    await tick(store, at("07-20"), keeper);
    const happened = await told(store, "ticket-t-1", "hotline/reply");
    expect(happened.at(-1)).toBe("Stopped 07-11 10:00 met");
    expect((await load(store, clocks, "ticket-t-1")).state.clocks["hotline/reply"]).toMatchObject({
      limit: { basis: { kind: "source", system: "nyc311" } },
      breaches: [],
    });
  });
});

describe('"2110" (M2)', () => {
  const life = (day: string): readonly (readonly [string, TicketCommand])[] => [
    [day, register("enterprise")],
    [day, dispatch],
    [day, signIn],
  ];

  it("is in force from 2023-05-24, labelled assumed, with the figures of law's one place", async () => {
    const store = memoryStore();
    await lives(store, life("2023-05-23"), "before");
    await lives(store, life("2023-05-24"), "after");
    expect((await load(store, clocks, "ticket-before")).state.clocks).not.toHaveProperty("jiyang-2110/contact");
    const { contact: rule, firstReply } = enterpriseClocks("2023-05-24");
    const { contact: running, firstReply: first } = Object.fromEntries(
      Object.entries((await load(store, clocks, "ticket-after")).state.clocks).map(([key, one]) => [
        key.split("/")[1],
        one,
      ]),
    );
    expect(running).toMatchObject({
      policy: { id: "jiyang-2110", version: "2023" },
      limit: {
        due: rule.term.after(at("2023-05-24"), chinaCalendar).due,
        basis: { kind: "law", act: "jiyang-2110", assumed: true },
      },
    });
    expect(first?.limit?.due).toBe(firstReply.term.after(at("2023-05-24"), chinaCalendar).due);
  });

  it("counts anew with a redo, also what nobody did in the cycle before", async () => {
    const store = memoryStore();
    await lives(store, [
      ...life("07-10"),
      ["07-10", { type: "NoteWork", data: { officer: "h", note: "seen" } }],
      ["07-10", answer],
      ["07-10", review],
      ["07-10", callBack("dissatisfied")],
      ["07-11", redo],
    ]);
    expect((await told(store, "ticket-t-1", "jiyang-2110/contact")).at(-1)).toBe(
      "Reset 07-11 10:00 due 07-11 12:00 late",
    );
  });

  it("is met by a contact that reached the caller, not by an attempt", async () => {
    const store = memoryStore();
    await lives(store, [...life("07-10"), ["07-10", contact(false)], ["07-10", contact(true)]]);
    expect(await told(store, "ticket-t-1", "jiyang-2110/contact")).toEqual([
      "Started 07-10 10:00 due 07-10 12:00",
      "Stopped 07-10 10:00 met",
    ]);
  });
});

describe("the clocks of complaints and reports follow their tracks", () => {
  async function complains(store: EventStore, steps: readonly (readonly [string, ComplaintCommand])[]) {
    for (const [day, command] of steps) {
      const done = await handle(store, complaint, "c-1", { ...command, at: at(day) });
      if (!done.ok) throw new Error(`${day} ${command.type}: ${done.rejection.code}`);
    }
  }
  async function reports(store: EventStore, steps: readonly (readonly [string, ReportCommand])[]) {
    for (const [day, command] of steps) {
      const done = await handle(store, report, "r-1", { ...command, at: at(day) });
      if (!done.ok) throw new Error(`${day} ${command.type}: ${done.rejection.code}`);
    }
  }
  const open: ComplaintCommand = {
    type: "Open",
    data: { ticket: "t-1", complainant: { name: "吴明" }, respondent: "diner", claim: "A tooth" },
  };
  const testing: readonly ComplaintCommand[] = [
    { type: "TestConsumer", data: { purpose: "dailyLife", finding: "eaten", officer: "o" } },
    { type: "Accept", data: { officer: "o" } },
    { type: "StartTesting", data: { body: "lab", chosenBy: "parties", subject: "tooth", officer: "o", approver: "s" } },
    { type: "FinishTesting", data: { result: "broken" } },
  ];
  const days = (first: string, ...rest: readonly string[]) => [first, ...rest];

  it.each([
    // 45 working days from 07-19 end on 09-20; 36 are left on 08-01 and end on 10-10 (law's README and vectors).
    ["Order 20", "order-20", days("2023-07-17", "2023-07-18", "2023-07-19", "2023-08-01", "2023-08-15"), "10-10 end"],
    // 60 natural days from 04-20 end on 06-19, a holiday; 54 are left on 04-26 and run on from 05-06: 06-29.
    ["Order 121", "order-121", days("2026-04-16", "2026-04-17", "2026-04-20", "2026-04-26", "2026-05-06"), "06-29 end"],
  ])("%s: testing is excluded from mediation", async (_, version, on, end) => {
    const store = memoryStore();
    const commands = [open, ...testing];
    await complains(
      store,
      on.map((day, i) => [day, commands[i] ?? open] as const),
    );
    await tick(store, at(on.at(-1) ?? ""), keeper);
    const { state } = await load(store, clocks, "complaint-c-1");
    expect((await told(store, "complaint-c-1", "samr-complaints/mediation")).at(-1)).toContain(`due ${end}`);
    expect(state.clocks["samr-complaints/mediation"]?.policy).toEqual({ id: "samr-complaints", version });
    expect(state.clocks["samr-complaints/accept"]).toMatchObject({ status: "met", breaches: [] });
  });

  const settle: ComplaintCommand = { type: "SelfSettle", data: { terms: "paid", performedAtOnce: true } };

  it("the parties are told within the time the end of mediation set", async () => {
    const store = memoryStore();
    await complains(store, [
      ["07-10", open],
      ["07-10", testing[0] ?? open],
      ["07-11", testing[1] ?? open],
      ["07-12", settle],
    ]);
    await tick(store, at("08-18"), keeper);
    // 2023-07-12 + 7 wd: 13, 14, 17, 18, 19, 20, 21 July.
    expect(await told(store, "complaint-c-1", "samr-complaints/tellParties")).toEqual([
      "Started 07-12 10:00 due 07-21 end",
      "NoticeGiven 08-18 10:00 dayBefore late",
      "Breached 07-22 00:00 late",
    ]);
    expect((await told(store, "complaint-c-1", "samr-complaints/mediation")).at(-1)).toBe("Stopped 07-12 10:00 met");
  });

  it("what is settled before it was accepted needs no acceptance", async () => {
    const store = memoryStore();
    await complains(store, [
      ["07-10", open],
      ["07-11", settle],
    ]);
    await tick(store, at("08-18"), keeper);
    expect(await told(store, "complaint-c-1", "samr-complaints/accept")).toEqual([
      "Started 07-10 10:00 due 07-19 end",
      "Stopped 07-11 10:00 cancelled",
    ]);
  });

  const received: ReportCommand = {
    type: "Receive",
    data: { reporter: { disclosure: "named", name: "赵" }, reported: "diner", facts: "mould" },
  };

  it("a check is extended, and the named reporter is told under Order 20 only", async () => {
    const store = memoryStore();
    await reports(store, [
      ["07-10", received],
      ["07-20", { type: "AskExtension", data: { officer: "o", reason: "lab" } }],
      ["07-21", { type: "DecideExtension", data: { approver: "head", granted: true } }],
      ["08-10", { type: "FileCase", data: { case: "k-1", officer: "o" } }],
      ["08-11", { type: "TellReporter", data: { officer: "o" } }],
    ]);
    await tick(store, at("08-30"), keeper);
    // 2023-07-10 + 15 wd = 07-31 (checked vector), + 15 more = 08-21 (vector of 30).
    expect(await told(store, "report-r-1", "samr-complaints/check")).toEqual([
      "Started 07-10 10:00 due 07-31 end",
      "Moved 07-21 10:00 due 08-21 end",
      "Stopped 08-10 10:00 met",
    ]);
    expect((await told(store, "report-r-1", "samr-complaints/tellReporter")).at(-1)).toBe("Stopped 08-11 10:00 met");
    expect(complaintClocks("2023-08-10").tellNamedReporter?.term).toMatchObject({ unit: "workingDay", n: 5 });
  });

  it("no clock tells a reporter under Order 121, and a dispute ends with the report", () => {
    const [, order121] = complaintProfile.editions;
    expect(order121?.rules.clocks.map(({ id }) => id)).not.toContain("tellReporter");
    const { events } = play({ ...clocks.context, profiles: [complaintProfile] }, [
      seen("report.JurisdictionDisputed", "07-10", { settleBy: "2023-07-19T15:59:59.999Z" }),
      seen("report.NotFiled", "07-12"),
    ]);
    expect(lines(events)).toEqual(["Started 07-10 10:00 due 07-19 end", "Stopped 07-12 10:00 cancelled"]);
  });

  it("under Order 121 a report merged with new facts counts anew, also one received under Order 20", async () => {
    const store = memoryStore();
    await reports(store, [
      ["2026-04-10", received],
      ["2026-04-17", { type: "Repeat", data: { facts: "more", compared: "newFacts", officer: "o", approver: "s" } }],
    ]);
    await tick(store, at("2026-04-17"), keeper);
    const { state: track } = await load(store, report, "r-1");
    const { state } = await load(store, clocks, "report-r-1");
    expect(state.clocks["samr-complaints/check"]).toMatchObject({
      cycle: 2,
      policy: { version: "order-20" },
      limit: { due: track.checkBy?.deadline.due, basis: { act: "samr-complaints", article: "27", edition: "2025" } },
    });
  });
});

describe("the process", () => {
  it("run anew from the beginning, after ticks, changes nothing", async () => {
    const store = memoryStore();
    await lives(store, [
      ["07-10", register("enterprise")],
      ["07-10", dispatch],
      ["07-11", signIn],
      ["07-12", contact(true)],
      ["07-31", answer],
    ]);
    await tick(store, at("08-20"), keeper);
    const before = await store.readAll({ limit: 10_000 });
    await store.views?.drop("clocking");
    await store.views?.drop("leading");
    await store.views?.drop("agenda");
    await tick(store, at("08-20"), keeper);
    expect((await store.readAll({ limit: 10_000 })).events).toEqual(before.events);
  });

  it("given a profile with new events is rebuilt once, sends nothing for the past, and sees what comes", async () => {
    const store = memoryStore();
    await lives(store, [
      ["07-10", register("complaint")],
      ["07-10", dispatch],
    ]);
    const sight = {
      ...{ id: "sign", zh: "签收", en: "sign in", term: { unit: "workingDay", n: 1 }, assumed: true },
      ...{ start: "ticket.Registered", stop: "ticket.SignedIn" },
    };
    const own = loadClocks([
      { id: "own", version: "1", effective: { from: "2023-01-01" }, rules: { clocks: [sight] } },
    ]);
    const context = { ...clocks.context, profiles: [...clocks.context.profiles, own] };
    const following = clocking([ticket, complaint, report], context);
    const next = timekeeper([leading(), following], [timed(escalation), timed(clocks, context)]);
    await expect(tick(store, at("07-10"), next)).rejects.toMatchObject({ code: "view-outdated" });
    await rebuild(store, following.memory);
    await handle(store, ticket, "t-2", { ...register("complaint"), at: at("07-11") });
    await tick(store, at("07-11"), next);
    expect((await load(store, clocks, "ticket-t-1")).state.clocks).not.toHaveProperty("own/sign");
    expect(await told(store, "ticket-t-2", "own/sign")).toEqual(["Started 07-11 10:00 due 07-12 end"]);
  });

  it("refuses a profile that speaks of events nobody hands in", () => {
    expect(() => clocking([ticket])).toThrow(expect.objectContaining({ code: "definition" }));
  });

  const reading = (more: object, clock: object = {}) => {
    const rules = {
      clocks: [
        {
          ...{ id: "c", zh: "时限", en: "clock", term: { unit: "workingDay", n: 5 }, assumed: true },
          ...{ start: "ticket.Dispatched", stop: "ticket.Replied" },
          ...clock,
        },
      ],
      ...more,
    };
    const profile = loadClocks([{ id: "p", version: "1", effective: { from: "2023-01-01" }, rules }]);
    return () => clocking([ticket], { ...clocks.context, profiles: [profile] });
  };
  const fact = (event: string, field: string) => ({ facts: [{ fact: "f", event, field }] });
  const problem = (text: string) =>
    expect.objectContaining({
      code: "definition",
      facts: { name: "clocking", problem: expect.stringContaining(text) },
    });

  it.each([
    ["a limit", {}, { takes: [{ event: "ticket.Dispatched", field: "data.limts.reply" }] }, "data.limts.reply"],
    ["a fact", fact("ticket.Registered", "data.caller.nam"), {}, "data.caller.nam"],
    ["a moment", { moments: [{ event: "ticket.ClosedAtSource", field: "data.closed" }] }, {}, "data.closed"],
  ])("refuses %s in a field that the event does not have", (_, more, clock, field) => {
    expect(reading(more, clock)).toThrow(problem(`p@1 reads ${field}`));
  });

  it.each([
    ["ticket.Registered", "data.caller.name"],
    ["ticket.Registered", "data.content"],
    ["ticket.Contacted", "data.summary"],
    ["ticket.Registered", "data.source.fields"],
  ])("refuses to learn what is personal: %s %s", (event, field) => {
    expect(reading(fact(event, field))).toThrow(problem("personal data"));
  });

  it.each([
    ["ticket.Registered", "data.kind"],
    ["ticket.Dispatched", "data.owners.handler"],
    ["ticket.Dispatched", "data.limits.reply.due"],
    ["ticket.Dispatched", "data.limits.reply.basis.act"],
  ])("learns what is there and nobody's secret: %s %s", (event, field) => {
    expect(reading(fact(event, field))).not.toThrow();
  });
});
