import { type CommandOf, handle, project } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { type Happened, shown } from "@caseloop/core/spec";
import { chinaCalendar } from "@caseloop/law";
import { ticket } from "@caseloop/ticket";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byTopic, durations, merge, type OutlookOptions, outlook, quantile } from "../src/outlook/index.ts";
import { beijing, play, type Step } from "./case-steps.ts";

type Command = CommandOf<typeof ticket>;
const owners = { bureauLeader: "l", sectionHead: "h", handler: "o" };
const caller = { identity: "named", name: "吴明" } as const;
const calendar = chinaCalendar;

const registered = (local: string, topic = "food", respondent?: { name: string; id: string }): Step<Command> => [
  local,
  {
    type: "Register",
    data: { kind: "complaint", channel: "phone", topic, content: "x", caller, ...(respondent && { respondent }) },
  },
];
const dispatched = (local: string, lead = "jibei"): Step<Command> => [
  local,
  { type: "Dispatch", data: { lead, owners } },
];
const signed = (local: string): Step<Command> => [local, { type: "SignIn", data: { unit: "jibei", officer: "o" } }];
const worked = (local: string): Step<Command> => [local, { type: "NoteWork", data: { officer: "o", note: "x" } }];
const replied = (local: string): Step<Command> => [
  local,
  { type: "Reply", data: { unit: "jibei", officer: "o", text: "paid", means: "phone" } },
];
const ends = (local: string, how: "satisfied" | "dissatisfied" = "satisfied"): Step<Command>[] => [
  [local, { type: "Review", data: { reviewer: "h" } }],
  [local, { type: "CallBack", data: { level: "city", clerk: "c", process: "satisfied", result: how } }],
  ...(how === "satisfied" ? [[local, { type: "Close", data: { officer: "h" } }] as Step<Command>] : []),
];
const open = (begun: string, topic?: string) => [
  registered(begun, topic),
  dispatched(begun),
  signed(begun),
  worked(begun),
];
/** A ticket with its unit from one moment to another. */
const lived = (begun: string, answered: string, topic?: string) => [
  ...open(begun, topic),
  replied(answered),
  ...ends(answered),
];

