import { type Act, acts, defineAct } from "@caseloop/law";
import { describe, expect, it } from "vitest";
import { type ClockEvent, lines, look, play, type Step, seen, under } from "./clock-play.ts";

/** A feature of another system, the rules that give it here, a case, and what is recorded of it. */
interface Feature {
  readonly clock: object;
  readonly profile?: object;
  readonly acts?: readonly Act[];
  readonly steps: readonly Step[];
  readonly recorded: readonly string[];
}

const five = { term: { unit: "workingDay", n: 5 }, basis: { act: "jinan-hotline", article: "24" } };
const life = { ...five, start: "case.Opened", stop: "case.Solved" };
const state = { fact: "state", event: "case.Moved", field: "data.state" };
const priority = (event: string) => ({ fact: "priority", event, field: "data.priority" });
const is = (field: string, value: unknown) => ({ field, is: value });
const notice = (id: string, more: object) => ({ id, zh: "提醒", en: id, ...more });
const began = "Started 07-10 10:00 due 07-17 end";
const opened = seen("case.Opened", "07-10");

const serviceNow: Record<string, Feature> = {
  "start condition on the record's fields": {
    clock: { ...life, start: { all: [["case.Opened", "case.Moved"], is("facts.priority", 1)] } },
    profile: { facts: [priority("case.Opened"), priority("case.Moved")] },
    steps: [seen("case.Opened", "07-10", { priority: 3 }), seen("case.Moved", "07-12", { priority: 1 })],
    recorded: ["Started 07-12 10:00 due 07-19 end"],
  },
  "pause and resume conditions": {
    clock: { ...life, pauses: [{ id: "p", zh: "待补正", en: "awaiting caller", from: is("facts.state", "awaiting") }] },
    profile: { facts: [state] },
    steps: [opened, seen("case.Moved", "07-11", { state: "awaiting" }), seen("case.Moved", "07-18", { state: "open" })],
    recorded: [began, "Paused 07-11 10:00 by p", "Resumed 07-18 10:00 due 07-24 end"],
  },
  "stop condition": {
    clock: { ...life, stop: { all: ["case.Moved", { field: "facts.state", oneOf: ["resolved", "closed"] }] } },
    profile: { facts: [state] },
    steps: [opened, seen("case.Moved", "07-12", { state: "open" }), seen("case.Moved", "07-14", { state: "closed" })],
    recorded: [began, "Stopped 07-14 10:00 met"],
  },
  "cancel condition": {
    clock: { ...life, cancel: "case.Withdrawn" },
    steps: [opened, seen("case.Withdrawn", "07-12")],
    recorded: [began, "Stopped 07-12 10:00 cancelled"],
  },
  "reset condition": {
    clock: { ...life, reset: "case.Reassigned" },
    steps: [opened, seen("case.Reassigned", "07-14")],
    recorded: [began, "Reset 07-14 10:00 due 07-21 end"],
  },
  "retroactive start": {
    clock: { ...life, start: { all: ["case.Moved", is("facts.state", "urgent")] }, from: "facts.opened" },
    profile: { facts: [state, { fact: "opened", event: "case.Opened", field: "data.when" }] },
    steps: [
      seen("case.Opened", "07-10", { when: "2023-07-10T02:00:00.000Z" }),
      seen("case.Moved", "07-12", { state: "urgent" }),
    ],
    recorded: [began],
  },
  "retroactive pause": {
    clock: {
      ...life,
      start: { all: ["case.Moved", is("facts.state", "urgent")] },
      from: "facts.opened",
      pausesReachBack: true,
      pauses: [{ id: "p", zh: "中止", en: "held", from: "case.Held", to: "case.Freed" }],
    },
    profile: { facts: [state, { fact: "opened", event: "case.Opened", field: "data.when" }] },
    steps: [
      seen("case.Opened", "07-10", { when: "2023-07-10T02:00:00.000Z" }),
      seen("case.Held", "07-11"),
      seen("case.Freed", "07-17"),
      seen("case.Moved", "07-18", { state: "urgent" }),
    ],
    recorded: ["PauseNoted 07-11 10:00 by p", "PauseNoted 07-17 10:00 by ", "Started 07-10 10:00 due 07-21 end"],
  },
  "notices at 50%, 75% and breach": {
    clock: {
      ...life,
      notices: [notice("50", { percent: 50 }), notice("75", { percent: 75 })].map((one) => ({
        ...one,
        id: `n${one.id}`,
      })),
    },
    steps: [opened, look("07-13"), look("07-14"), look("07-18")],
    recorded: [began, "NoticeGiven 07-13 10:00 n50", "NoticeGiven 07-14 10:00 n75", "Breached 07-18 00:00"],
  },
};

