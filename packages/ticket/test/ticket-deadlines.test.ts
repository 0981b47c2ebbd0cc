import { chinaCalendar, hostCalendar, workingHours } from "@caseloop/law";
import { describe, expect, it } from "vitest";
import { cards, ticket, ticketClocks } from "../src/index.ts";
import { type Command, july, live, run, type Step } from "./ticket-run.ts";
import {
  answer,
  callBack,
  close,
  dispatch,
  extension,
  inProgress,
  redo,
  register,
  registered,
  review,
  shelve,
  signed,
} from "./ticket-steps.ts";

const at = (local: string) => new Date(`${local}+08:00`).toISOString();
const grant: Command = { type: "GrantExtension", data: { approver: "leader" } };
const resume: Command = { type: "Resume", data: { officer: "handler" } };
const due = (...steps: readonly Step[]) => live(...steps).state.limits.reply?.due;
const lastData = (...steps: readonly Step[]) => live(...steps).events.at(-1)?.data;

describe("the reply limit", () => {
  it.each([
    ["2023-07-10", "2023-07-17"],
    ["2023-09-28", "2023-10-11"],
    ["2023-09-29", "2023-10-11"],
    ["2023-04-21", "2023-04-27"],
  ])("dispatched on %s is the end of %s: five working days [JN 24]", (day, end) => {
    expect(due([at(`${day}T09:00`), register()], [at(`${day}T15:00`), dispatch()])).toBe(at(`${end}T23:59:59.999`));
  });

  it("is recorded with its rule, its edition and the calendar's version, counted from dispatch", () => {
    expect(lastData(...registered, [july("10 09:30"), dispatch()])).toMatchObject({
      limits: {
        reply: {
          due: "2023-07-17T15:59:59.999Z",
          basis: { kind: "law", act: "jinan-hotline", article: "24", edition: "2018" },
          deadline: {
            day: "2023-07-17",
            from: july("10 09:30"),
            term: { unit: "workingDay", n: 5 },
            calendar: chinaCalendar.version,
          },
        },
        giveBack: { due: "2023-07-12T15:59:59.999Z", basis: { act: "shandong-practice" } },
      },
    });
  });

  it("does not wait for a unit that signs late", () => {
    const late: readonly Step[] = [
      ...registered,
      [july("10 09:30"), dispatch()],
      [july("17 17:00"), { type: "SignIn", data: { unit: "jibei", officer: "handler" } }],
    ];
    expect(due(...late)).toBe("2023-07-17T15:59:59.999Z");
  });

  it("is a longer statutory one where the caller was told of it [JN 24]", () => {
    const statutoryLimit = {
      term: { unit: "workingDay", n: 45 },
      basis: { act: "samr-complaints", article: "21(5)", edition: "2022-09" },
      callerTold: true,
    } as const;
    expect(lastData(...registered, [july("19 09:30"), dispatch({ statutoryLimit })])).toMatchObject({
      toldOfLongerLimit: true,
      limits: { reply: { due: at("2023-09-20T23:59:59.999"), basis: { article: "21(5)" } } },
    });
  });

  it("follows the host's own calendar and clocks when they are handed in", () => {
    const calendar = hostCalendar({
      id: "typhoon",
      version: "1",
      base: chinaCalendar,
      holidays: ["2023-07-14"],
    });
    const clocks: typeof ticketClocks = (kind, day) => ({
      ...ticketClocks(kind, day),
      contact: { term: workingHours(4), basis: { act: "house", edition: "1" } },
    });
    const { state } = run([...registered, [july("10 09:30"), dispatch()]], {
      ...ticket,
      context: { calendar, clocks },
    });
    expect(state.limits).toMatchObject({
      reply: { due: at("2023-07-18T23:59:59.999"), deadline: { calendar: calendar.version } },
      contact: { basis: { act: "house" } },
    });
  });
});