/** What these tickets, numbered from 1, have recorded. */
function happened(...tickets: readonly (readonly Step<Command>[])[]): Happened[] {
  return tickets
    .flatMap((steps, i) => {
      const { events, refusals } = play(ticket, steps);
      const [first] = refusals;
      if (first) throw new Error(`${first.command}: ${first.code}: ${first.because}`);
      return events.map(({ type, data }) => ({ in: `ticket-${i + 1}`, type, data, at: data.at }));
    })
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
const inDays = durations();
const inHours = durations({ grid: "workingHour" });
const food = (history: { took: Record<string, Record<string, number>> }) => history.took["=complaint/food"];
const look = (
  events: readonly Happened[],
  id: string,
  local: string,
  more: Partial<OutlookOptions> = {},
  view = inDays,
) => outlook(shown(view, ...events), id, beijing(local), { calendar, minimum: 1, ...more });

describe("how long tickets took", () => {
  it("counts working days after the day of dispatch, as deadlines do", () => {
    const history = shown(
      inDays,
      ...happened(
        lived("2023-07-10 09:00", "2023-07-10 17:00"), // the same day
        lived("2023-07-10 17:00", "2023-07-11 08:00"),
        lived("2023-07-14 09:00", "2023-07-17 09:00"), // Friday to Monday
        lived("2023-04-21 09:00", "2023-04-23 09:00"), // a Sunday that is a working day
        lived("2023-09-28 09:00", "2023-10-11 09:00"), // over the holiday: 7, 8, 9, 10, 11 October
      ),
    );
    expect(food(history)).toEqual({ 0: 1, 1: 3, 5: 1 });
  });

  it("or whole hours of office time, by the calendar's office hours", () => {
    // the calendar says when the office is open
    const hours = (from: string, to: string) =>
      Math.floor(calendar.officeTimeBetween(beijing(from), beijing(to)) / 3_600_000);
    const history = shown(
      inHours,
      ...happened(lived("2023-07-10 09:10", "2023-07-10 11:00"), lived("2023-07-14 16:00", "2023-07-17 10:00")),
    );
    expect(hours("2023-07-10 09:10", "2023-07-10 11:00")).toBe(1);
    expect(Object.keys(food(history) ?? {}).map(Number)).toEqual(
      [1, hours("2023-07-14 16:00", "2023-07-17 10:00")].toSorted((a, b) => a - b),
    );
  });

  it("a reply that was sent back did not stand: the next one counts", () => {
    const back: Step<Command> = [
      "2023-07-12 09:00",
      { type: "SendBack", data: { officer: "h", level: "bureau", reason: "x" } },
    ];
    const steps = [
      ...open("2023-07-10 09:00"),
      replied("2023-07-11 09:00"),
      back,
      replied("2023-07-14 09:00"),
      ...ends("2023-07-14 10:00"),
    ];
    expect(food(shown(inDays, ...happened(steps)))).toEqual({ 4: 1 });
    expect(look(happened(steps.slice(0, -4)), "1", "2023-07-13 09:00")?.elapsed).toBe(3);
  });

  it("each cycle counts by itself, also after a closed ticket was reopened", () => {
    const redo = (local: string, ground: "dissatisfied" | "notDone"): Step<Command> => [
      local,
      { type: "OrderRedo", data: { level: "city", officer: "x", ground, reason: "x" } },
    ];
    const twice = [
      ...open("2023-07-10 09:00"),
      replied("2023-07-12 09:00"),
      ...ends("2023-07-12 10:00", "dissatisfied"),
      redo("2023-07-13 09:00", "dissatisfied"),
      replied("2023-07-14 09:00"),
      ...ends("2023-07-14 10:00"),
      redo("2023-08-01 09:00", "notDone"),
    ];
    const history = shown(inDays, ...happened(twice));
    expect(food(history)).toEqual({ 2: 1, 1: 1 });
    expect(outlook(history, "1", beijing("2023-08-03 09:00"), { calendar, minimum: 1 })).toMatchObject({
      elapsed: 2,
      left: 3,
      sample: 2,
    });
    expect(
      food(shown(inDays, ...happened([...twice, replied("2023-08-01 12:00"), ...ends("2023-08-01 13:00")]))),
    ).toEqual({
      0: 1,
      1: 1,
      2: 1,
    });
  });

  it("time shelved with its clock stopped is left out", () => {
    const shelved: Step<Command> = [
      "2023-07-11 09:00",
      { type: "Shelve", data: { applicant: "o", approver: "h", measures: "m", until: "2023-07-31" } },
    ];
    const resumed: Step<Command> = ["2023-07-20 09:00", { type: "Resume", data: { officer: "o" } }];
    const steps = [
      ...open("2023-07-10 09:00"),
      shelved,
      resumed,
      replied("2023-07-24 09:00"),
      ...ends("2023-07-24 10:00"),
    ];
    // 11 July, then 21 and 24 July
    expect(food(shown(inDays, ...happened(steps)))).toEqual({ 3: 1 });
    const during = look(happened(steps.slice(0, 5)), "1", "2023-07-19 09:00");
    expect(during).toMatchObject({ elapsed: 1, left: 4, allowed: 5, shelved: true });
    expect(during?.explanation.en).toContain("it is shelved and its clock stands still");
    expect(during?.explanation.zh).toContain("挂账");
    const after = look(happened(steps.slice(0, 6)), "1", "2023-07-21 09:00");
    expect(after).toMatchObject({ elapsed: 2, left: 3, allowed: 5, shelved: false });
    const late: Step<Command> = ["2023-07-18 09:00", { ...shelved[1] }];
    const stillRunning = look(happened([...open("2023-07-10 09:00"), late]), "1", "2023-07-19 09:00");
    expect(stillRunning).toMatchObject({ elapsed: 7, left: -2, shelved: false });
  });

  it("withdrawn, merged, refused and directly answered tickets do not count; imported ones do, to their closure", () => {
    const withdraw: Step<Command> = ["2023-07-12 09:00", { type: "Withdraw", data: { officer: "o", reason: "x" } }];
    const mergeIn: Step<Command> = [
      "2023-07-12 09:00",
      { type: "MergeInto", data: { ticket: "2", into: "1", officer: "o" } },
    ];
    const answered: Step<Command>[] = [
      registered("2023-07-10 09:00"),
      ["2023-07-10 09:10", { type: "AnswerDirectly", data: { officer: "o", answer: "x", means: "phone" } }],
      [
        "2023-07-12 09:00",
        { type: "CallBack", data: { level: "city", clerk: "c", process: "satisfied", result: "satisfied" } },
      ],
      ["2023-07-12 09:10", { type: "Close", data: { officer: "o" } }],
    ];
    const source = { system: "s", key: "k", digest: "d", line: 1, fields: {} };
    const imported: Step<Command>[] = [
      [
        "2023-07-10 09:00",
        { type: "Register", data: { kind: "complaint", channel: "otherSystem", topic: "food", content: "x", source } },
      ],
      ["2023-07-10 09:00", { type: "Dispatch", data: { lead: "dep" } }],
      ["2023-07-20 09:00", { type: "CloseAtSource", data: { closedAt: beijing("2023-07-13 09:00") } }],
    ];
    const history = shown(
      inDays,
      ...happened([...open("2023-07-10 09:00"), withdraw], [...open("2023-07-10 09:00"), mergeIn], answered, imported),
    );
    expect(food(history)).toEqual({ 3: 1 });
    expect(Object.keys(history.open)).toEqual(["=3"]);
  });

  it("outside the calendar nothing is guessed: it is said how many", () => {
    const source = { system: "s", key: "k", digest: "d", line: 1, fields: {} };
    const steps = (closed: string): Step<Command>[] => [
      [
        "2001-07-10 09:00",
        { type: "Register", data: { kind: "complaint", channel: "otherSystem", topic: "food", content: "x", source } },
      ],
      ["2001-07-10 09:00", { type: "Dispatch", data: { lead: "dep" } }],
      [closed, { type: "CloseAtSource", data: {} }],
    ];
    const history = shown(
      inDays,
      ...happened(steps("2001-07-12 09:00"), lived("2023-07-10 09:00", "2023-07-11 09:00")),
    );
    expect(history.beyond).toBe(1);
    expect(food(history)).toEqual({ 1: 1 });
  });

  it("lets go of a closed ticket after 90 days, and not before", () => {
    const other = (local: string) => lived(local, local);
    const at = (local: string) =>
      shown(inDays, ...happened(lived("2023-03-01 09:00", "2023-03-02 09:00"), other(local))).open;
    expect(at("2023-05-31 09:00")["=1"]).toMatchObject({ facts: { topic: "food" } });
    expect(at("2023-05-31 09:01")["=1"]).toBeUndefined();
  });

  it("which tickets are of one kind is for the host, and no name is taken for a property of objects", () => {
    const kinds = {
      name: "business",
      of: ({ business, unit }: { business?: string; unit?: string }) => `${unit}/${business ?? "?"}`,
    };
    const odd = lived("2023-07-10 09:00", "2023-07-11 09:00", "__proto__");
    const named = [
      registered("2023-07-10 09:00", "food", { name: "某餐馆", id: "9137" }),
      ...lived("2023-07-10 09:00", "2023-07-13 09:00").slice(1),
    ];
    expect(shown(durations({ kinds }), ...happened(odd, named)).took).toEqual({
      "=jibei/?": { 1: 1 },
      "=jibei/9137": { 3: 1 },
    });
    expect(shown(inDays, ...happened(odd)).took).toEqual({ "=complaint/__proto__": { 1: 1 } });
    const moved: Step<Command>[] = [
      registered("2023-07-10 09:00"),
      dispatched("2023-07-10 09:00", "qubei"),
      ["2023-07-10 10:00", { type: "RequestReturn", data: { unit: "qubei", officer: "q", reason: "x" } }],
      [
        "2023-07-10 11:00",
        { type: "GrantReturn", data: { approver: "d", reason: "x", next: { lead: "jibei", owners } } },
      ],
      ...[
        signed("2023-07-10 12:00"),
        worked("2023-07-10 12:00"),
        replied("2023-07-12 09:00"),
        ...ends("2023-07-12 09:00"),
      ],
    ];
    expect(shown(durations({ kinds }), ...happened(moved)).took).toEqual({ "=jibei/?": { 2: 1 } });
  });
});

describe("what past tickets say about an open one", () => {
  /** One ticket for each number of working days it took, from Monday 2023-05-08. */
  const past = (...days: number[]) =>
    days.map((n) => {
      const day = n === 0 ? "2023-05-08" : calendar.workdayAfter("2023-05-08", n);
      return lived("2023-05-08 09:00", `${day} 09:30`);
    });
  const now = open("2023-07-10 09:00"); // due in 5 working days: 2023-07-17
  const withPast = (...days: number[]) => happened(now, ...past(...days));

  it("gives typical durations, the time left, and how those that took as long came out: counts, and the words for them", () => {
    // Ten past tickets: 1 1 2 2 3 3 4 5 6 9. Two days on, eight of them were still open; 6 of those 8 met five days.
    const found = look(withPast(1, 1, 2, 2, 3, 3, 4, 5, 6, 9), "1", "2023-07-12 09:00", { minimum: 8 });
    expect(found).toEqual({
      kind: "complaint/food",
      grid: "workingDay",
      elapsed: 2,
      allowed: 5,
      left: 3,
      shelved: false,
      sample: 10,
      minimum: 8,
      typical: { p50: 3, p75: 5, p90: 6 },
      comparable: 8,
      inTime: 6,
      explanation: {
        en:
          "Of 10 past cases of the kind complaint/food, half were answered within 3 working days, three quarters within 5 working days, nine tenths within 6 working days. " +
          "This one has been worked on for 2 working days and has 3 working days left. " +
          "Of the 8 of them that took 2 working days or more, 6 (75%) were answered within 5 working days, the time this one is allowed.",
        zh:
          "“complaint/food”类已办结10件，半数在3个工作日内答复，四分之三在5个工作日内，九成在6个工作日内。" +
          "本件已办理2个工作日，剩余3个工作日。" +
          "其中办理时长达到2个工作日及以上的8件，有6件（75%）在本件允许的5个工作日内答复。",
      },
    });
  });

  it("says when there are too few cases, and of what", () => {
    const few = look(withPast(1, 2, 3), "1", "2023-07-12 09:00", { minimum: 4 });
    expect(few).toMatchObject({ sample: 3, minimum: 4, comparable: 2 });
    expect(few).not.toHaveProperty("typical");
    expect(few).not.toHaveProperty("inTime");
    expect(few?.explanation.en).toBe(
      "Of the kind complaint/food only 3 cases are behind us, fewer than 4: too few to say what is typical. This one has been worked on for 2 working days and has 3 working days left.",
    );
    expect(few?.explanation.zh).toContain("样本过少");
    const enough = look(withPast(1, 2, 3), "1", "2023-07-12 09:00", { minimum: 3 });
    expect(enough).toMatchObject({ typical: { p50: 2 }, comparable: 2 });
    expect(enough).not.toHaveProperty("inTime");
    expect(enough?.explanation.en).toContain(
      "Only 2 of them took 2 working days or more, fewer than 3: too few to compare it with.",
    );
    expect(look(withPast(1, 2, 3), "1", "2023-07-12 09:00", { minimum: 2 })).toMatchObject({ inTime: 2 });
    const history = shown(inDays, ...happened(now));
    expect(outlook(history, "1", beijing("2023-07-12 09:00"), { calendar })).toMatchObject({ sample: 0, minimum: 20 });
  });

  it("on the last day what is left is nothing, and after it the answer is overdue", () => {
    expect(look(withPast(5, 6), "1", "2023-07-17 23:59")).toMatchObject({
      elapsed: 5,
      left: 0,
      comparable: 2,
      inTime: 1,
    });
    const overdue = look(withPast(5, 6), "1", "2023-07-18 00:00");
    expect(overdue).toMatchObject({ elapsed: 6, left: -1, comparable: 1, inTime: 0 });
    expect(overdue?.explanation.en).toContain("has been overdue for 1 working day.");
    expect(overdue?.explanation.zh).toContain("已超期1个工作日");
  });

  it("follows the deadline when it is extended", () => {
    const extended: Step<Command>[] = [
      ...now,
      ["2023-07-11 09:00", { type: "RequestExtension", data: { applicant: "o", days: 3, reason: "x" } }],
      ["2023-07-11 10:00", { type: "GrantExtension", data: { approver: "h" } }],
    ];
    expect(look(happened(extended), "1", "2023-07-12 09:00")).toMatchObject({ allowed: 8, left: 6 });
  });

  it("says nothing where no reply is owed: unknown, not dispatched, replied, ended", () => {
    const at = "2023-07-14 09:00";
    expect(look(happened(now), "9", at)).toBeUndefined();
    expect(look(happened([registered("2023-07-10 09:00")]), "1", at)).toBeUndefined();
    expect(look(happened([...now, replied("2023-07-11 09:00")]), "1", at)).toBeUndefined();
    expect(look(happened(lived("2023-07-10 09:00", "2023-07-11 09:00")), "1", at)).toBeUndefined();
  });

  it("an imported ticket without a due date has no deadline", () => {
    const source = { system: "s", key: "k", digest: "d", line: 1, fields: {} };
    const steps: Step<Command>[] = [
      [
        "2023-07-10 09:00",
        { type: "Register", data: { kind: "complaint", channel: "otherSystem", topic: "food", content: "x", source } },
      ],
      ["2023-07-10 09:00", { type: "Dispatch", data: { lead: "dep" } }],
    ];
    const found = look(happened(steps, ...past(1, 2, 3)), "1", "2023-07-12 09:00");
    expect(found).toMatchObject({ elapsed: 2, typical: { p50: 2 } });
    for (const field of ["left", "allowed", "inTime"]) expect(found).not.toHaveProperty(field);
    expect(found?.explanation.en).toContain("has no deadline");
  });

  it("knows only what had happened by then", async () => {
    const store = memoryStore();
    const tickets = [now, ...past(1, 2), lived("2023-07-03 09:00", "2023-07-14 09:00")];
    for (const [i, steps] of tickets.entries())
      for (const [local, command] of steps) {
        const done = await handle(store, ticket, `${i + 1}`, { ...command, at: beijing(local) });
        if (!done.ok) throw new Error(done.rejection.because);
      }
    const at = beijing("2023-07-12 09:00");
    const then = await project(store, inDays, { asOf: at });
    expect(outlook(then, "1", at, { calendar, minimum: 1 })).toMatchObject({ sample: 2 });
    const all = await project(store, inDays);
    expect(outlook(all, "1", beijing("2023-07-14 09:00"), { calendar, minimum: 1 })).toMatchObject({ sample: 3 });
    expect(() => outlook(all, "1", at, { calendar })).toThrow(
      expect.objectContaining({ code: "invalid-value", facts: expect.objectContaining({ field: "at" }) }),
    );
  });

  it("refuses a history made with another calendar or other kinds", () => {
    const history = shown(inDays, ...happened(now));
    const at = beijing("2023-07-12 09:00");
    const fails = (field: string) =>
      expect.objectContaining({ code: "invalid-value", facts: expect.objectContaining({ field }) });
    expect(() => outlook(history, "1", at, { calendar: { ...calendar, version: "other" } })).toThrow(fails("calendar"));
    expect(() => outlook(history, "1", at, { calendar, kinds: { ...byTopic, name: "other" } })).toThrow(fails("kinds"));
    expect(durations({ grid: "workingHour" }).fingerprint).not.toBe(inDays.fingerprint);
    expect(durations({ kinds: { ...byTopic, name: "other" } }).fingerprint).not.toBe(inDays.fingerprint);
  });
});

describe("counts are exact on their grid", () => {
  const times = fc.array(fc.nat(30), { maxLength: 60 });
  const counted = (all: readonly number[]) => {
    const counts: Record<string, number> = {};
    for (const n of all) counts[n] = (counts[n] ?? 0) + 1;
    return counts;
  };

  it("a quantile is that of the sorted list, by nearest rank", () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 100 }), (all, percent) => {
        const sorted = all.toSorted((a, b) => a - b);
        expect(quantile(counted(all), percent / 100)).toBe(sorted[Math.ceil(all.length * (percent / 100)) - 1]);
      }),
    );
  });

  it("two histories merged are one", () => {
    fc.assert(
      fc.property(times, times, (one, other) => {
        expect(merge(counted(one), counted(other))).toEqual(counted([...one, ...other]));
      }),
    );
  });

  it("an outlook is what a plain count over the past says", () => {
    const days = fc.integer({ min: 0, max: 8 });
    fc.assert(
      fc.property(fc.array(days, { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 7 }), (all, waited) => {
        const begun = "2023-07-10";
        const day = waited === 0 ? begun : calendar.workdayAfter(begun, waited);
        const events = happened(
          open(`${begun} 09:00`),
          ...all.map((n) =>
            lived("2023-05-08 09:00", `${n === 0 ? "2023-05-08" : calendar.workdayAfter("2023-05-08", n)} 09:30`),
          ),
        );
        const still = all.filter((n) => n >= waited);
        expect(look(events, "1", `${day} 12:00`)).toMatchObject({
          elapsed: waited,
          left: 5 - waited,
          sample: all.length,
          comparable: still.length,
          ...(still.length > 0 && { inTime: still.filter((n) => n <= 5).length }),
        });
      }),
      { numRuns: 60 },
    );
  });
});
