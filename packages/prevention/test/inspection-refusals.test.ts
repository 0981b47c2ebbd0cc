import { describe, expect, it } from "vitest";
import type { inspectionRefusals } from "../src/index.ts";
import {
  close,
  clue,
  conclude,
  correct,
  find,
  followUp,
  found,
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

type Case = readonly [given: readonly Step[], when: Step];
const closed = [...published, followUp(true), close()];

/** Each refusal of an inspection, met at least once; a code without a case is a type error. */
const cases: Record<keyof typeof inspectionRefusals, readonly Case[]> = {
  "before-latest": [[opened, visit(undefined, "2023-09-13 08:59")]],
  "no-law-for-day": [[ordered, conclude("2026-12-10 09:00")]],
  "already-open": [[opened, open()]],
  "not-open": [
    visit(),
    recuse("m1"),
    find("exits", "pass"),
    order(),
    clue(),
    conclude(),
    publish(),
    correct("exits", "pass"),
    followUp(true),
    close(),
  ].map((step): Case => [[], step]),
  "inspection-closed": [
    publish,
    conclude,
    (local: string) => clue("storage", "report", local),
    close,
    (local: string) => correct("exits", "fail", "head", local),
    (local: string) => followUp(true, local),
    (local: string) => order("storage", {}, local),
    (local: string) => visit(undefined, local),
  ].map((make): Case => [closed, make("2023-10-11 09:00")]),
  "already-visited": [
    [visited, visit(undefined, "2023-09-19 09:00")],
    [visited, ["2023-09-19 09:00", recuse("m1")[1]]],
  ],
  "not-visited": [
    find("exits", "pass"),
    order(),
    clue(),
    conclude(),
    correct("exits", "pass"),
    followUp(true),
    close(),
  ].map((step): Case => [opened, step]),
  "already-concluded": [
    [[...ordered, conclude()], conclude()],
    [published, ["2023-09-21 09:00", find("exits", "fail")[1]]],
  ],
  "not-concluded": [
    [ordered, publish()],
    [opened, publish()],
  ],
  "not-in-the-team": [
    [opened, visit(["f1", "f2", "m1", "m2", "x"])],
    [opened, recuse("x")],
  ],
  "already-recused": [[[...opened, recuse("m1")], recuse("m1")]],
  "reserve-first": [[opened, recuse("m1", { replacement: "x", approver: "head" })]],
  "no-reserve-left": [[[...opened, recuse("f1")], recuse("f2")]],
  "replacement-unfit": [[[...opened, recuse("f1")], recuse("f2", { replacement: "f1", approver: "head" })]],
  "two-officers-needed": [
    [opened, visit(["f1", "m1", "m2"])],
    [found, order("storage", { officers: ["m1"] })],
    [ordered, followUp(true, undefined, ["m1", "m1"])],
  ],
  "item-unknown": [
    [visited, find("tax", "pass")],
    [found, order("tax")],
    [found, clue("tax")],
    [found, correct("tax", "pass")],
  ],
  "not-their-item": [[visited, find("exits", "pass", { officers: ["m1", "m2"] })]],
  "already-found": [[found, find("exits", "fail")]],
  "absence-is-of-all": [
    [[...visited, find("licence", "pass")], find("exits", "absent")],
    [[...visited, find("licence", "absent")], find("exits", "notApplicable")],
  ],
  "no-problem-found": [
    [found, order("exits")],
    [found, clue("exits")],
    [visited, order("exits")],
  ],
  "correction-open": [
    [ordered, order()],
    [published, close()],
  ],
  "already-corrected": [[[...ordered, followUp(true)], order("storage", { until: "2023-10-09" }, "2023-09-26 10:00")]],
  "correction-day-past": [[found, order("storage", { until: "2023-09-18" })]],
  "clue-open": [[[...ordered, clue()], clue()]],
  "findings-missing": [[[...visited, find("exits", "pass")], conclude()]],
  "problem-unanswered": [[found, conclude()]],
  "no-correction-ordered": [
    [found, followUp(true)],
    [[...ordered, followUp(true)], followUp(true)],
  ],
  "correction-not-due": [[ordered, followUp(false, "2023-09-25 09:00")]],
  "already-published": [[published, publish("2023-09-21 09:00")]],
  "not-published": [[[...ordered, conclude()], close()]],
  "finding-unchanged": [[published, correct("exits", "pass")]],
  "not-found-yet": [[visited, correct("exits", "pass")]],
  "own-approval": [
    [published, correct("exits", "fail", "clerk")],
    [published, correct("exits", "fail", "m2")],
  ],
};

describe("an inspection says no", () => {
  it.each(Object.entries(cases).flatMap(([code, list]) => list.map((one) => [code, ...one] as const)))(
    "%s",
    (code, steps, when) => {
      const { rejection } = onInspection(steps, when).thenRejected(code);
      expect(rejection?.because).toMatch(/\.$/);
      expect(rejection?.zh).toMatch(/。$/);
    },
  );

  it("names what is missing", () => {
    expect(onInspection([...visited, find("exits", "pass")], conclude()).rejection?.facts).toEqual({
      items: ["licence", "storage"],
    });
    expect(onInspection(found, conclude()).rejection?.facts).toEqual({ items: ["storage"] });
  });

  it("and yes on the other side of each edge", () => {
    const accepted = (steps: readonly Step[], when: Step) =>
      expect(onInspection(steps, when).rejection).toBeUndefined();
    accepted(found, order("storage", { until: "2023-09-19" }));
    accepted([...visited, find("licence", "notApplicable")], find("exits", "fail"));
    accepted([...visited, find("licence", "absent")], find("exits", "absent"));
    accepted(published, correct("exits", "fail", "m3"));
    accepted(opened, visit(undefined, "2023-09-13 09:00"));
  });
});