describe('an enterprise\'s request under the "2110" notice (M2)', () => {
  const enterprise = (day: string): readonly Step[] => [
    [at(`${day}T09:00`), register({ kind: "enterprise" })],
    [at(`${day}T09:00`), dispatch()],
    [at(`${day}T09:10`), { type: "SignIn", data: { unit: "jibei", officer: "handler" } }],
  ];

  it("runs from 2023-05-24, its figures labelled assumed", () => {
    expect(live(...enterprise("2023-05-24")).state.limits).toMatchObject({
      contact: { due: at("2023-05-24T11:00"), basis: { act: "jiyang-2110", assumed: true } },
      firstReply: { due: at("2023-05-25T23:59:59.999"), basis: { assumed: true } },
      reply: { due: at("2023-06-07T23:59:59.999"), basis: { act: "jiyang-2110", assumed: true } },
    });
    expect(live(...enterprise("2023-05-23")).state.limits).not.toHaveProperty("contact");
    expect(due(...enterprise("2023-05-23"))).toBe(at("2023-05-30T23:59:59.999"));
  });

  it("says of the first contact and the first reply whether they came in time", () => {
    const contact: Command = { type: "RecordContact", data: { officer: "handler", means: "phone" } };
    expect(lastData(...enterprise("2023-05-24"), [at("2023-05-24T11:00"), contact])).toMatchObject({
      first: true,
      late: false,
    });
    expect(lastData(...enterprise("2023-05-24"), [at("2023-05-24T11:01"), contact])).toMatchObject({
      first: true,
      late: true,
    });
    const first: Command = { type: "GiveFirstReply", data: { officer: "handler", text: "Begun.", means: "phone" } };
    expect(lastData(...enterprise("2023-05-24"), ["2023-05-25T15:59:59.999Z", first])).toMatchObject({ late: false });
    expect(lastData(...enterprise("2023-05-24"), [at("2023-05-26T00:00"), first])).toMatchObject({ late: true });
  });
});

describe("an extension (延期)", () => {
  const granted: readonly Step[] = [...inProgress, [july("11 09:00"), extension(5)], [july("12 09:00"), grant]];

  it("cites rule, calendar version, applicant and approver, and the deadline before it (invariant 4)", () => {
    expect(lastData(...granted)).toMatchObject({
      applicant: "handler",
      approver: "leader",
      days: 5,
      before: "2023-07-17T15:59:59.999Z",
      limit: {
        due: "2023-07-24T15:59:59.999Z",
        basis: { act: "shandong-practice" },
        deadline: { calendar: chinaCalendar.version, term: { n: 5 } },
      },
    });
    expect(live(...granted).state.status).toBe("inProgress");
  });

  it("comes to ten working days in a cycle, in parts or at once", () => {
    expect(due(...granted, [july("20 09:00"), extension(5)], [july("21 09:00"), grant])).toBe(
      "2023-07-31T15:59:59.999Z",
    );
    expect(due(...inProgress, [july("11 09:00"), extension(10)], [july("12 09:00"), grant])).toBe(
      "2023-07-31T15:59:59.999Z",
    );
  });

  it("may be asked and granted to the last millisecond", () => {
    const lastMoment = "2023-07-17T15:59:59.999Z";
    expect(due(...inProgress, [lastMoment, extension(1)], [lastMoment, grant])).toBe("2023-07-18T15:59:59.999Z");
  });

  it("denied leaves the deadline and goes on", () => {
    const { state } = live(
      ...inProgress,
      [july("11 09:00"), extension()],
      [july("12 09:00"), { type: "DenyExtension", data: { approver: "leader", reason: "no need" } }],
    );
    expect(state).toMatchObject({
      status: "inProgress",
      extended: 0,
      limits: { reply: { due: "2023-07-17T15:59:59.999Z" } },
    });
  });
});

describe("shelving (挂账) [JN 24]", () => {
  it("stops the clock with measures and a date, is tracked, and gives back exactly what was left", () => {
    const { events, state } = live(
      ...inProgress,
      [july("12 09:00"), shelve("2023-08-31")], // 13, 14 and 17 July are left
      [july("25 09:00"), { type: "TrackShelved", data: { officer: "handler", note: "the part is on its way" } }],
      [at("2023-08-28T09:00"), resume],
    );
    expect(events.slice(-3).map(({ type }) => type)).toEqual(["Shelved", "ShelvedTracked", "Resumed"]);
    expect(events.at(-3)?.data).toMatchObject({
      approver: "leader",
      until: "2023-08-31",
      basis: { act: "jinan-hotline", article: "24" },
      pause: { left: 3 },
    });
    expect(events.at(-1)?.data).toMatchObject({
      applicant: "handler",
      approver: "leader",
      before: "2023-07-17T15:59:59.999Z",
      limit: { due: at("2023-08-31T23:59:59.999"), deadline: { calendar: chinaCalendar.version } },
    });
    expect(state).toMatchObject({ status: "inProgress", limits: { reply: { due: at("2023-08-31T23:59:59.999") } } });
  });

  it("stops an extended deadline whose own days have not begun", () => {
    const steps: readonly Step[] = [
      ...inProgress,
      [july("11 09:00"), extension(5)],
      [july("11 10:00"), grant],
      [july("12 09:00"), shelve()],
      [july("31 09:00"), resume],
    ];
    expect(due(...steps)).toBe(at("2023-08-10T23:59:59.999")); // eight working days were left
  });

  it("may stop a clock in its last millisecond: nothing is left but the day it resumes", () => {
    const steps: readonly Step[] = [...inProgress, ["2023-07-17T15:59:59.999Z", shelve()], [july("31 09:00"), resume]];
    expect(due(...steps)).toBe(at("2023-07-31T23:59:59.999"));
  });

  it("cannot stop a clock that has run out: the ticket stays late", () => {
    const { events, state } = live(
      ...inProgress,
      [july("18 09:00"), shelve()],
      [july("25 09:00"), resume],
      [july("25 10:00"), answer],
    );
    expect(events.at(-3)?.data).not.toHaveProperty("pause");
    expect(events.at(-1)?.data).toMatchObject({ late: true });
    expect(state.breaches).toEqual([1]);
  });
});

