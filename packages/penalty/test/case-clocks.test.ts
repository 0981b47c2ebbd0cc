import { fen } from "@caseloop/law";
import { describe, expect, it } from "vitest";
import {
  after,
  close,
  clue,
  conclude,
  decide,
  decided,
  file,
  filed,
  heard,
  investigated,
  notified,
  notify,
  onCase,
  pay,
  performed,
  proposed,
  published,
  review,
  reviewed,
  type Step,
  serve,
  served,
  step,
} from "./case-world.ts";

const asked = { applicant: "i-1", approver: "head", reason: "complex" };
const stop = (local: string, measures: string[] = []) =>
  step(local, "StopClock", { for: "testing", officer: "i-1", note: "laboratory", measures });
const restart = (local: string) => step(local, "RestartClock", { for: "testing", officer: "i-1" });
const seize = (local: string, more: object = {}) =>
  step(local, "TakeMeasure", {
    measure: "m-1",
    kind: "seizure",
    officers: ["i-1", "i-2"],
    goods: "12 boxes",
    reason: "unsafe",
    approver: "head",
    ...more,
  });
const lift = (local: string) => step(local, "LiftMeasure", { measure: "m-1", approver: "head", ground: "notNeeded" });
const approve = (local: string, approved = true) =>
  step(local, "DecideMeasure", { measure: "m-1", approver: "head", approved });
const large: readonly Step[] = [
  ...reviewed,
  notify("2023-07-25 09:00", { penalties: [proposed({ fine: fen(12_000_000) })] }),
  serve("2023-07-25 10:00", "notice"),
];
/** The state after one more step. */
const then = (steps: readonly Step[], last: Step) => after([...steps, last]);

/** Each clock: its last moment in time and its first moment late, with the clock it breaches. */
const recorded: readonly (readonly [
  clock: string,
  steps: readonly Step[],
  make: (local: string) => Step,
  last: string,
  first: string,
])[] = [
  // 15 working days from Monday 3 July (procedure art. 18)
  ["check", [clue], file, "2023-07-24 23:59", "2023-07-25 00:00"],
  // 24 hours (procedure art. 36)
  [
    "urgentReport",
    [...filed, seize("2023-07-11 09:30", { approver: undefined })],
    approve,
    "2023-07-12 09:30",
    "2023-07-12 09:31",
  ],
  [
    "urgentReport",
    [...filed, seize("2023-07-11 09:30", { approver: undefined })],
    (local) => approve(local, false),
    "2023-07-12 09:30",
    "2023-07-12 09:31",
  ],
  // 30 natural days (procedure art. 38)
  ["measure", [...filed, seize("2023-07-11 09:30")], lift, "2023-08-10 23:59", "2023-08-11 00:00"],
  // 7 working days (procedure art. 35)
  [
    "measure",
    [...filed, seize("2023-07-11 09:30", { kind: "preservation" })],
    lift,
    "2023-07-20 23:59",
    "2023-07-21 00:00",
  ],
  // 10 working days from Thursday 20 July (procedure art. 55)
  ["review", [...investigated, conclude()], review, "2023-08-03 23:59", "2023-08-04 00:00"],
  // 90 natural days from 10 July end on 8 October, a Sunday that is no holiday (procedure art. 64)
  ["decision", heard, decide, "2023-10-08 23:59", "2023-10-09 00:00"],
  // 7 working days from Wednesday 2 August (procedure art. 81)
  ["service", decided, (local) => serve(local, "decision"), "2023-08-11 23:59", "2023-08-14 00:00"],
  // 20 working days from 2 August (publication provisions art. 9)
  [
    "publication",
    served,
    (local) => step(local, "Publish", { officer: "i-1", where: "gsxt" }),
    "2023-08-30 23:59",
    "2023-08-31 00:00",
  ],
  // 3 working days from Friday 4 August (publication provisions art. 11)
  [
    "takeDown",
    [...published, step("2023-08-04 09:00", "WithdrawDecision", { approver: "head", ground: "lawWrong", reason: "r" })],
    (local) => step(local, "TakeDown", { officer: "i-1", reason: "withdrawn" }),
    "2023-08-09 23:59",
    "2023-08-10 00:00",
  ],
  // 15 working days from payment on 10 August (procedure art. 77)
  ["closing", [...performed, pay("2023-08-10 09:00", 7_000_000)], close, "2023-08-31 23:59", "2023-09-01 00:00"],
  // 2 working days (procedure art. 73): in a remote place, also after an ordinary decision
  [
    "handIn",
    [
      ...served,
      step("2023-08-03 09:00", "CollectOnSpot", {
        amount: fen(100),
        receipt: "r",
        officers: ["i-1", "i-2"],
        ground: "remote",
      }),
    ],
    (local) => step(local, "HandIn", { officer: "i-1" }),
    "2023-08-07 23:59",
    "2023-08-08 00:00",
  ],
];

