import { type EventStore, handle, history, load, project } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { shown } from "@caseloop/core/spec";
import { chinaCalendar } from "@caseloop/law";
import { ticket } from "@caseloop/ticket";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agendaOf, due, escalation, leading, loadLadder, redoLadder, tick, timed, timekeeper } from "../src/index.ts";

const [shipped] = redoLadder.editions;
const ladder = loadLadder([
  {
    ...shipped,
    rules: {
      ...shipped?.rules,
      elapsed: [
        { after: { unit: "naturalDay", n: 5 }, level: 1 },
        { after: { unit: "naturalDay", n: 20 }, level: 2 },
      ],
    },
  },
]);
const context = { calendar: chinaCalendar, ladder };
const keeper = timekeeper([leading(context)], [timed(escalation, context)]);
const at = (day: string) => `2023-${day}T02:00:00.000Z`;

const owners = { bureauLeader: "l", sectionHead: "s", handler: "h" };
async function dispatched(store: EventStore, id: string, day: string) {
  const caller = { identity: "named", name: "吴明" } as const;
  await handle(store, ticket, id, {
    type: "Register",
    at: at(day),
    data: { kind: "complaint", channel: "phone", topic: "food", content: "A tooth", caller },
  });
  await handle(store, ticket, id, { type: "Dispatch", at: at(day), data: { lead: "jibei", owners } });
}
const raised = async (store: EventStore, id: string) =>
  (await history(store, escalation, id)).flatMap((event) => (event.type === "LeadRaised" ? [event.data] : []));

describe("an agenda", () => {
  const scheduled = (stream: string, was: string | undefined, next: string | undefined) => ({
    in: `escalation-${stream}`,
    type: "Scheduled",
    data: { at: at("07-01"), ...(was && { was: at(was) }), ...(next && { next: at(next) }) },
  });
  const agenda = agendaOf([escalation]);

  it("has one row a stream, under its next moment, and none when nothing lies ahead", () => {
    const rows = shown(
      agenda,
      scheduled("a", undefined, "07-09"),
      scheduled("b", undefined, "07-05"),
      scheduled("a", "07-09", "07-03"),
      scheduled("c", undefined, "07-04"),
      scheduled("c", "07-04", undefined),
    );
    expect([...rows].sort()).toEqual([
      [`${at("07-03")}/escalation-a`, { stream: "escalation-a", at: at("07-03"), version: 2 }],
      [`${at("07-05")}/escalation-b`, { stream: "escalation-b", at: at("07-05"), version: 1 }],
    ]);
  });

  it("keeps the row of a stream that says the same moment again", () => {
    const rows = shown(agenda, scheduled("a", undefined, "07-09"), scheduled("a", undefined, "07-09"));
    expect([...rows.values()]).toEqual([{ stream: "escalation-a", at: at("07-09"), version: 2 }]);
  });

  it("gives what is due, earliest first, up to the very moment, under ids that follow from what scheduled it", () => {
    const rows = shown(agenda, scheduled("a", undefined, "07-09"), scheduled("b", undefined, "07-05"));
    const commands = (moment: string) =>
      due(rows, moment, keeper.schedules).map(({ entity, command: { id, type } }) => ({ entity, id, type }));
    expect(commands(at("07-09"))).toEqual([
      { entity: "b", id: "due/escalation-b@1", type: "FallDue" },
      { entity: "a", id: "due/escalation-a@1", type: "FallDue" },
    ]);
    expect(commands("2023-07-09T01:59:59.999Z").map(({ entity }) => entity)).toEqual(["b"]);
  });

  it("of a stream that nobody handed in is an error that names it", () => {
    const rows = shown(agenda, scheduled("a", undefined, "07-09"));
    expect(() => due(rows, at("08-01"), [])).toThrow(
      expect.objectContaining({ code: "unknown-schedule", facts: { stream: "escalation-a", known: [] } }),
    );
  });

  it("folded from the log is the one kept in the views", async () => {
    const store = memoryStore();
    await dispatched(store, "t-1", "07-03");
    await tick(store, at("07-04"), keeper);
    expect(new Map(await store.views.scan("agenda"))).toEqual(await project(store, keeper.agenda));
  });
});