describe("a breach is permanent (invariant 4)", () => {
  it("begins with the first millisecond after the deadline", () => {
    expect(lastData(...inProgress, ["2023-07-17T15:59:59.999Z", answer])).toMatchObject({ late: false });
    expect(lastData(...inProgress, ["2023-07-17T16:00:00.000Z", answer])).toMatchObject({ late: true });
  });

  it("stays with the ticket through a redo answered in time", () => {
    const { events } = live(
      ...inProgress,
      [july("18 09:00"), answer],
      [july("18 10:00"), review],
      [july("18 11:00"), callBack({ result: "dissatisfied" })],
      [july("18 12:00"), redo()],
      [july("19 09:00"), answer],
      [july("19 10:00"), review],
      [july("19 11:00"), callBack()],
      [july("19 12:00"), close],
    );
    expect(
      events.find(({ type, data }) => type === "Replied" && "cycle" in data && data.cycle === 2)?.data,
    ).toMatchObject({ late: false });
    expect(events.at(-1)?.data).toMatchObject({ cycle: 2, late: true, breaches: [1] });
  });

  it("is not undone by a second reply, nor made by a first one that was sent back in time", () => {
    const sendBack: Command = { type: "SendBack", data: { officer: "head", level: "bureau", reason: "thin" } };
    expect(
      lastData(...inProgress, [july("14 09:00"), answer], [july("14 10:00"), sendBack], [july("17 09:00"), answer]),
    ).toMatchObject({ late: false });
    expect(
      lastData(...inProgress, [july("14 09:00"), answer], [july("14 10:00"), sendBack], [july("18 09:00"), answer]),
    ).toMatchObject({ late: true });
  });
});

describe("cards [SD]", () => {
  const card = (steps: readonly Step[], moment: string) => cards(live(...steps).state, moment, chinaCalendar);

  it("are yellow one working day before due, red from the first overdue day", () => {
    expect(card(inProgress, at("2023-07-13T23:59:59.999"))).toBe("none");
    expect(card(inProgress, at("2023-07-14T00:00"))).toBe("yellow"); // a Friday; due on Monday
    expect(card(inProgress, at("2023-07-17T23:59:59.999"))).toBe("yellow");
    expect(card(inProgress, at("2023-07-18T00:00"))).toBe("red");
  });

  it("follow an extension, and the date promised while shelved", () => {
    expect(
      card([...inProgress, [july("11 09:00"), extension(5)], [july("12 09:00"), grant]], at("2023-07-18T00:00")),
    ).toBe("none");
    const shelved: readonly Step[] = [...inProgress, [july("12 09:00"), shelve("2023-07-26")]];
    expect(card(shelved, at("2023-07-20T00:00"))).toBe("none");
    expect(card(shelved, at("2023-07-25T00:00"))).toBe("yellow");
    expect(card(shelved, at("2023-07-27T00:00"))).toBe("red");
    expect(card([...inProgress, [july("18 09:00"), shelve("2023-07-31")]], july("18 10:00"))).toBe("red");
  });

  it("are none where no reply is owed", () => {
    expect(card(registered, july("31 00:00"))).toBe("none");
    expect(card([...inProgress, [july("14 09:00"), answer]], july("31 00:00"))).toBe("none");
    expect(card(signed, july("31 00:00"))).toBe("red");
  });
});
