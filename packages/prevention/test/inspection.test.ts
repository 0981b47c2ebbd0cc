import { handle, load, project, subscribe } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { type Happened, shown } from "@caseloop/core/spec";
import { describe, expect, it } from "vitest";
import {
  dispatchingInspections,
  inspection,
  inspectionPlan,
  inspectionTally,
  lastVisits,
  openingCases,
} from "../src/index.ts";
import { at, commit, drawIt, drawnLife, freeze, makePlan } from "./draw-world.ts";
import {
  close,
  clue,
  conclude,
  correct,
  find,
  followUp,
  found,
  inspectionLife,
  onInspection,
  open,
  opened,
  order,
  ordered,
  publish,
  published,
  recuse,
  type Step,
  visit,
  visited,
} from "./inspection-world.ts";

describe("one visit, many items of many departments (M16)", () => {
  it("records who came for which departments, once", () => {
    onInspection(opened, visit()).thenEvents({
      type: "Visited",
      data: {
        officers: ["f1", "f2", "m1", "m2"],
        at: at("2023-09-18 09:30"),
        inspectee: "shop-09",
        departments: ["fire", "market"],
        items: 3,
      },
    });
    onInspection(visited, visit(["f1", "f2", "m1", "m2"], "2023-09-19 09:30")).thenRejected("already-visited");
  });

  it("needs two of every department's team", () => {
    const refused = (...officers: string[]) => onInspection(opened, visit(officers)).rejection;
    expect(refused("f1", "f2", "m1")).toMatchObject({ code: "two-officers-needed", facts: { department: "market" } });
    expect(refused("f1", "m1", "m2")).toMatchObject({ code: "two-officers-needed", facts: { department: "fire" } });
    expect(refused("f1", "f1", "m1", "m2")).toMatchObject({ code: "two-officers-needed" });
    expect(refused("f1", "f2", "m1", "m2", "m3")).toMatchObject({ code: "not-in-the-team", facts: { officer: "m3" } });
  });

  it("takes a finding from two officers of the item's own department who were there", () => {
    const finding = (item: string, ...officers: string[]) =>
      onInspection(visited, find(item, "pass", { officers })).rejection?.code;
    expect(finding("exits", "m1", "m2")).toBe("not-their-item");
    expect(finding("exits", "f1", "m1")).toBe("not-their-item");
    expect(finding("exits", "f1")).toBe("not-their-item");
    expect(finding("exits", "f1", "f1")).toBe("not-their-item");
    expect(finding("exits", "f1", "f2")).toBeUndefined();
    const three = open({
      teams: [{ department: "market", inspectors: ["m1", "m2", "m3"], reserves: [] }],
      items: [{ id: "licence", department: "market", title: "许可证" }],
    });
    const came = [three, visit(["m1", "m2"])];
    onInspection(came, find("licence", "pass", { officers: ["m1", "m3"] })).thenRejected("not-their-item");
  });
});