describe("a clock of the case that is missed", () => {
  it.each(recorded)(
    "%s is recorded as missed from the first moment after it, for good",
    (clock, steps, make, last, first) => {
      expect(then(steps, make(last)).breaches).toEqual([]);
      expect(then(steps, make(first)).breaches).toEqual([clock]);
    },
  );

  it("of closing runs from the last step that brought the case nearer to its end", () => {
    const done = [
      ...performed,
      pay("2023-08-10 09:00", 7_000_000),
      step("2023-08-25 09:00", "Recuse", { officer: "x", interest: "kin", decidedBy: "head" }),
    ];
    expect(after([...done, close("2023-09-01 00:00")]).breaches).toEqual(["closing"]);
  });

  it("of a review is over with the review: a later one by the legal reviewer has its own", () => {
    expect(after([...heard, review("2023-08-15 09:00", { kind: "legal" })]).breaches).toEqual([]);
  });

  it("stands in the closure with every other", () => {
    const late: readonly Step[] = [
      clue,
      file("2023-07-25 00:00"),
      step("2023-07-26 09:00", "Terminate", { approver: "head", reason: "r" }),
    ];
    onCase(late, close("2023-08-17 00:00")).thenState(({ breaches }) => expect(breaches).toEqual(["check", "closing"]));
    const { events } = onCase(late, close("2023-08-16 23:59"));
    expect(events[0]).toMatchObject({ data: { breaches: ["check"], late: false, ending: "terminated" } });
  });
});

