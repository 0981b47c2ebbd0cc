import { load, project, type Recorded } from "@caseloop/core";
import { addDays, chinaCalendar } from "@caseloop/law";
import { type WarningEvent, warning, warnings } from "@caseloop/prevention";
import { ticket } from "@caseloop/ticket";
import { describe, expect, it } from "vitest";
import { warningLines } from "./board/warning.ts";
import { morning } from "./prevention/agenda.ts";
import { small, yearOf } from "./prevention/played.ts";
import { waveOn } from "./prevention/waves.ts";
import { chance } from "./stage/chance.ts";
import { type Life, stepsOf } from "./stage/step.ts";

interface Call {
  readonly topic: string;
  readonly content?: string;
  readonly business?: string;
}

const topics = ["food", "price", "retail", "catering", "repair"] as const;

/** Three complaints a day about this and that; on some days more. */
function* calls(seed: string, more: (day: string) => readonly Call[]): Life {
  const luck = chance(seed);
  const step = stepsOf(seed);
  let count = 0;
  for (let day = "2023-01-01"; day <= "2023-10-31"; day = addDays(day, 1)) {
    const usual: readonly Call[] = Array.from({ length: 3 }, () => ({
      topic: luck.pick(topics),
      business: `shop-${luck.int(1, 40)}`,
    }));
    for (const [i, { topic, content = "买到的东西有问题", business }] of [...usual, ...more(day)].entries())
      yield step(ticket, `t-${++count}`, morning(day, chinaCalendar, 60 * i), "operator-1", {
        type: "Register",
        data: {
          ...{ kind: "complaint", channel: "phone", topic, content, caller: { identity: "anonymous" } },
          ...(business !== undefined && { respondent: { name: "某店", id: business } }),
        },
      });
  }
}

const within = (day: string, from: string, to: string) => from <= day && day <= to;
/** 冷饮 in the last days of July; in August one gym, and the elderly about magnets. */
const trouble = (day: string): readonly Call[] => [
  ...(within(day, "2023-07-25", "2023-07-31") ? Array.from({ length: 3 }, () => ({ topic: "冷饮" })) : []),
  ...(within(day, "2023-08-10", "2023-08-20") ? [{ topic: "retail", business: "gym-1" }] : []),
  ...(within(day, "2023-08-08", "2023-08-24") ? [{ topic: "price", content: "老人花两万元买磁疗床垫" }] : []),
];

const { store, events } = await yearOf(small, { lives: [calls("trouble", trouble)], evening: () => [] });
const warned = events.filter(({ category }) => category === "warning") as unknown as readonly (Recorded &
  WarningEvent)[];
const proposed = warned.flatMap((event) => (event.type === "Proposed" ? [event] : []));
const byDetector = proposed.filter(({ data }) => data.proposer.kind === "detector");
const about = (value: string) => byDetector.filter(({ data }) => data.title.endsWith(value));

