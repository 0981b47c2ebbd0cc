import { describe, expect, it } from "vitest";
import {
  bySubUnit,
  byUnit,
  closed,
  days,
  dimension,
  onTime,
  processSatisfaction,
  rate,
  ratesBy,
  redo,
  redoResolved,
  response,
  resultSatisfaction,
  solved,
} from "../src/index.ts";
import * as s from "./story.ts";
import { july, share, shipped, told } from "./story.ts";

// 2023-07-10 + 5 working days = 07-17 (domain.md §6): a ticket dispatched on Monday 10 July is due at the end of Monday 17 July.
const late = [...s.inHand(), s.reply("18 00:00")];
const inTime = [...s.inHand(), s.reply("17 23:59")];

describe("closed on time 按期办结率", () => {
  it("is the reply by the deadline: both sides of its last minute", async () => {
    expect(await share(onTime, [inTime])).toBe("1/1");
    expect(await share(onTime, [late])).toBe("0/1");
    expect(await share(onTime, [inTime, late])).toBe("1/2");
  });

  it("counts what is overdue and still open, from the moment it is overdue and not before", async () => {
    expect(await share(onTime, [s.inHand()], {}, "17 23:59")).toBe("0/0");
    expect(await share(onTime, [s.inHand()], {}, "18 00:00")).toBe("0/1");
    expect(await share(onTime, [inTime], {}, "17 12:00")).toBe("0/0"); // whoever is early waits for the deadline too
  });

  it("counts in the period of the deadline, not of the dispatch or the reply", async () => {
    const { rows } = await told([...s.inHand(), s.reply("12 09:00")]);
    const question = { metric: onTime, rules: shipped, at: july("31 23:59") };
    const on = (from: string, to: string) => rate(rows, { ...question, period: { id: "", from, to } }).denominator;
    expect([on("2023-07-01", "2023-07-16"), on("2023-07-17", "2023-07-17"), on("2023-07-18", "2023-07-31")]).toEqual([
      0, 1, 0,
    ]);
  });

  it("goes by the effective deadline: an extension moves it, and shelving moves it to the day promised", async () => {
    const extended = [
      ...s.inHand(),
      ["14 09:00", "RequestExtension", { applicant: "h", days: 2, reason: "…" }] as s.Step,
      ["14 10:00", "GrantExtension", { approver: "b" }] as s.Step,
    ];
    expect(await share(onTime, [[...extended, s.reply("19 23:59")]])).toBe("1/1"); // 17 + 2 working days = 19
    expect(await share(onTime, [[...extended, s.reply("20 00:00")]])).toBe("0/1");
    expect(await share(onTime, [extended], {}, "19 12:00")).toBe("0/0");

    const shelve = [
      "13 09:00",
      "Shelve",
      { applicant: "h", approver: "b", measures: "…", until: "2023-07-25" },
    ] as s.Step;
    const shelved = [...s.inHand(), shelve];
    expect(await share(onTime, [shelved], {}, "25 23:59")).toBe("0/0");
    expect(await share(onTime, [shelved], {}, "26 00:00")).toBe("0/1");
    const resumed: s.Step[] = [...shelved, ["20 09:00", "Resume", { officer: "h" }]];
    // Two of five working days were left when the clock stood still on the 13th: 24 July is the last day.
    expect(await share(onTime, [[...resumed, s.reply("24 23:59")]])).toBe("1/1");
    expect(await share(onTime, [[...resumed, s.reply("25 00:00")]])).toBe("0/1");
  });

  it("takes a reply back with a sent-back reply, and counts each cycle of a redo, the first or the last", async () => {
    const back: s.Step = ["13 09:00", "SendBack", { officer: "r", level: "bureau", reason: "…" }];
    expect(await share(onTime, [[...s.inHand(), s.reply("12 09:00"), back]])).toBe("0/1");
    const again = [...s.calledBack("dissatisfied"), s.redone("13 10:00")]; // due again on 20 July, never replied
    expect(await share(onTime, [again])).toBe("1/2");
    expect(await share(onTime, [again], { cycle: "first" })).toBe("1/1");
    expect(await share(onTime, [again], { cycle: "last" })).toBe("0/1");
  });

  it("may ask for the end of the ticket instead of the reply", async () => {
    const ended = (at: string) => [...s.calledBack("satisfied"), s.close(at)];
    expect(await share(onTime, [ended("17 23:59")], { closing: "end" })).toBe("1/1");
    expect(await share(onTime, [ended("18 00:00")], { closing: "end" })).toBe("0/1");
    expect(await share(onTime, [ended("18 00:00")])).toBe("1/1");
    expect(await share(onTime, [s.calledBack("satisfied")], { closing: "end" })).toBe("0/1");
  });

  it("takes a ticket of another system as closed when that system says it was, however late it is told", async () => {
    const source = { system: "x", key: "1", digest: "d", line: 1, fields: {} };
    const closedAt = (at: string): s.Step[] => [
      s.register("10 09:00", { source }),
      s.dispatch("10 10:00", "u1", { sourceDue: july("17 12:00") }),
      ["25 09:00", "CloseAtSource", { closedAt: july(at) }],
    ];
    for (const closing of ["reply", "end"] as const) {
      expect(await share(onTime, [closedAt("17 12:00")], { closing })).toBe("1/1");
      expect(await share(onTime, [closedAt("17 12:01")], { closing })).toBe("0/1");
    }
  });

  it("counts what ends without a reply by whether it was overdue then", async () => {
    const withdrawn = (at: string): s.Step[] => [...s.inHand(), [at, "Withdraw", { officer: "o", reason: "…" }]];
    expect(await share(onTime, [withdrawn("17 23:59"), withdrawn("18 00:00")])).toBe("1/2");
  });
});

