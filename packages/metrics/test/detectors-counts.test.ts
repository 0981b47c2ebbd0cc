import { handle, project } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { type Happened, shown } from "@caseloop/core/spec";
import { addDays, daysBetween } from "@caseloop/law";
import { ticket } from "@caseloop/ticket";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { counts, type Labelling, sightings } from "../src/detectors/index.ts";
import { rowKey } from "../src/detectors/sightings.ts";
import { daysOf, ending, yearsBefore } from "../src/detectors/window.ts";

interface Said {
  readonly topic?: string;
  readonly business?: string;
  readonly proactive?: boolean;
  readonly content?: string;
}

const registered = (id: string, at: string, said: Said = {}): Happened => ({
  in: `ticket-${id}`,
  type: "Registered",
  at,
  data: {
    at,
    kind: "complaint",
    channel: "phone",
    topic: said.topic ?? "food",
    content: said.content ?? "x",
    ...(said.business !== undefined && { respondent: { name: "某店", id: said.business } }),
    urgent: false,
    sensitive: false,
    confidential: false,
    proactive: said.proactive ?? false,
  },
});

/** Where the nth registration of these stands. */
const nth = (n: number) => ({
  ...{ id: `${n - 1}`, stream: `ticket-${n}`, version: 1, position: n, type: "Registered" },
});
const rows = (...happened: Happened[]) => Object.fromEntries(shown(sightings(), ...happened));

describe("daily counts", () => {
  it("count a ticket in each of its series, on the day it has in China", () => {
    expect(
      rows(
        registered("1", "2023-07-01T15:59:59.999Z", { business: "b/1" }),
        registered("2", "2023-07-01T16:00:00.000Z"),
      ),
    ).toEqual({
      [rowKey("all", "", "2023-07-01")]: { count: 1, events: [nth(1)] },
      [rowKey("topic", "food", "2023-07-01")]: { count: 1, events: [nth(1)] },
      [rowKey("business", "b/1", "2023-07-01")]: { count: 1, events: [nth(1)] },
      [rowKey("all", "", "2023-07-02")]: { count: 1, events: [nth(2)] },
      [rowKey("topic", "food", "2023-07-02")]: { count: 1, events: [nth(2)] },
    });
  });

  it("never count proactive cases (M13)", () => {
    expect(rows(registered("1", "2023-07-01T02:00:00.000Z", { proactive: true }))).toEqual({});
  });

  it("keep as many events as they were told, and count on", () => {
    const three = ["1", "2", "3"].map((id) => registered(id, "2023-07-01T02:00:00.000Z"));
    const found = shown(sightings({ keep: 2 }), ...three);
    expect(found.get(rowKey("topic", "food", "2023-07-01"))).toEqual({ count: 3, events: [nth(1), nth(2)] });
  });

  it("follow a host's labels, cross two dimensions, and keep nothing of the caller's words", () => {
    const labels: Labelling = {
      name: "groups",
      of: ({ topic, content, business }) =>
        topic === "test call"
          ? undefined
          : { topic, business, group: content.includes("老人") ? ["elderly", "elderly"] : [] },
      crossed: [["group", "topic"]],
    };
    const found = shown(
      sightings({ labels }),
      registered("1", "2023-07-01T02:00:00.000Z", { content: "我是老人 13800000000" }),
      registered("2", "2023-07-01T02:00:00.000Z", { topic: "test call" }),
      registered("3", "2023-07-01T02:00:00.000Z", { topic: "toString" }),
    );
    const of = (dimension: string, value: string) => found.get(rowKey(dimension, value, "2023-07-01"))?.count;
    expect([of("group", "elderly"), of("group/topic", "elderly/food"), of("topic", "toString"), of("all", "")]).toEqual(
      [1, 1, 1, 2],
    );
    expect(JSON.stringify([...found])).not.toContain("138");
    expect(JSON.stringify([...found])).not.toContain("test call");
  });

  it("are as of a day what they were on that day", async () => {
    const store = memoryStore();
    const call = (id: string, at: string) =>
      handle(store, ticket, id, {
        type: "Register",
        at,
        data: { kind: "complaint", channel: "phone", topic: "food", content: "x", caller: { identity: "anonymous" } },
      });
    for (const [id, at] of [
      ["1", "2023-07-01T02:00:00Z"],
      ["2", "2023-07-02T02:00:00Z"],
    ] as const)
      expect(await call(id, at)).toMatchObject({ ok: true });
    const total = async (asOf: string) => {
      const known = counts(await project(store, sightings(), { asOf }), { until: "2023-07-31" });
      return known.one("topic", "food")?.total({ from: "2023-07-01", to: "2023-07-31" });
    };
    expect([await total("2023-07-01"), await total("2023-07-02")]).toEqual([1, 2]);
  });
});

describe("counts in a window", () => {
  const day = fc.integer({ min: 0, max: 40 }).map((n) => addDays("2023-06-20", n));

  it("equal the tickets counted one by one, with their events, whatever comes later", () => {
    fc.assert(
      fc.property(fc.array(day, { maxLength: 60 }), day, day, day, (days, one, other, until) => {
        const window = one < other ? { from: one, to: other } : { from: other, to: one };
        const happened = days.map((on, i) => registered(`${i}`, `${on}T04:00:00.000Z`));
        const series = counts(shown(sightings(), ...happened), { until }).one("topic", "food");
        const expected = days.flatMap((on, i) => (window.from <= on && on <= window.to && on <= until ? [`${i}`] : []));
        expect(series?.total(window) ?? 0).toBe(expected.length);
        expect((series?.events(window) ?? []).map(({ id }) => id).sort()).toEqual([...expected].sort());
      }),
      { numRuns: 50 },
    );
  });

  it("begin with the first ticket, or the day the records begin", () => {
    const found = shown(
      sightings(),
      registered("1", "2023-07-05T04:00:00.000Z"),
      registered("2", "2023-07-09T04:00:00.000Z"),
    );
    expect(counts(found, { until: "2023-07-31" }).since).toBe("2023-07-05");
    expect(counts(found, { until: "2023-07-31", since: "2023-01-01" }).since).toBe("2023-01-01");
    const later = counts(found, { until: "2023-07-31", since: "2023-07-06" });
    expect(later.one("topic", "food")?.total({ from: "2023-07-01", to: "2023-07-31" })).toBe(1);
    expect(later.one("topic", "drugs")).toBeUndefined();
  });
});

describe("windows", () => {
  it("hold both their ends", () => {
    expect(ending("2023-07-07", 7)).toEqual({ from: "2023-07-01", to: "2023-07-07" });
    expect(daysOf({ from: "2023-06-29", to: "2023-07-01" })).toEqual(["2023-06-29", "2023-06-30", "2023-07-01"]);
    expect(daysBetween("2023-07-01", "2023-07-07") + 1).toBe(7);
  });

  it("of past years end on the same day, and on 28 February for a 29th that was not", () => {
    expect(yearsBefore("2024-02-29", 1)).toBe("2023-02-28");
    expect(yearsBefore("2024-02-29", 4)).toBe("2020-02-29");
    expect(yearsBefore("2104-02-29", 4)).toBe("2100-02-28");
    expect(yearsBefore("2023-03-01", 2)).toBe("2021-03-01");
  });
});