const zendesk: Record<string, Feature> = {
  "apply, activate, fulfil": {
    clock: life,
    steps: [opened, seen("case.Solved", "07-12")],
    recorded: [began, "Stopped 07-12 10:00 met"],
  },
  "pause and activate again": {
    clock: { ...life, pauses: [{ id: "pending", zh: "待定", en: "pending", from: "case.Held", to: "case.Freed" }] },
    steps: [opened, seen("case.Held", "07-12"), seen("case.Freed", "07-17")],
    recorded: [began, "Paused 07-12 10:00 by pending", "Resumed 07-17 10:00 due 07-20 end"],
  },
  "breach, and fulfil after it": {
    clock: life,
    steps: [opened, look("07-18"), seen("case.Solved", "07-19")],
    recorded: [began, "Breached 07-18 00:00", "Stopped 07-19 10:00 met late"],
  },
  "apply another policy when the priority changes": {
    clock: [
      { ...life, id: "low", start: "case.Opened", cancel: { all: ["case.Moved", is("facts.priority", 1)] } },
      {
        ...life,
        id: "high",
        term: { unit: "workingDay", n: 1 },
        start: { all: ["case.Moved", is("facts.priority", 1)] },
      },
    ],
    profile: { facts: [priority("case.Moved")] },
    steps: [opened, seen("case.Moved", "07-12", { priority: 1 })],
    recorded: [began, "Stopped 07-12 10:00 cancelled", "Started 07-12 10:00 due 07-13 end"],
  },
};

const otrs: Record<string, Feature> = {
  "suspend states: exactly what remained runs on, in hours": {
    clock: {
      ...life,
      term: { unit: "workingHour", n: 10 },
      pauses: [{ id: "p", zh: "挂起", en: "suspended", from: "case.Held", to: "case.Freed" }],
    },
    // Office hours 08:30–12:00, 13:30–17:30: 4 h used by 15:30, 6 h left from 10:00 on the 20th: 2 h, 4 h.
    steps: [seen("case.Opened", "07-10T10:00"), seen("case.Held", "07-10T15:30"), seen("case.Freed", "07-20T10:00")],
    recorded: ["Started 07-10 10:00 due 07-11 14:00", "Paused 07-10 15:30 by p", "Resumed 07-20 10:00 due 07-20 17:30"],
  },
  "first response, update and solution are clocks of one case": {
    clock: [
      { ...life, id: "response", term: { unit: "workingHour", n: 2 }, stop: "case.Contacted" },
      { ...life, id: "update", term: { unit: "workingDay", n: 2 }, reset: "case.Contacted" },
      life,
    ],
    steps: [opened, seen("case.Contacted", "07-10T11:00"), look("07-13"), look("07-18")],
    recorded: [
      "Started 07-10 10:00 due 07-10 12:00",
      "Started 07-10 10:00 due 07-12 end",
      began,
      "Stopped 07-10 11:00 met",
      "Reset 07-10 11:00 due 07-12 end",
      "Breached 07-13 00:00",
      "Breached 07-18 00:00",
    ],
  },
};

const requestTracker: Record<string, Feature> = {
  "business minutes": {
    clock: { ...life, term: { unit: "workingHour", n: 2 } },
    steps: [seen("case.Opened", "07-14T17:00")],
    recorded: ["Started 07-14 17:00 due 07-17 10:00"],
  },
  "real minutes": {
    clock: { ...life, term: { unit: "hour", n: 2 } },
    steps: [seen("case.Opened", "07-14T17:00")],
    recorded: ["Started 07-14 17:00 due 07-14 19:00"],
  },
  "reopened: a clock per cycle": {
    clock: { ...life, start: ["case.Opened", "case.Reopened"] },
    steps: [opened, seen("case.Solved", "07-12"), seen("case.Reopened", "07-20")],
    recorded: [began, "Stopped 07-12 10:00 met", "Started 07-20 10:00 due 07-27 end"],
  },
  "reopened: one clock for all cycles": {
    clock: { ...life, start: ["case.Opened", "case.Reopened"], again: "cumulative" },
    steps: [opened, seen("case.Solved", "07-12"), seen("case.Reopened", "07-20")],
    recorded: [began, "Stopped 07-12 10:00 met", "Started 07-20 10:00 due 07-25 end"],
  },
  "escalation levels in order, each checked again when it falls due": {
    clock: {
      ...life,
      notices: [
        notice("first", { percent: 40 }),
        notice("second", { percent: 60 }),
        notice("third", { before: { unit: "workingDay", n: 1 } }),
      ],
    },
    steps: [opened, look("07-13"), seen("case.Solved", "07-13T11:00"), look("07-14")],
    recorded: [began, "NoticeGiven 07-13 10:00 first", "Stopped 07-13 11:00 met"],
  },
};