describe("the analyst 数据分析", () => {
  it("has the detectors propose what the month held, and nothing before", () => {
    expect(byDetector.map(({ data }) => [data.proposer.id, data.title, chinaCalendar.dayOf(data.at)])).toEqual([
      ["spike", "消费预警：冷饮", "2023-08-01"],
      ["specialGroup", "消费预警：老年人", "2023-09-01"],
      ["specialGroup", "消费预警：老年人/price", "2023-09-01"],
      ["repeatComplaints", "消费预警：gym-1", "2023-09-01"],
    ]);
  });

  it("gives the tickets behind each as evidence, where they stand in the log", async () => {
    for (const { data } of byDetector)
      for (const { event, stream, version } of data.evidence) {
        const [found] = await store.readStream(stream, { after: version - 1, limit: 1 });
        expect([found?.id, found?.type]).toEqual([event, "Registered"]);
      }
    const topicsOf = about("冷饮").flatMap(({ data }) => data.evidence.map(({ stream }) => stream));
    const registered = events.filter(
      ({ stream, data }) => topicsOf.includes(stream) && (data as Call).topic === "冷饮",
    );
    expect(registered).toHaveLength(21);
    expect(topicsOf).toHaveLength(21);
  });

  it("finds each wave that the year has: a season, a special group, a risky practice", async () => {
    const luck = chance("waves");
    const wave = (day: string) => Array.from({ length: 3 }, () => waveOn(day, luck)).flatMap((one) => one ?? []);
    const year = await yearOf(small, {
      lives: [calls("waves", (day) => wave(day).map(({ topic, words }) => ({ topic, content: words })))],
      evening: () => [],
    });
    const topics = [...(await project(year.store, warnings)).values()].map(({ topic }) => topic);
    expect(topics).toEqual(expect.arrayContaining(["air conditioners 空调", "老年人", "prepaid lessons 预付课程"]));
  });

  it("finds nothing in a quiet year", async () => {
    const quiet = await yearOf(small, { lives: [calls("quiet", () => [])], evening: () => [] });
    const rows = [...(await project(quiet.store, warnings)).keys()];
    expect(rows.filter((id) => /^2023-\d\d-\d\d-/.test(id))).toEqual([]);
  });
});

describe("what is published", () => {
  it("was reviewed by somebody whose words it is not, and put in a person's words", () => {
    for (const { entity, data } of byDetector) {
      const steps = warned.filter((event) => event.entity === entity).map(({ type }) => type);
      const business = data.title.endsWith("gym-1");
      expect(steps.slice(0, 2)).toEqual(["Proposed", "Reviewed"]);
      expect(steps.includes("Published")).toBe(!business);
      expect(steps.includes("Revised")).toBe(!business);
    }
  });

  it("stands for its days, and then no longer", async () => {
    const [ice] = about("冷饮");
    const rows = await project(store, warnings);
    expect(rows.get(ice?.entity ?? "")).toMatchObject({ status: "published", channels: ["website", "socialMedia"] });
    const { state } = await load(store, warning, ice?.entity ?? "");
    expect(state.until).toBe("2023-09-01");
  });

  it("reaches a special group in its neighbourhood too", async () => {
    const rows = await project(store, warnings);
    for (const { entity } of about("老年人")) expect(rows.get(entity)?.channels).toContain("community");
  });
});

describe("warnings of a campaign", () => {
  it("are proposed by an officer on what its visits found, each finding behind one of them", () => {
    const own = proposed.filter(({ data }) => data.campaign !== undefined);
    expect(own.length).toBeGreaterThan(3);
    for (const { data } of own) expect(data.proposer.kind).toBe("officer");
    const evidence = own.flatMap(({ data }) => data.evidence.map(({ event }) => event));
    const failed = events.filter(
      ({ type, data, id }) =>
        type === "FindingRecorded" && evidence.includes(id) && (data as { result: string }).result === "fail",
    );
    expect(new Set(evidence).size).toBe(evidence.length);
    expect(failed).toHaveLength(evidence.length);
  });
});

describe("the board's lines of a warning", () => {
  it("tell each step, and show the evidence without the caller's words", async () => {
    const lines = await warningLines(store, about("冷饮")[0]?.entity ?? "");
    expect(lines[0]).toBe("Warning 消费警示 2023-07-31-1: 冷饮");
    expect(lines[1]).toBe("  2023-08-01 proposed 提出 by detector spike v1");
    expect(lines[2]).toContain("冷饮：2023-07-25/2023-07-31共21件");
    expect(lines).toContain("Evidence 依据 (21)");
    expect(lines.filter((line) => /ticket-t-\d+@1 Registered complaint, 冷饮$/.test(line))).toHaveLength(5);
    expect(lines.at(-1)).toBe("  … and 16 more 另有16件");
    expect(lines.join()).not.toContain("买到的东西有问题");
  });

  it("are none for a warning that does not exist", async () => {
    expect(await warningLines(store, "none")).toEqual([]);
  });
});