describe("no complaint rate", () => {
  it.each([onTime, response, processSatisfaction, resultSatisfaction, solved, redo, redoResolved, closed])(
    "counts the bureau's own cases 未诉先办: $id",
    async (metric) => {
      const own = [
        s.register("10 09:00", { caller: undefined, proactive: true }),
        ...s.calledBack("notAsked").slice(1),
        s.close("13 10:00"),
        s.redone("13 11:00"),
      ];
      expect(await share(metric, [own])).toBe("0/0");
    },
  );
});

describe("response 响应率", () => {
  const enterprise = [s.register("10 09:00", { kind: "enterprise" }), s.dispatch("10 10:00"), s.sign("10 10:30")];
  it("is first contact in time ÷ dispatched: both sides of the two hours of an enterprise's request (assumed)", async () => {
    expect(await share(response, [[...enterprise, s.contact("10 12:00")]])).toBe("1/1");
    expect(await share(response, [[...enterprise, s.contact("10 12:01")]])).toBe("0/1");
    expect(await share(response, [enterprise], {}, "10 12:00")).toBe("0/1");
    expect(await share(response, [enterprise], {}, "10 11:59")).toBe("0/0");
  });
  it("takes any first contact where no rule limits it, and none at all as none", async () => {
    expect(await share(response, [s.inHand(), s.inHand().slice(0, 3)])).toBe("1/2");
  });
  it("takes the first contact that reached the caller, and no other", async () => {
    const missed: s.Step = ["10 11:00", "RecordContact", { officer: "h", means: "phone", reached: false }];
    expect(await share(response, [[...enterprise, missed]], {}, "10 12:00")).toBe("0/1");
    expect(await share(response, [[...enterprise, missed, s.contact("10 12:01")]])).toBe("0/1");
    expect(await share(response, [[...enterprise, s.contact("10 11:00"), s.contact("10 15:00")]])).toBe("1/1");
  });
  it("leaves tickets of other systems out unless told otherwise", async () => {
    const source = { system: "x", key: "1", digest: "d", line: 1, fields: {} };
    const imported = [s.register("10 09:00", { source }), s.dispatch("10 10:00")];
    expect(await share(response, [imported])).toBe("0/0");
    expect(await share(response, [imported], { importedResponse: "count" })).toBe("0/1");
  });
});