describe("a tick", () => {
  it("does what is due and looks no further", async () => {
    const store = memoryStore();
    for (const [i, day] of ["07-03", "07-10", "07-20"].entries()) await dispatched(store, `t-${i}`, day);
    expect(await tick(store, at("07-09"), keeper)).toMatchObject({ due: 1, events: 3 });
    expect(await raised(store, "t-0")).toMatchObject([{ level: 1, late: false }]);
    expect(await raised(store, "t-1")).toEqual([]);
    expect(await tick(store, "2023-07-09T10:00:00+08:00", keeper)).toMatchObject({ due: 0, events: 0 });
  });

  it("after a month of downtime raises once, to where the lead belongs, and says that it is late", async () => {
    const store = memoryStore();
    await dispatched(store, "t-1", "07-03");
    expect(await tick(store, at("08-15"), keeper)).toMatchObject({ due: 1 });
    expect(await raised(store, "t-1")).toMatchObject([{ from: 0, level: 2, late: true }]);
  });

  it("first catches up: what ended in time and is on record is never called overdue", async () => {
    const store = memoryStore();
    await dispatched(store, "t-1", "07-03");
    await tick(store, at("07-04"), keeper);
    await handle(store, ticket, "t-1", { type: "Withdraw", at: at("07-05"), data: { officer: "h", reason: "paid" } });
    expect(await tick(store, at("08-15"), keeper)).toMatchObject({ due: 0 });
    expect(await raised(store, "t-1")).toEqual([]);
  });

  it("that is refused stops and says where, or tells whoever asked", async () => {
    const store = memoryStore();
    await dispatched(store, "t-1", "07-03");
    const nowhere = "2099-01-01T00:00:00.000Z";
    await expect(tick(store, nowhere, keeper)).rejects.toMatchObject({
      code: "tick-refused",
      facts: { stream: "escalation-t-1", rejection: { code: "no-law-for-day" } },
    });
    const told: string[] = [];
    await tick(store, nowhere, keeper, { onRejection: ({ code }, { entity }) => told.push(`${entity}: ${code}`) });
    expect(told).toEqual(["t-1: no-law-for-day"]);
  });

  it("that runs in two places at once counts each event once", async () => {
    const store = memoryStore();
    for (const id of ["t-1", "t-2"]) await dispatched(store, id, "07-03");
    await tick(store, at("07-04"), keeper);
    const before = await store.head();
    const both = await Promise.all([1, 2].map(() => tick(store, at("07-09"), keeper)));
    const { events } = await store.readAll({ after: before, limit: 100 });
    expect(both.reduce((sum, one) => sum + one.events, 0)).toBe(events.length);
  });

  it("pages through more than a page of what is due", async () => {
    const store = memoryStore();
    for (let i = 0; i < 230; i++) await dispatched(store, `t-${i}`, "07-03");
    expect(await tick(store, at("07-20"), keeper)).toMatchObject({ due: 230, visited: 230 });
  });

  it("may be repeated, be late, or run at once in two places: the same leads in the end", async () => {
    const day = fc.integer({ min: 4, max: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(day, { maxLength: 6 }), fc.boolean(), async (days, twice) => {
        const store = memoryStore();
        for (const i of [1, 2, 3]) await dispatched(store, `t-${i}`, `07-0${i}`);
        for (const offset of [...days, 41]) {
          const moment = new Date(Date.UTC(2023, 6, offset, 2)).toISOString();
          await Promise.all((twice ? [1, 2] : [1]).map(() => tick(store, moment, keeper)));
        }
        for (const i of [1, 2, 3]) {
          expect((await load(store, escalation, `t-${i}`)).state).toMatchObject({ level: 2, rungs: [] });
          const levels = (await raised(store, `t-${i}`)).map(({ level }) => level);
          expect(levels).toEqual(levels.length === 2 ? [1, 2] : [2]);
        }
      }),
      { numRuns: 100 },
    );
  });
});
