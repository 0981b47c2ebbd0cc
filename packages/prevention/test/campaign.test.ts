import { handle, load, project, subscribe } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { describe, expect, it } from "vitest";
import {
  campaign,
  campaignRefusals,
  campaigns,
  evidenceOf,
  interview,
  joining,
  outreach,
  progressOf,
  training,
  warning,
} from "../src/index.ts";
import { at, firm, livesOf } from "./lives.ts";

const { life, on, refuses, step } = livesOf(campaign);

/** The campaigns of September 2023 (M11); their targets are invented. */
const september = [
  ["消费维权集中整治", "consumerRights"],
  ["食品安全集中整治", "food"],
  ["起重机械（家用电梯）集中整治", "liftingMachinery"],
] as const;

const targets = [
  { target: "checks", activity: "inspection", what: "home lifts checked", number: 2 },
  { target: "talks", activity: "training", what: "publicity sessions", number: 1 },
] as const;
const plan = (more: object = {}, local = "2023-08-28 09:00") =>
  step(local, "Plan", {
    title: "起重机械（家用电梯）集中整治",
    fields: ["liftingMachinery"],
    from: "2023-09-01",
    to: "2023-09-30",
    targets: [...targets],
    lead: "special-equipment",
    applicant: "o-1",
    approver: "head",
    ...more,
  });
const link = (local: string, id: string, activity: "inspection" | "training" = "inspection") =>
  step(local, "Link", { activity, id });
const amend = (local: string, more: object) =>
  step(local, "Amend", { applicant: "o-1", approver: "head", reason: "weather", ...more });
const close = (local: string) => step(local, "Close", { officer: "o-1", report: "总结" });

const worked = [plan(), link("2023-09-05 10:00", "visit-1"), link("2023-09-06 10:00", "visit-2")];

describe("a campaign (M11)", () => {
  it.each(september)("%s runs in September 2023", (title, field) => {
    const [planned] = life([plan({ title, fields: [field] })]);
    expect(planned?.data).toMatchObject({ title, fields: [field], from: "2023-09-01", to: "2023-09-30" });
  });

  it("counts its results from what was linked, each thing once", () => {
    on(worked, link("2023-09-07 10:00", "visit-1")).thenEvents();
    expect(on(worked, close("2023-10-08 09:00")).events[0]?.data).toMatchObject({
      results: [
        { target: "checks", number: 2, reached: 2, met: true },
        { target: "talks", number: 1, reached: 0, met: false },
      ],
    });
    // One more than the target is reached as well, and another kind of activity under the same id is another thing.
    expect(
      on(
        [...worked, link("2023-09-07 10:00", "visit-3"), link("2023-09-07 10:00", "visit-1", "training")],
        close("2023-10-08 09:00"),
      ).events[0]?.data,
    ).toMatchObject({
      results: [
        { reached: 3, met: true },
        { reached: 1, met: true },
      ],
    });
  });

  it.each([
    ["2023-08-31 23:59", false],
    ["2023-09-01 00:00", true],
    ["2023-09-30 23:59", true],
    ["2023-10-01 00:00", false],
  ])("what was done at %s counts: %s", (local, counts) => {
    const linked = on([plan()], link(local, "visit-1"));
    expect(linked.events[0]?.data).toMatchObject({ counts });
    expect(on([plan(), link(local, "visit-1")], close("2023-10-08 09:00")).events[0]?.data).toMatchObject({
      results: [{ reached: counts ? 1 : 0 }, { reached: 0 }],
    });
  });

  it("links what is learnt of after its end, and leaves the report as it was", () => {
    const closed = [...worked, close("2023-10-08 09:00")];
    expect(on(closed, link("2023-09-20 10:00", "visit-9")).events[0]?.data).toMatchObject({ counts: false });
  });

  it("may be closed from the day after its last, and is shortened before that by approval", () => {
    on(worked, close("2023-09-30 23:59")).thenRejected("still-running");
    expect(on(worked, close("2023-10-01 00:00")).events).toHaveLength(1);
    expect(on(worked, amend("2023-09-10 09:00", { to: "2023-09-10" })).events[0]?.data).toMatchObject({
      before: { to: "2023-09-30", targets },
    });
    expect(
      on([...worked, amend("2023-09-10 09:00", { to: "2023-09-10" })], close("2023-09-11 00:00")).events,
    ).toHaveLength(1);
  });

  it("measures by the targets as amended", () => {
    const more = [{ ...targets[0], number: 3 }];
    expect(
      on([...worked, amend("2023-09-10 09:00", { targets: more })], close("2023-10-08 09:00")).events[0]?.data,
    ).toMatchObject({ results: [{ number: 3, reached: 2, met: false }] });
  });

  refuses(
    campaignRefusals,
    ["already-planned", [plan()], plan()],
    ["no-campaign", [], link("2023-09-05 10:00", "visit-1")],
    ["no-campaign", [], amend("2023-09-05 10:00", { to: "2023-10-31" })],
    ["no-campaign", [], close("2023-10-08 09:00")],
    ["closed", [...worked, close("2023-10-08 09:00")], close("2023-10-09 09:00")],
    ["closed", [...worked, close("2023-10-08 09:00")], amend("2023-10-09 09:00", { to: "2023-10-31" })],
    ["ends-before-it-begins", [], plan({ to: "2023-08-31" })],
    ["ends-before-it-begins", [plan()], amend("2023-08-29 09:00", { to: "2023-08-31" })],
    ["ends-in-the-past", [plan()], amend("2023-09-10 09:00", { to: "2023-09-09" })],
    ["target-named-twice", [], plan({ targets: [targets[0], targets[0]] })],
    ["target-named-twice", [plan()], amend("2023-09-10 09:00", { targets: [targets[0], targets[0]] })],
    ["own-approval", [], plan({ approver: "o-1" })],
    ["own-approval", [plan()], amend("2023-09-10 09:00", { to: "2023-10-31", approver: "o-1" })],
    ["nothing-to-amend", [plan()], amend("2023-09-10 09:00", {})],
    ["still-running", worked, close("2023-09-30 09:00")],
    ["before-latest", [plan()], amend("2023-08-28 08:59", { to: "2023-10-31" })],
    ["no-law-for-day", [plan()], link("2031-01-01 09:00", "visit-1")],
  );
});