/** Each clock that forbids: the last moment it lets through and the first it refuses, or the other way round. */
const forbidding: readonly (readonly [
  what: string,
  steps: readonly Step[],
  make: (local: string) => Step,
  allowed: string,
  refused: string,
  code: string,
])[] = [
  [
    "extending the check",
    [clue],
    (local) => step(local, "ExtendCheck", asked),
    "2023-07-24 23:59",
    "2023-07-25 00:00",
    "extension-too-late",
  ],
  [
    "extending the decision",
    filed,
    (local) => step(local, "ExtendDecision", asked),
    "2023-10-08 23:59",
    "2023-10-09 00:00",
    "extension-too-late",
  ],
  [
    "extending a review",
    [...investigated, conclude()],
    (local) => step(local, "ExtendReview", { ...asked, days: 5 }),
    "2023-08-03 23:59",
    "2023-08-04 00:00",
    "extension-too-late",
  ],
  [
    "extending a seizure",
    [...filed, seize("2023-07-11 09:30")],
    (local) => step(local, "ExtendMeasure", { ...asked, measure: "m-1" }),
    "2023-08-10 23:59",
    "2023-08-11 00:00",
    "extension-too-late",
  ],
  // 5 working days from Tuesday 25 July (procedure art. 57)
  [
    "a defence",
    heard,
    (local) => step(local, "FileDefence", { defence: "d", statement: "不知情" }),
    "2023-08-01 23:59",
    "2023-08-02 00:00",
    "defence-too-late",
  ],
  [
    "asking for a hearing",
    large,
    (local) => step(local, "RequestHearing", {}),
    "2023-08-01 23:59",
    "2023-08-02 00:00",
    "defence-too-late",
  ],
  ["a decision", heard, decide, "2023-08-02 00:00", "2023-08-01 23:59", "defence-window-open"],
  // 7 working days before a hearing on 8 August (Penalty Law art. 64)
  [
    "calling a hearing",
    [...large, step("2023-07-26 09:00", "RequestHearing", {})],
    (local) => step(local, "ArrangeHearing", { host: "host", day: "2023-08-08", place: "p" }),
    "2023-07-28 23:59",
    "2023-07-31 00:00",
    "hearing-too-soon",
  ],
  // 30 days of announcement from 25 July (procedure art. 82)
  [
    "service by announcement",
    [...notified, step("2023-07-25 10:00", "Announce", { document: "notice", officer: "i-1", reason: "gone" })],
    (local) => serve(local, "notice", "announcement"),
    "2023-08-25 00:00",
    "2023-08-24 23:59",
    "announcement-running",
  ],
  // 15 natural days from 2 August (procedure art. 72)
  [
    "a surcharge",
    served,
    (local) => step(local, "ImposeSurcharge", { approver: "head" }),
    "2023-08-18 00:00",
    "2023-08-17 23:59",
    "not-overdue",
  ],
  // 10 working days after the demand of Tuesday 30 January 2024 (Compulsion Law art. 54), the six months being over on 2 February
  [
    "going to court after the demand",
    [...published, step("2024-01-30 09:00", "Demand", { officer: "i-1" })],
    (local) => step(local, "ApplyToCourt", { approver: "head", court: "c" }),
    "2024-02-19 00:00",
    "2024-02-18 23:59",
    "demand-running",
  ],
  // 6 months after service on 2 August 2023 (Litigation Law art. 46), 3 months more (Compulsion Law art. 53)
  [
    "going to court",
    [...published, step("2023-08-18 09:00", "Demand", { officer: "i-1" })],
    (local) => step(local, "ApplyToCourt", { approver: "head", court: "c" }),
    "2024-02-03 00:00",
    "2024-02-02 23:59",
    "court-too-early",
  ],
  [
    "going to court at last",
    [...published, step("2023-08-18 09:00", "Demand", { officer: "i-1" })],
    (local) => step(local, "ApplyToCourt", { approver: "head", court: "c" }),
    "2024-05-06 23:59",
    "2024-05-07 00:00",
    "court-too-late",
  ],
  // three years on public record (publication provisions art. 13)
  [
    "taking down what has expired",
    published,
    (local) => step(local, "TakeDown", { officer: "i-1", reason: "expired" }),
    "2026-08-04 00:00",
    "2026-08-03 23:59",
    "not-expired",
  ],
];

describe("a clock decides the moment from which", () => {
  it.each(forbidding)("%s is allowed, to the minute", (_, steps, make, allowed, refused, code) => {
    expect(onCase(steps, make(allowed)).rejection).toBeUndefined();
    onCase(steps, make(refused)).thenRejected(code);
  });
});