const lgsco = defineAct({
  id: "lgsco-code",
  title: { zh: "投诉处理守则", en: "Complaint Handling Code" },
  editions: [{ edition: "test", inForce: { from: "2020-01-01" } }],
});
const stage = (id: string, n: number, start: string, stop: string) => ({
  ...{ id, start, stop, term: { unit: "workingDay", n }, basis: { act: "lgsco-code" } },
});
const ombudsman: Record<string, Feature> = {
  "acknowledge in 5 working days, stage 1 in 10, stage 2 in 20; the officer of stage 1 may not hear stage 2": {
    acts: [...acts, lgsco],
    clock: [
      stage("acknowledge", 5, "case.Opened", "case.Acknowledged"),
      stage("stage1", 10, "case.Acknowledged", "case.FirstAnswer"),
      stage("stage2", 20, "case.Appealed", "case.FinalAnswer"),
    ],
    profile: {
      facts: [{ fact: "first", event: "case.FirstAnswer", field: "data.officer" }],
      apart: [
        {
          id: "stages",
          zh: "两级经办人须分开",
          en: "one officer per stage",
          event: "case.FinalAnswer",
          field: "data.officer",
          from: "facts.first",
        },
      ],
    },
    steps: [
      opened,
      seen("case.Acknowledged", "07-11"),
      seen("case.FirstAnswer", "07-20", { officer: "ann" }),
      seen("case.Appealed", "07-21"),
      seen("case.FinalAnswer", "07-28", { officer: "ann" }),
      seen("case.Appealed", "08-01"),
      seen("case.FinalAnswer", "08-02", { officer: "ben" }),
    ],
    recorded: [
      began,
      "Stopped 07-11 10:00 met",
      "Started 07-11 10:00 due 07-25 end",
      "Stopped 07-20 10:00 met",
      "Started 07-21 10:00 due 08-18 end",
      "NotApart 07-28 10:00 ann",
      "Stopped 07-28 10:00 met",
      "Started 08-01 10:00 due 08-29 end",
      "Stopped 08-02 10:00 met",
    ],
  },
};

const cmmn: Record<string, Feature> = {
  "a milestone is reached when its sentry is satisfied: an event, and a condition on the case": {
    clock: { ...life, stop: { all: ["case.Checked", is("facts.state", "signed")] } },
    profile: { facts: [state] },
    steps: [
      opened,
      seen("case.Checked", "07-11"),
      seen("case.Moved", "07-12", { state: "signed" }),
      seen("case.Checked", "07-13"),
    ],
    recorded: [began, "Stopped 07-13 10:00 met"],
  },
  "a sentry with two events waits for both, in whatever order": {
    clock: {
      ...life,
      stop: {
        all: [
          { field: "facts.contacted", exists: true },
          { field: "facts.visited", exists: true },
        ],
      },
    },
    profile: {
      facts: [
        { fact: "contacted", event: "case.Contacted", value: true },
        { fact: "visited", event: "case.Visited", value: true },
      ],
    },
    steps: [opened, seen("case.Visited", "07-12"), seen("case.Contacted", "07-13")],
    recorded: [began, "Stopped 07-13 10:00 met"],
  },
  "several sentries: any of them": {
    clock: { ...life, stop: ["case.Solved", { all: ["case.Closed", { not: is("data.reason", "error") }] }] },
    steps: [
      opened,
      seen("case.Closed", "07-12", { reason: "error" }),
      seen("case.Closed", "07-13", { reason: "done" }),
    ],
    recorded: [began, "Stopped 07-13 10:00 met"],
  },
};

const systems = {
  ServiceNow: serviceNow,
  Zendesk: zendesk,
  OTRS: otrs,
  "Request Tracker": requestTracker,
  LGSCO: ombudsman,
  CMMN: cmmn,
};

describe.each(Object.entries(systems))("what %s does", (_, features) => {
  it.each(Object.entries(features))("%s", (_name, { clock, profile, acts: known, steps, recorded }) => {
    const { events } = play(under(clock as object, profile, known ? { acts: known } : {}), steps);
    expect(lines(events)).toEqual(recorded);
    for (const event of events) everyDeadlineIsExplained(event);
  });
});

/** What none of them does: each deadline cites its rule, in its edition, and the calendar that counted it. */
function everyDeadlineIsExplained({ data }: ClockEvent) {
  if (!("limit" in data)) return;
  expect(data.limit.basis).toMatchObject({ kind: "law", act: expect.any(String), edition: expect.any(String) });
  expect(data.limit.deadline?.calendar).toMatch(/@/);
}
