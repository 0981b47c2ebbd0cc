import { personalMark } from "@caseloop/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type InspectionCommand, type InspectionEvent, inspection, registryEntry } from "../src/index.ts";
import { open } from "./inspection-world.ts";

const [, opening] = open();
const items = ["licence", "storage", "exits"];
const departmentOf = (item: string) => (item === "exits" ? "fire" : "market");
const drawn: Record<string, { team: string[]; reserves: string[] }> = {
  fire: { team: ["f1", "f2"], reserves: ["f3"] },
  market: { team: ["m1", "m2"], reserves: ["m3", "m4"] },
};

const officer = fc.constantFrom("m1", "m2", "m3", "f1", "f2", "f3", "x", "y");
const market = fc.constantFrom(["m1", "m2"], ["m1", "m2"], ["m3", "m2"], ["m1", "m3"], ["m2"], ["f1", "m1"]);
const fire = fc.constantFrom(["f1", "f2"], ["f1", "f2"], ["f3", "f2"], ["f1", "f3"], ["m1", "m2"]);
const anyItem = fc.constantFrom(...items);
const result = fc.constantFrom("pass", "fail", "fail", "notApplicable", "absent");
const text = fc.constant("t");
const to = fc.record({ kind: fc.constantFrom("report", "case"), id: fc.constant("r") });
const step = (type: string, data: fc.Arbitrary<object>) =>
  fc.tuple(
    fc.nat(90),
    data.map((one) => ({ type, data: one }) as InspectionCommand),
  );

const early = fc.array(
  step(
    "Recuse",
    fc.record({
      inspector: officer,
      reason: fc.constant("directInterest"),
      replacement: fc.option(officer, { nil: undefined }),
      approver: fc.constant("head"),
    }),
  ),
  { maxLength: 3 },
);
const visits = fc.array(
  step(
    "Visit",
    fc.tuple(fire, market).map(([a, b]) => ({ officers: [...a, ...b] })),
  ),
  { maxLength: 3 },
);
const found = fc.array(
  anyItem.chain((item) =>
    step(
      "RecordFinding",
      fc.record({ item: fc.constant(item), result, facts: text, officers: item === "exits" ? fire : market }),
    ),
  ),
  { maxLength: 6 },
);
const later = fc.array(
  fc.oneof(
    step(
      "OrderCorrection",
      fc.record({
        item: anyItem,
        measures: text,
        until: fc.constantFrom("2023-09-20", "2023-10-01"),
        officers: market,
      }),
    ),
    step("OpenClue", fc.record({ item: anyItem, to, officer })),
    step("Conclude", fc.record({ officer })),
    step("Publish", fc.record({ channel: text, officer })),
    step("CorrectFinding", fc.record({ item: anyItem, result, facts: text, reason: text, officer, approver: officer })),
    step("FollowUp", fc.record({ item: anyItem, corrected: fc.boolean(), facts: text, officers: market })),
    step("Close", fc.record({ officer })),
  ),
  { minLength: 20, maxLength: 40 },
);

/** Those who were drawn come, and find something for each item: refused where others came or found before. */
const usual = fc.tuple(
  step("Visit", fc.constant({ officers: ["f1", "f2", "m1", "m2"] })),
  ...items.map((item) =>
    step(
      "RecordFinding",
      fc.constantFrom("pass", "fail").map((found) => ({
        item,
        result: found,
        facts: "t",
        officers: item === "exits" ? ["f1", "f2"] : ["m1", "m2"],
      })),
    ),
  ),
);

/** What often brings an inspection to its end. */
const ending = fc.tuple(
  ...items.map((item) => step("OpenClue", fc.constant({ item, to: { kind: "report", id: "r" }, officer: "x" }))),
  ...items.map((item) => step("FollowUp", fc.constant({ item, corrected: true, facts: "t", officers: ["x", "y"] }))),
  step("Conclude", fc.constant({ officer: "x" })),
  step("Publish", fc.constant({ channel: "t", officer: "x" })),
  step("Close", fc.constant({ officer: "x" })),
  step("Close", fc.constant({ officer: "x" })),
);

/** Whatever of these commands is accepted, each some hours after the one before. */
function walk(asked: readonly (readonly [number, InspectionCommand])[]): InspectionEvent[] {
  let ms = Date.parse("2023-09-13T01:00:00Z");
  const happened: InspectionEvent[] = [];
  for (const [hours, command] of asked) {
    ms += hours * 1_800_000;
    const state = inspection.evolve(inspection.initial, happened);
    const decision = inspection.decide(command, state, { ...inspection.context, at: new Date(ms).toISOString() });
    if ("length" in decision) happened.push(...decision);
  }
  return happened;
}