describe("the process that joins what was done to its campaign", () => {
  it("counts visits, interviews, sessions and warnings when they take place, and nothing without a campaign", async () => {
    const store = memoryStore();
    const ok = (done: { ok: boolean }) => expect(done).toMatchObject({ ok: true });
    const activities = ["outreach", "interview", "training", "warning"] as const;
    const each = activities.map((activity) => ({ target: activity, activity, what: activity, number: 1 }));
    ok(await handle(store, campaign, "c-9", { ...plan({ targets: each })[1], at: at("2023-08-28 09:00") }));

    for (const [id, of] of [
      ["o-1", { campaign: "c-9" }],
      ["o-2", {}],
    ] as const) {
      const data = { party: firm("shop"), officers: ["i-1"], matter: "old goods", ...of };
      const found = await handle(store, outreach, id, { type: "RecordFinding", data, at: at("2023-09-04 10:00") });
      ok(found);
      if (!found.ok || !found.events[0]) continue;
      const proposed = {
        proposer: { kind: "officer", id: "i-1" },
        topic: "food",
        title: "t",
        text: "w",
        ...of,
      } as const;
      const evidence = [evidenceOf(found.events[0])];
      ok(
        await handle(store, warning, id, {
          type: "Propose",
          data: { ...proposed, evidence },
          at: at("2023-09-05 10:00"),
        }),
      );
      ok(
        await handle(store, warning, id, {
          type: "Review",
          data: { reviewer: "i-2", verdict: "approve", remarks: "r" },
          at: at("2023-09-05 11:00"),
        }),
      );
      ok(
        await handle(store, warning, id, {
          type: "Publish",
          data: { officer: "i-1", channels: ["website"], until: "2023-10-31" },
          at: at("2023-09-05 12:00"),
        }),
      );
      ok(
        await handle(store, interview, id, {
          type: "Call",
          data: { subject: "food", parties: [firm("shop")], day: "2023-09-06", place: "b", officer: "i-1", ...of },
          at: at("2023-09-05 10:00"),
        }),
      );
      ok(
        await handle(store, interview, id, {
          type: "Hold",
          data: {
            officers: ["i-1", "i-2"],
            attendance: [{ party: "shop", attended: true }],
            points: ["p"],
            record: "r",
          },
          at: at("2023-09-06 10:00"),
        }),
      );
      ok(
        await handle(store, training, id, {
          type: "Schedule",
          data: {
            direction: "given",
            programme: "publicity",
            topic: "t",
            organiser: "bureau",
            audience: "shops",
            day: "2023-09-07",
            place: "p",
            ...of,
          },
          at: at("2023-09-06 10:00"),
        }),
      );
      ok(
        await handle(store, training, id, {
          type: "Hold",
          data: { personTimes: 30, record: "r", officer: "i-1" },
          at: at("2023-09-07 10:00"),
        }),
      );
    }
    await subscribe(store, joining(), { live: false }).done;

    const row = (await project(store, campaigns)).get("c-9");
    expect(row && progressOf(row)).toEqual(each.map((target) => ({ ...target, reached: 1, met: true })));
    expect((await load(store, campaign, "c-9")).state.linked.map(({ id }) => id)).toEqual(["o-1", "o-1", "o-1", "o-1"]);

    ok(
      await handle(store, campaign, "c-9", {
        type: "Close",
        data: { officer: "o-1", report: "done" },
        at: at("2023-10-08 09:00"),
      }),
    );
    const closed = (await store.readStream("campaign-c-9")).at(-1);
    expect(closed?.data).toMatchObject({ results: row && progressOf(row) });
    expect((await project(store, campaigns)).get("c-9")?.report).toBe("done");
  });

  it("shows targets and days as amended", async () => {
    const store = memoryStore();
    for (const [local, command] of [
      plan(),
      amend("2023-09-10 09:00", { to: "2023-10-31", targets: [{ ...targets[0], number: 9 }] }),
    ])
      expect(await handle(store, campaign, "c-1", { ...command, at: at(local) })).toMatchObject({ ok: true });
    expect((await project(store, campaigns)).get("c-1")).toMatchObject({
      from: "2023-09-01",
      to: "2023-10-31",
      targets: [{ number: 9 }],
    });
  });
});