describe("an officer with an interest", () => {
  it("is replaced by the next reserve drawn, and then by the one after", () => {
    const first = onInspection(opened, recuse("m1"));
    first.thenEvents({
      type: "Recused",
      data: {
        at: at("2023-09-14 09:00"),
        inspector: "m1",
        department: "market",
        reason: "directInterest",
        replacement: "m3",
      },
    });
    first.thenState(({ teams, recused }) => {
      expect(teams[1]).toEqual({ department: "market", inspectors: ["m3", "m2"], reserves: ["m4"] });
      expect(recused).toEqual(["m1"]);
    });
    onInspection([...opened, recuse("m1")], recuse("m3")).thenState(({ teams }) =>
      expect(teams[1]).toEqual({ department: "market", inspectors: ["m4", "m2"], reserves: [] }),
    );
    onInspection([...opened, recuse("m1")], visit()).thenRejected("not-in-the-team");
  });

  it("among the reserves, only stands no longer in line", () => {
    onInspection(opened, recuse("m3")).thenState(({ teams }) =>
      expect(teams[1]).toEqual({ department: "market", inspectors: ["m1", "m2"], reserves: ["m4"] }),
    );
    onInspection([...opened, recuse("m3")], recuse("m1")).thenState(({ teams }) =>
      expect(teams[1]?.inspectors).toEqual(["m4", "m2"]),
    );
  });

  it("may be replaced by somebody named only when no reserve is left, and by approval", () => {
    onInspection(opened, recuse("f1", { replacement: "f9", approver: "head" })).thenRejected("reserve-first");
    onInspection(opened, recuse("f3", { replacement: "f9", approver: "head" })).thenRejected("reserve-first");
    const empty = [...opened, recuse("f3")];
    onInspection(empty, recuse("f1")).thenRejected("no-reserve-left");
    onInspection(empty, recuse("f1", { replacement: "f9" })).thenRejected("no-reserve-left");
    onInspection(empty, recuse("f1", { replacement: "f3", approver: "head" })).thenRejected("replacement-unfit");
    onInspection(empty, recuse("f1", { replacement: "m4", approver: "head" })).thenRejected("replacement-unfit");
    onInspection(empty, recuse("f1", { replacement: "f9", approver: "f9" })).thenRejected("own-approval");
    onInspection(empty, recuse("f1", { replacement: "f9", approver: "f1" })).thenRejected("own-approval");
    const named = onInspection(empty, recuse("f1", { replacement: "f9", approver: "head" }));
    expect(named.events[0]?.data).toMatchObject({ replacement: "f9", approver: "head" });
    named.thenState(({ teams }) => expect(teams[0]?.inspectors).toEqual(["f9", "f2"]));
  });
});

describe("the result is published", () => {
  it("by the twentieth working day after the end of the check (assumed), and late afterwards", () => {
    const { events } = onInspection(ordered, conclude());
    const [event] = events;
    const due = event?.type === "Concluded" ? event.data.publishBy : undefined;
    // 09-19 to 09-22, 09-25 to 09-28, make-up days 10-07 and 10-08, 10-09 to 10-13, 10-16 to 10-20: 4 + 4 + 2 + 5 + 5.
    expect(due).toMatchObject({ assumed: true, deadline: { day: "2023-10-20", term: { unit: "workingDay", n: 20 } } });
    expect(due?.basis).toEqual({ act: "samr-double-random", edition: "2019" });
    const late = (local: string) => onInspection([...ordered, conclude()], publish(local)).events[0]?.data;
    expect(late("2023-10-20 23:59")).toMatchObject({ late: false });
    expect(late("2023-10-21 00:00")).toMatchObject({ late: true });
  });

  it("with every item", () => {
    expect(onInspection([...ordered, conclude()], publish()).events[0]?.data).toMatchObject({
      results: [
        { item: "licence", result: "pass" },
        { item: "storage", result: "fail" },
        { item: "exits", result: "pass" },
      ],
    });
  });

  it("has no rule to stand on before the notice of 2019-02-12", () => {
    const life = (day: string): Step[] => {
      const on = ([, command]: Step): Step => [`${day} 09:00`, command];
      return [open(), visit(), find("licence", "pass"), find("storage", "pass"), find("exits", "pass")].map(on);
    };
    onInspection(life("2019-02-11"), conclude("2019-02-11 10:00")).thenRejected("no-law-for-day");
    onInspection(life("2019-02-12"), conclude("2019-02-12 10:00")).thenState(({ status }) =>
      expect(status).toBe("concluded"),
    );
  });

  it("again, once a finding was corrected and concluded anew", () => {
    const corrected = [...published, correct("storage", "pass")];
    onInspection(corrected, publish("2023-09-22 09:00"))
      .thenRejected("not-concluded")
      .thenState(({ publishBy }) => expect(publishBy).toBeUndefined());
    onInspection(corrected, close()).thenRejected("not-published");
    const again = onInspection([...corrected, conclude("2023-09-22 09:00")], publish("2023-09-22 10:00"));
    expect(again.events[0]?.data).toMatchObject({ results: [{}, { item: "storage", result: "pass" }, {}] });
    again.thenState(({ items }) => expect(items[1]?.correction).toBeUndefined());
  });

  it("all absent or none: a correction goes item by item, and is held to it at the end", () => {
    const nobody = [
      ...visited,
      ...["licence", "storage", "exits"].map((item) => find(item, "absent")),
      conclude(),
      publish(),
    ];
    const one = [...nobody, correct("licence", "pass")];
    onInspection(one, conclude("2023-09-22 09:00")).thenRejected("absence-is-of-all");
    const all = [...one, correct("storage", "pass"), correct("exits", "notApplicable")];
    onInspection(all, conclude("2023-09-22 09:00")).thenState(({ status }) => expect(status).toBe("concluded"));
  });
});