describe("an extension", () => {
  it("of the check adds 15 working days to the end as recorded, once", () => {
    const longer = [clue, step("2023-07-20 09:00", "ExtendCheck", asked)];
    expect(after(longer).checkBy?.deadline.day).toBe("2023-08-14");
    onCase(longer, step("2023-07-21 09:00", "ExtendCheck", asked)).thenRejected("extended-before");
  });

  it("of the decision adds 30 days, and then what the leaders fix; a limit that ends on a holiday moves", () => {
    const byHead = [...filed, step("2023-09-01 09:00", "ExtendDecision", asked)];
    expect(after(byHead).decideBy?.deadline.day).toBe("2023-11-07");
    const collective = step("2023-10-10 09:00", "ExtendCollectively", {
      applicant: "i-1",
      members: ["head", "deputy"],
      days: 55,
      reason: "an opinion of the ministry is awaited",
    });
    // 7 November + 55 days is New Year's Day, the first day after the holiday is 2 January.
    expect(after([...byHead, collective]).decideBy?.deadline).toMatchObject({
      day: "2024-01-02",
      rolledFrom: "2024-01-01",
    });
  });

  it("records the limit before and after, rule, calendar and both people", () => {
    const { events } = onCase([clue], step("2023-07-20 09:00", "ExtendCheck", asked));
    expect(events[0]).toMatchObject({
      type: "CheckExtended",
      data: {
        applicant: "i-1",
        approver: "head",
        before: { deadline: { day: "2023-07-24" } },
        due: {
          deadline: { day: "2023-08-14", calendar: "cn/chinese-days@1.5.7" },
          basis: { article: "18", edition: "2022" },
        },
      },
    });
  });

  it("may be followed by a standstill before its own days have begun", () => {
    const longer = [...filed, step("2023-09-01 09:00", "ExtendDecision", asked), stop("2023-09-05 09:00")];
    // 7 November, moved by the ten days of the test.
    expect(after([...longer, restart("2023-09-15 09:00")]).decideBy?.deadline.day).toBe("2023-11-17");
  });

  it("by the leaders is not asked for by one of them", () => {
    const byHead = [...filed, step("2023-09-01 09:00", "ExtendDecision", asked)];
    const own = { applicant: "deputy", members: ["head", "deputy"], days: 10, reason: "r" };
    onCase(byHead, step("2023-09-02 09:00", "ExtendCollectively", own)).thenRejected("own-approval");
  });

  it("is not approved by whoever asks, or by an investigator", () => {
    onCase([clue], step("2023-07-20 09:00", "ExtendCheck", { ...asked, approver: "i-1" })).thenRejected("own-approval");
    onCase(filed, step("2023-07-20 09:00", "ExtendDecision", { ...asked, approver: "i-2" })).thenRejected(
      "own-approval",
    );
  });
});