/** Follows an inspection with rules of its own and names the first that was broken. */
function broken(history: readonly InspectionEvent[]): string | undefined {
  const teams = structuredClone(drawn);
  const [recused, present] = [new Set<string>(), new Set<string>()];
  const latest = new Map<string, string>();
  const corrections = new Map<string, string>();
  const clues = new Set<string>();
  let [visited, concluded, published, closed, before] = [false, false, false, false, ""];
  const open = () =>
    items.filter(
      (item) => latest.get(item) === "fail" && !clues.has(item) && (corrections.get(item) ?? "failed") === "failed",
    );
  for (const { type, data } of history) {
    if (data.at < before) return "goes back in time";
    before = data.at;
    if (closed) return "something after the end";
    const acting = "officers" in data ? data.officers : [];
    if (acting.some((one) => recused.has(one))) return `recused, and yet in ${type}`;
    if ("officers" in data && new Set(acting).size < 2) return `one alone in ${type}`;
    switch (type) {
      case "Recused": {
        const team = teams[data.department];
        if (visited || !team) return "recused after the visit";
        recused.add(data.inspector);
        const next = team.reserves.find((one) => !recused.has(one));
        team.reserves = team.reserves.filter((one) => !recused.has(one) && one !== data.replacement);
        if (!team.team.includes(data.inspector)) {
          if (data.replacement !== undefined) return "a reserve replaced";
          break;
        }
        if (next !== undefined && (data.replacement !== next || data.approver !== undefined))
          return "not the next in line";
        if (next === undefined && (data.replacement === undefined || data.approver === undefined))
          return "nobody stepped in";
        team.team = team.team.map((one) => (one === data.inspector ? (data.replacement ?? "") : one));
        break;
      }
      case "Visited":
        if (visited) return "a second visit";
        visited = true;
        for (const one of data.officers) present.add(one);
        for (const { team } of Object.values(teams))
          if (team.filter((one) => present.has(one)).length < 2) return "a thin team";
        break;
      case "FindingRecorded":
        if (!visited || concluded || latest.has(data.item)) return "a finding out of turn";
        if (!data.officers.every((one) => present.has(one) && teams[departmentOf(data.item)]?.team.includes(one)))
          return "a finding by others";
        latest.set(data.item, data.result);
        break;
      case "FindingCorrected":
        if (present.has(data.approver) || data.approver === data.officer) return "corrected by those concerned";
        if (latest.get(data.item) !== data.was || data.was === data.result) return "not what was found";
        latest.set(data.item, data.result);
        if (data.result !== "fail") corrections.delete(data.item);
        [concluded, published] = [false, false];
        break;
      case "CorrectionOrdered":
        if (latest.get(data.item) !== "fail" || !["failed", undefined].includes(corrections.get(data.item)))
          return "an order out of turn";
        corrections.set(data.item, "ordered");
        break;
      case "ClueOpened":
        if (latest.get(data.item) !== "fail" || clues.has(data.item)) return "a clue out of turn";
        clues.add(data.item);
        break;
      case "FollowedUp":
        if (corrections.get(data.item) !== "ordered") return "nothing to follow up";
        if (!data.corrected && !data.late) return "too early to say no";
        corrections.set(data.item, data.corrected ? "corrected" : "failed");
        break;
      case "Concluded": {
        const absent = items.filter((item) => latest.get(item) === "absent").length;
        if (latest.size < items.length || open().length > 0 || (absent > 0 && absent < items.length))
          return "ended too early";
        concluded = true;
        break;
      }
      case "Published":
        if (!concluded || published) return "published out of turn";
        if (data.late !== data.at > data.publishBy.deadline.due) return "late or not";
        if (data.results.some((one) => latest.get(one.item) !== one.result) || data.results.length !== items.length)
          return "not what was found";
        published = true;
        break;
      case "Closed":
        if (!published || open().length > 0 || [...corrections.values()].includes("ordered")) return "closed too early";
        closed = true;
        break;
    }
  }
  return undefined;
}

describe("whatever is asked of an inspection, in whatever order", () => {
  it("breaks none of its rules, and every event is reached", () => {
    const seen = new Map<string, number>();
    const asked = fc
      .tuple(early, visits, found, usual, later, ending)
      .map((parts) => [[0, opening] as const, ...parts.flat()]);
    fc.assert(
      fc.property(asked, (commands) => {
        const history = walk(commands);
        for (const { type } of history) seen.set(type, (seen.get(type) ?? 0) + 1);
        expect(broken(history)).toBeUndefined();
      }),
      { numRuns: 200, seed: 20230913 },
    );
    expect(Object.keys(inspection.events).filter((type) => (seen.get(type) ?? 0) < 5)).toEqual([]);
  });
});

describe("personal data", () => {
  it("is marked where a holder is named and where an inspectee's words may stand", () => {
    const { Granted } = registryEntry.events;
    expect(personalMark(Granted.shape.holder.shape.name)).toEqual({ subject: "party" });
    for (const { shape } of [
      inspection.events.FindingRecorded,
      inspection.events.FindingCorrected,
      inspection.events.FollowedUp,
    ])
      expect(personalMark(shape.facts)).toEqual({ subject: "party" });
  });
});