describe("a problem", () => {
  it("is ordered to be put right under the Penalty Law's article 28, in its edition of that day", () => {
    expect(onInspection(found, order()).events[0]?.data).toMatchObject({
      basis: { act: "penalty-law", article: "28", edition: "2021" },
    });
  });

  it("has time until the end of the day named: not uncorrected before, corrected at any time", () => {
    onInspection(ordered, followUp(false, "2023-09-25 23:59")).thenRejected("correction-not-due");
    expect(onInspection(ordered, followUp(false, "2023-09-26 00:00")).events[0]?.data).toMatchObject({ late: true });
    expect(onInspection(ordered, followUp(true, "2023-09-19 09:00")).events[0]?.data).toMatchObject({ late: false });
  });

  it("not put right needs another order, or goes on as a clue", () => {
    const failed = [...published, followUp(false)];
    onInspection(failed, close()).thenRejected("problem-unanswered");
    onInspection([...failed, order("storage", { until: "2023-10-09" }, "2023-09-26 10:00")], close()).thenRejected(
      "correction-open",
    );
    onInspection([...failed, clue("storage", "case", "2023-09-26 10:00")], close()).thenState(({ status, items }) => {
      expect(status).toBe("closed");
      expect(items[1]?.clue).toEqual({ kind: "case", id: "case-7" });
    });
  });

  it("may go on as a clue beside the order, and put right it is still a clue", () => {
    const both = [...ordered, clue(), conclude(), publish(), followUp(true)];
    onInspection(both, close()).thenState(({ items }) =>
      expect(items[1]).toMatchObject({ correction: { status: "corrected" }, clue: { id: "report-7" } }),
    );
  });

  it("closes the inspection only when it was followed up", () => {
    onInspection(published, close()).thenRejected("correction-open");
    onInspection([...published, followUp(true)], close()).thenState(({ status }) => expect(status).toBe("closed"));
  });

  it("is followed up by two who were not recused", () => {
    const recused = [
      open(),
      recuse("m1"),
      visit(["f1", "f2", "m3", "m2"]),
      ...found.slice(2).map(asThem),
      order("storage", { officers: ["m3", "m2"] }),
    ];
    onInspection(recused, followUp(true, "2023-09-26 09:00", ["m1", "m9"])).thenRejected("two-officers-needed");
    onInspection(recused, followUp(true, "2023-09-26 09:00", ["m9"])).thenRejected("two-officers-needed");
    onInspection(recused, followUp(true)).thenState(({ items }) =>
      expect(items[1]?.correction?.status).toBe("corrected"),
    );
  });
});

/** The same finding, by those who stepped in. */
function asThem([local, command]: Step): Step {
  if (command.type !== "RecordFinding" || command.data.item === "exits") return [local, command];
  return [local, { ...command, data: { ...command.data, officers: ["m3", "m2"] } }];
}