describe("satisfaction 满意率", () => {
  it("keeps the process and the outcome apart", async () => {
    const stories = [s.calledBack("dissatisfied", "satisfied")];
    expect(await share(processSatisfaction, stories)).toBe("1/1");
    expect(await share(resultSatisfaction, stories)).toBe("0/1");
  });

  it.each(["unreachable", "declined", "neutral"] as const)("takes %s for what the policy says", async (answer) => {
    const process = answer === "unreachable" ? answer : "satisfied";
    const stories = [s.calledBack("satisfied"), s.calledBack("dissatisfied"), s.calledBack(answer, process)];
    expect(await share(resultSatisfaction, stories, { [answer]: "satisfied" })).toBe("2/3");
    expect(await share(resultSatisfaction, stories, { [answer]: "dissatisfied" })).toBe("1/3");
    expect(await share(resultSatisfaction, stories, { [answer]: "exclude" })).toBe("1/2");
    expect(await share(resultSatisfaction, stories, { [answer]: "half" })).toBe("3/6");
  });

  it("never counts a callback where there was nobody to ask", async () => {
    const anonymous = s
      .calledBack("notAsked")
      .map((step, i) => (i === 0 ? s.register("10 09:00", { caller: { identity: "anonymous" } }) : step));
    expect(await share(resultSatisfaction, [anonymous])).toBe("0/0");
  });

  it("counts anonymous callers or not", async () => {
    const story = [
      s.register("10 09:00", { caller: { identity: "anonymous", phone: "1" } }),
      ...s.calledBack("satisfied").slice(1),
    ];
    expect(await share(resultSatisfaction, [story], { anonymous: "count" })).toBe("1/1");
    expect(await share(resultSatisfaction, [story], { anonymous: "exclude" })).toBe("0/0");
  });

  it("leaves unreasonable requests out or not: those stopped with a note [JN 25]", async () => {
    const stop: s.Step = ["13 10:00", "ExplainAndStop", { level: "city", officer: "c", note: "…" }];
    const story = [...s.calledBack("dissatisfied"), stop];
    expect(await share(resultSatisfaction, [story], { unreasonable: "exclude" })).toBe("0/0");
    expect(await share(resultSatisfaction, [story], { unreasonable: "count" })).toBe("0/1");
    expect(await share(redo, [story], { unreasonable: "count" })).toBe("0/1");
    expect(await share(redo, [story])).toBe("0/0");
  });

  it("goes by the last callback of a cycle, or by the city's alone", async () => {
    const district = s.calledBack("dissatisfied", "dissatisfied", { level: "district" });
    expect(await share(resultSatisfaction, [district])).toBe("0/1");
    expect(await share(resultSatisfaction, [district], { callbacks: "city" })).toBe("0/0");
    expect(await share(resultSatisfaction, [[...district, s.call("14 09:00", "satisfied")]])).toBe("1/1");
    // A reply sent back takes what was said about it along.
    const back: s.Step = ["14 09:00", "SendBack", { officer: "r", level: "district", reason: "…" }];
    expect(await share(resultSatisfaction, [[...district, back]])).toBe("0/0");
  });
});

describe("solved 解决率", () => {
  it("is what the caller says; what was not asked is left out, or counts as unsolved", async () => {
    const stories = [
      s.calledBack("satisfied", "satisfied", { solved: true }),
      s.calledBack("satisfied", "satisfied", { solved: false }),
      s.calledBack("satisfied"),
      s.calledBack("unreachable"),
    ];
    expect(await share(solved, stories)).toBe("1/2");
    expect(await share(solved, stories, { unsaid: "unsolved" })).toBe("1/3");
    expect(await share(solved, stories, { unreachable: "dissatisfied" })).toBe("1/3");
  });
});

