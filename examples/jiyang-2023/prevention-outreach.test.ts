import { project } from "@caseloop/core";
import { chinaCalendar } from "@caseloop/law";
import {
  type CampaignEvent,
  campaigns,
  entersRates,
  type InterviewEvent,
  type OutreachEvent,
  owing,
  proactiveCases,
  progressOf,
} from "@caseloop/prevention";
import type { TicketEvent } from "@caseloop/ticket";
import { describe, expect, it } from "vitest";
import { enforcement } from "./enforcement/index.ts";
import { figuresOf } from "./enforcement/played.ts";
import { cases, enforcementFigures } from "./figures/enforcement.ts";
import { small, yearOf } from "./prevention/played.ts";

const { store, events } = await yearOf(small);
/** The events of one kind, each with its entity. */
const of = <Event extends { readonly type: string; readonly data: unknown }, Type extends Event["type"]>(
  category: string,
  type: Type,
) =>
  events
    .filter((event) => event.category === category && event.type === type)
    .map(({ entity, data }) => ({ entity, data: data as Extract<Event, { type: Type }>["data"] }));
const visited = <Type extends OutreachEvent["type"]>(type: Type) => of<OutreachEvent, Type>("outreach", type);
const interviewed = <Type extends InterviewEvent["type"]>(type: Type) => of<InterviewEvent, Type>("interview", type);

describe("outreach 大走访", () => {
  it("brings every finding to an end, and leaves nothing that is owed", async () => {
    const over = [...visited("Closed"), ...visited("Verified"), ...visited("CorrectionRefused")];
    expect(over.map(({ entity }) => entity).sort()).toEqual(
      visited("FindingRecorded")
        .map(({ entity }) => entity)
        .sort(),
    );
    expect((await project(store, owing)).size).toBe(0);
  });

  it("has corrections in time, late, extended, refused and not made", () => {
    const late = visited("Performed").map(({ data }) => data.late);
    expect(new Set(late)).toEqual(new Set([true, false]));
    expect(new Set(visited("Verified").map(({ data }) => data.fulfilled))).toEqual(new Set([true, false]));
    expect(visited("CorrectionExtended").length).toBeGreaterThan(0);
    expect(visited("CorrectionRefused").length).toBeGreaterThan(0);
  });

  it("opens one case for each that refused or broke its word, and none for others", () => {
    const named = [
      ...visited("CorrectionRefused"),
      ...visited("Verified"),
      ...interviewed("CommitmentRefused"),
      ...interviewed("CommitmentVerified"),
    ].flatMap(({ data }) => data.case ?? []);
    const opened = events.filter(({ type, entity }) => type === "ClueOpened" && !entity.startsWith("case-2023-"));
    expect(
      opened
        .filter(({ category }) => category === "case")
        .map(({ entity }) => entity)
        .sort(),
    ).toEqual([...new Set(named)].sort());
    expect(new Set(named).size).toBeGreaterThan(8);
  });
});

describe("interviews 行政约谈", () => {
  it("hear every party that was called, those at second call included", () => {
    const called = interviewed("Called");
    expect(called.map(({ entity }) => entity)).toEqual(["drugs-online", "property", "prepaid", "lifts"]);
    for (const { entity, data } of called) {
      const end = interviewed("Closed").find((one) => one.entity === entity)?.data;
      const { kept = [], broken = [], refused = [], absent, heard } = end ?? {};
      expect([...kept, ...broken, ...refused].sort()).toEqual(data.parties.map(({ id }) => id).sort());
      expect([absent, heard]).toEqual([[], []]);
      expect([broken.length, refused.length]).toEqual([1, 1]);
    }
    expect(interviewed("CalledAgain")).toHaveLength(called.length);
  });

  it("are known to the findings that led to them", () => {
    const causes = interviewed("Called").flatMap(({ entity, data }) =>
      data.parties.flatMap(({ outreach }) => (outreach === undefined ? [] : [`${outreach} ${entity}`])),
    );
    const linked = visited("InterviewLinked").map(({ entity, data }) => `${entity} ${data.interview}`);
    expect(linked.sort()).toEqual(causes.sort());
    expect(causes.length).toBeGreaterThan(5);
  });
});

describe("proactive cases 未诉先办", () => {
  it("are raised from findings, handled to the end, and in no complaint rate", async () => {
    const rows = [...(await project(store, proactiveCases)).values()];
    expect(rows.map(({ outreach }) => outreach).sort()).toEqual(
      visited("TicketRaised")
        .map(({ entity }) => entity)
        .sort(),
    );
    expect(rows.every(({ endedAt }) => endedAt !== undefined)).toBe(true);
    expect(rows.length).toBeGreaterThan(5);
    expect(of<TicketEvent, "Registered">("ticket", "Registered").filter(({ data }) => entersRates(data))).toEqual([]);
  });
});

describe("campaigns 集中整治", () => {
  it("close with the results that were counted; one target is missed", async () => {
    const rows = await project(store, campaigns);
    expect([...rows.keys()].filter((id) => id.startsWith("2023-09-"))).toEqual([
      "2023-09-consumer",
      "2023-09-food",
      "2023-09-lifts",
    ]);
    const reports = of<CampaignEvent, "Closed">("campaign", "Closed");
    expect(reports).toHaveLength(rows.size);
    for (const { entity, data } of reports) expect(data.results).toEqual(progressOf(rows.get(entity) ?? never()));
    const missed = reports.flatMap(({ entity, data }) =>
      data.results.flatMap(({ met, target }) => (met ? [] : [`${entity} ${target}`])),
    );
    expect(missed).toEqual(["2023-09-lifts inspection"]);
  });

  it("count what was done within their days, by what was done", async () => {
    for (const [id, { from, to, linked }] of await project(store, campaigns)) {
      expect(linked.every(({ counts }) => counts)).toBe(true);
      for (const one of linked) {
        const type = { inspection: "Visited", outreach: "FindingRecorded", case: "CaseFiled" };
        const done = events.filter(
          (event) =>
            event.stream === `${one.activity}-${one.id}` &&
            event.type === (type[one.activity as never] ?? (one.activity === "warning" ? "Published" : "Held")),
        );
        const days = done.map(({ occurredAt }) => chinaCalendar.dayOf(occurredAt));
        expect(
          days.some((day) => from <= day && day <= to),
          `${id} ${one.activity} ${one.id}`,
        ).toBe(true);
      }
    }
  });
});

function never(): never {
  throw new Error("no such campaign");
}

describe("cases that refusals open", () => {
  it("take places that the year keeps for them, so that its totals stay as planned", async () => {
    const asked = { closed: 60, fines: 40_000_000, mitigated: 10, exemptOrNotImposed: 5, reduced: 60_000_000 };
    const plan = { ...small, enforcement: asked };
    const played = await yearOf(plan, enforcement(plan, chinaCalendar));
    const rows = await project(played.store, cases);
    expect(enforcementFigures(rows.values())).toEqual(figuresOf(asked));
    const opened = [...rows].filter(([id]) => /^case-(outreach|interview)-/.test(id));
    expect(opened.length).toBeGreaterThan(8);
    expect(opened.some(([, { filed }]) => filed)).toBe(true);
    expect(opened.every(([, { closed }]) => closed)).toBe(true);
  });
});