const log = (stream: string, ...steps: readonly Step[]): Happened[] =>
  inspectionLife(...steps).map(({ type, data }) => ({ in: `inspection-${stream}`, type, data, at: data.at }));

describe("what inspections add up to", () => {
  it("counts joint visits, items, problems, publications", () => {
    const single = open({
      teams: [{ department: "market", inspectors: ["m1", "m2"], reserves: [] }],
      items: [{ id: "licence", department: "market", title: "许可证" }],
    });
    const tally = shown(
      inspectionTally,
      ...log("1", ...published, followUp(true), close()),
      ...log("2", single, visit(["m1", "m2"]), find("licence", "absent"), conclude(), publish("2023-12-01 09:00")),
      ...log("3", ...ordered, clue(), conclude(), publish(), correct("storage", "pass")),
      ...log("4", ...opened),
    );
    expect(tally).toEqual({
      opened: 4,
      visited: 3,
      joint: 2,
      items: 7,
      failed: 1,
      absent: 1,
      clues: 1,
      published: 3,
      publishedLate: 1,
      closed: 1,
    });
  });

  it("remembers the last visit to each, whatever the order in which they became known", () => {
    const on = (local: string, inspectee: string) =>
      log(inspectee + local, open({ inspectee }), visit(undefined, local));
    const rows = shown(
      lastVisits,
      ...on("2023-10-18 09:30", "shop-1"),
      ...on("2023-09-18 09:30", "shop-1"),
      ...on("2023-09-20 09:30", "shop-2"),
    );
    expect(Object.fromEntries(rows)).toEqual({
      "shop-1": { at: at("2023-10-18 09:30") },
      "shop-2": { at: at("2023-09-20 09:30") },
    });
  });
});

describe("a problem passed on to a case", () => {
  it("opens it once with the visit as its source; one passed on to a report opens none", async () => {
    const store = memoryStore();
    const steps = [
      ...visited,
      find("licence", "fail"),
      find("storage", "fail"),
      find("exits", "fail"),
      clue("licence", "case"),
      clue("storage", "case"),
      clue("exits", "report"),
    ];
    for (const [local, command] of steps) await handle(store, inspection, "p-1", { ...command, at: at(local) });
    const follow = () => subscribe(store, openingCases(), { live: false }).done;
    await follow();
    const [opened, ...more] = await store.readStream("case-case-7");
    expect(opened).toMatchObject({
      type: "ClueOpened",
      occurredAt: at("2023-09-18 11:30"),
      data: { source: { kind: "inspection", id: "inspection-p-1" }, about: "shop-09" },
    });
    expect(more).toEqual([]);
    const head = await store.head();
    await store.views?.drop("opening-cases-from-inspections");
    await follow();
    expect(await store.head()).toBe(head);
    expect(await store.readStream("case-report-7")).toEqual([]);
  });
});

describe("a plan that was drawn", () => {
  it("opens an inspection for each inspectee, once, however often the process runs", async () => {
    const store = memoryStore();
    for (const [local, command] of [makePlan(), commit(), freeze(), drawIt()])
      await handle(store, inspectionPlan, "2023-09-food", { ...command, at: at(local) });
    const follow = () => subscribe(store, dispatchingInspections(), { live: false }).done;
    await follow();
    const head = await store.head();
    await store.views?.drop("dispatching-inspections");
    await follow();
    expect(await store.head()).toBe(head);
    const drawn = drawnLife().flatMap((event) => (event.type === "Drawn" ? [event.data] : []))[0];
    expect((await project(store, inspectionTally)).opened).toBe(5);
    for (const [i, lot] of (drawn?.lots ?? []).entries()) {
      const { state } = await load(store, inspection, `2023-09-food-${i + 1}`);
      expect(state).toMatchObject({ status: "open", inspectee: lot.inspectee, teams: lot.teams });
      expect(state.items.map(({ id }) => id)).toEqual(["licence", "storage", "exits"]);
    }
  });
});