describe("time that is not counted", () => {
  it("stops the limit of the case on the day it begins and runs on from the day after it ends", () => {
    const tested = [...filed, stop("2023-07-20 09:00"), restart("2023-08-19 09:00")];
    // 10 July to 8 October, moved by the thirty days of the test.
    expect(after(tested).decideBy?.deadline.day).toBe("2023-11-07");
  });

  it("stops the check of a clue too", () => {
    expect(after([clue, stop("2023-07-05 09:00"), restart("2023-07-12 09:00")]).checkBy?.deadline.day).toBe(
      "2023-07-31",
    );
  });

  it("has to be over before a case is filed; a clue may be left unfiled meanwhile, and is not late", () => {
    const tested = [clue, stop("2023-07-05 09:00")];
    onCase(tested, file("2023-07-12 09:00")).thenRejected("clock-stopped");
    const not = step("2023-08-30 09:00", "NotFile", { reason: "noEvidence", explanation: "clean", approver: "head" });
    expect(after([...tested, not])).toMatchObject({ breaches: [], stops: [] });
    expect(after([clue, not]).breaches).toEqual(["check"]);
  });

  it("is over when the last of its reasons is", () => {
    const both = [
      ...filed,
      stop("2023-07-20 09:00"),
      step("2023-07-25 09:00", "Suspend", { ...asked, ground: "questionOfLaw" }),
      restart("2023-07-28 09:00"),
    ];
    expect(after(both).decideBy?.deadline.day).toBe("2023-10-08");
    const resumed = [...both, step("2023-08-19 09:00", "Resume", { officer: "i-1", reason: "answered" })];
    expect(after(resumed).decideBy?.deadline.day).toBe("2023-11-07");
  });

  it("does not heal a limit that had run out before", () => {
    const late = [...heard, stop("2023-10-09 09:00"), restart("2023-11-09 09:00")];
    expect(after(late).decideBy?.deadline.day).toBe("2023-10-08");
    expect(after([...late, decide("2023-11-10 09:00")]).breaches).toEqual(["decision"]);
  });

  it("stops the seizure of goods that are tested, for as long as they are", () => {
    const tested = [...filed, seize("2023-07-11 09:00"), stop("2023-07-12 09:00", ["m-1"])];
    onCase(tested, step("2023-07-13 09:00", "ExtendMeasure", { ...asked, measure: "m-1" })).thenRejected(
      "clock-stopped",
    );
    // The seizure ends on 10 August, moved by the twenty days of the test.
    expect(after([...tested, restart("2023-08-01 09:00")]).measures[0]?.due.deadline.day).toBe("2023-08-30");
    expect(after([...tested, lift("2023-09-30 09:00")]).breaches).toEqual([]);
  });

  it("is that of an announcement, after which the party has its five days", () => {
    const gone = [
      ...notified,
      step("2023-07-25 10:00", "Announce", { document: "notice", officer: "i-1", reason: "gone" }),
      serve("2023-08-28 09:00", "notice", "announcement"),
    ];
    const { notice, decideBy } = after(gone);
    expect(notice?.servedAt).toBe("2023-08-24T15:59:59.999Z");
    expect(notice?.defenceBy?.deadline.day).toBe("2023-08-31");
    // 75 days were left on 25 July; they run on from the thirtieth day, 24 August, and end on 7 November.
    expect(decideBy?.deadline.day).toBe("2023-11-07");
  });

  it("that overlaps ends with whatever ends last, also where that is written down first", () => {
    const both = [
      ...notified,
      step("2023-07-25 10:00", "Announce", { document: "notice", officer: "i-1", reason: "gone" }),
      stop("2023-08-01 09:00"),
      restart("2023-08-27 09:00"),
      serve("2023-08-28 09:00", "notice", "announcement"),
    ];
    // The test ended on 27 August, after the thirty days.
    expect(after(both).decideBy?.deadline.day).toBe("2023-11-10");
  });

  it("of an announcement ends where a legal review sends the case back", () => {
    const back = [
      ...notified,
      step("2023-07-25 10:00", "Announce", { document: "notice", officer: "i-1", reason: "gone" }),
      review("2023-07-28 09:00", { kind: "legal", opinion: "supplement" }),
    ];
    expect(after(back)).toMatchObject({
      status: "investigating",
      stops: [],
      decideBy: { deadline: { day: "2023-10-11" } },
    });
    expect(after(back)).not.toHaveProperty("announced");
  });

  it("is that of a hearing, from the request to the report", () => {
    const hearing = [
      ...large,
      step("2023-07-26 09:00", "RequestHearing", {}),
      step("2023-07-27 09:00", "ArrangeHearing", { host: "host", day: "2023-08-08", place: "room 1" }),
      step("2023-08-08 10:00", "EndHearing", { how: "held", officer: "host", record: "record" }),
    ];
    expect(after(hearing).stops).toEqual(["hearing"]);
    const reported = [...hearing, step("2023-08-10 10:00", "ReportHearing", { host: "host", opinion: "uphold" })];
    // 26 July to 10 August: fifteen days.
    expect(after(reported).decideBy?.deadline.day).toBe("2023-10-23");
    expect(after(reported).stops).toEqual([]);
  });

  it("ends where the party takes its request back, or stays away", () => {
    const requested = [...large, step("2023-07-26 09:00", "RequestHearing", {})];
    const back = [
      ...requested,
      step("2023-07-31 09:00", "EndHearing", { how: "withdrawn", officer: "clerk", record: "r" }),
    ];
    expect(after(back)).toMatchObject({ stops: [], heard: false, decideBy: { deadline: { day: "2023-10-13" } } });
    const away = [
      ...requested,
      step("2023-07-27 09:00", "ArrangeHearing", { host: "host", day: "2023-08-08", place: "room 1" }),
      step("2023-08-08 10:00", "EndHearing", { how: "absent", officer: "host", record: "nobody came" }),
    ];
    expect(after(away)).toMatchObject({ stops: [], heard: false });
  });
});

describe("the calendar of a case", () => {
  it("is the one handed in, and is named in each limit", () => {
    expect(after([clue]).checkBy?.deadline.calendar).toBe("cn/chinese-days@1.5.7");
  });

  it("keeps the limit of a check that began with a report", () => {
    const [, opened] = clue;
    const { checkBy } = after([clue]);
    if (!checkBy || opened.type !== "OpenClue") throw new Error("no clue");
    const later: Step = ["2023-07-20 09:00", { type: "OpenClue", data: { ...opened.data, checkBy } }];
    expect(after([later]).checkBy).toEqual(checkBy);
  });
});