describe("redo 重办率 and 重办化解率", () => {
  const again: s.Step[] = [
    ...s.calledBack("dissatisfied"),
    s.redone("13 10:00"),
    s.reply("14 09:00"),
    s.review("14 10:00"),
  ];
  const resolved = [...again, s.call("17 09:00", "satisfied"), s.close("17 10:00")];
  const closedAtOnce = [...s.calledBack("satisfied"), s.close("13 10:00")];

  it("counts redone tickets among the closed, and resolved ones among the redone", async () => {
    expect(await share(redo, [resolved, closedAtOnce, again])).toBe("1/2");
    expect(await share(closed, [resolved, closedAtOnce, again])).toBe("2/2");
    expect(await share(redoResolved, [resolved, closedAtOnce, again])).toBe("1/2");
  });
  it("takes a closed ticket back while it is being redone", async () => {
    expect(await share(redo, [[...closedAtOnce, s.redone("14 10:00")]])).toBe("0/0");
    expect(await share(redoResolved, [[...closedAtOnce, s.redone("14 10:00")]])).toBe("0/1");
  });
  it("calls resolved only what the caller does: solved, or satisfied where that was not asked", async () => {
    const ending = (...rest: Parameters<typeof s.call> extends [string, ...infer R] ? R : never) => [
      ...again,
      s.call("17 09:00", ...rest),
      s.close("17 10:00"),
    ];
    expect(await share(redoResolved, [ending("neutral")])).toBe("0/1");
    expect(await share(redoResolved, [ending("unreachable")])).toBe("0/1");
    expect(await share(redoResolved, [ending("neutral", "neutral", { solved: true })])).toBe("1/1");
  });
  it("counts a redone ticket on the day of its last redo", async () => {
    const twice = [...again, s.call("17 09:00", "dissatisfied"), s.redone("17 10:00")];
    const { rows } = await told(twice);
    const on = (day: string) => ({
      metric: redoResolved,
      rules: shipped,
      at: july("31 09:00"),
      period: days(day, day),
    });
    expect(rate(rows, on("2023-07-13")).denominator).toBe(0);
    expect(rate(rows, on("2023-07-17")).denominator).toBe(1);
  });
  it("counts neither direct answers nor withdrawals among the closed", async () => {
    const answered: s.Step[] = [
      s.register("10 09:00"),
      ["10 09:10", "AnswerDirectly", { officer: "o", answer: "…", means: "phone" }],
      s.call("10 09:20", "satisfied"),
      s.close("10 09:30"),
    ];
    const withdrawn: s.Step[] = [...s.inHand(), ["11 09:00", "Withdraw", { officer: "o", reason: "…" }]];
    expect(await share(redo, [answered, withdrawn])).toBe("0/0");
    expect(await share(resultSatisfaction, [answered])).toBe("1/1");
  });
});

describe("units and other dimensions", () => {
  const question = { metric: onTime, rules: shipped, at: july("31 23:59") };
  it("count for the lead alone, or for all who took part, each once", async () => {
    const { rows } = await told([
      s.register("10 09:00"),
      s.dispatch("10 10:00", "u1", { assisting: ["u2"], subUnit: "stall 3" }),
      s.sign("10 11:00"),
      s.contact("10 12:00"),
      s.reply("12 09:00"),
    ]);
    expect([...ratesBy(rows, question, byUnit).keys()]).toEqual(["u1"]);
    const all = { ...question, rules: { ...shipped, attribution: "leadAndAssist" as const } };
    expect([...ratesBy(rows, all, byUnit)]).toEqual([
      ["u1", { numerator: 1, denominator: 1 }],
      ["u2", { numerator: 1, denominator: 1 }],
    ]);
    expect(rate(rows, all)).toEqual({ numerator: 1, denominator: 1 });
    expect([...ratesBy(rows, question, bySubUnit).keys()]).toEqual(["stall 3"]);
  });
  it("follow the ticket to the unit it is handed to", async () => {
    const { rows } = await told([
      s.register("10 09:00"),
      s.dispatch("10 10:00", "u1"),
      ["11 09:00", "RequestReturn", { unit: "u1", officer: "h", reason: "…" }],
      ["11 10:00", "GrantReturn", { approver: "d", reason: "…", next: { lead: "u2", owners: s.owners } }],
    ]);
    expect([...ratesBy(rows, question, byUnit).keys()]).toEqual(["u2"]);
  });
  it("take a host's own question", async () => {
    const { rows } = await told(inTime, late);
    const byMorning = dimension("morning", (_, { halves }) => (halves === 2 ? "good" : undefined));
    expect([...ratesBy(rows, question, byMorning)]).toEqual([["good", { numerator: 1, denominator: 1 }]]);
  });
});
