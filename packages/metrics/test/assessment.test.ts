import { handle, history, load } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { given } from "@caseloop/core/spec";
import { describe, expect, it } from "vitest";
import { assessment, assessmentRefusals, type Figure, loadScheme, scoresOver } from "../src/index.ts";
import { document, percent, rateOf } from "./scheme.ts";

const review = {
  id: "review",
  name: { zh: "评议", en: "review" },
  measure: { of: "review", most: "10" },
  method: { by: "proportion", full: "20" },
};
const next = document(
  { indicators: [rateOf("result", "100")] },
  { version: "2024", effective: { from: "2024-01-01" } },
);
const first = document(
  { indicators: [rateOf("result", "80"), review], board: { red: 1, black: 1 } },
  { effective: { from: "2023-01-01", to: "2023-12-31" } },
);
const schemes = [loadScheme([first, next])];
const at = (day: string) => `2023-${day}T01:00:00.000Z`;
const on = (day: string) => ({ at: at(day), schemes });

type Open = Parameters<typeof assessment.decide>[0];
const open = {
  type: "Open",
  data: { scheme: "district", period: "2023-07", units: ["u1", "u2", "u3"], officer: "o" },
} as const;
const opened = {
  type: "Opened" as const,
  data: {
    at: at("07-01"),
    scheme: { id: "district", version: "2023" },
    rates: { id: "rates", version: "assumed-1" },
    period: { id: "2023-07", from: "2023-07-01", to: "2023-07-31" },
    units: ["u1", "u2", "u3"],
    officer: "o",
  },
};
const reviewed = (unit: string, score: string, day = "07-20") => ({
  type: "Reviewed" as const,
  data: { at: at(day), unit, indicator: "review", score, reviewer: "r", office: "office", reason: "…" },
});
const counted = (unit: string, text: string) => ({ unit, indicator: "result", figure: percent(text) as Figure });
const figures = [counted("u1", "90.00"), counted("u2", "95.00"), counted("u3", "80.00")];
const lock = { type: "Lock" as const, data: { officer: "o", counted: "2023-08-01T00:00:00.000Z", figures } };
const reviews = [reviewed("u1", "10"), reviewed("u2", "5"), reviewed("u3", "9.5")];

/** The events of a period that is locked: u1 72 + 20, u2 76 + 10, u3 64 + 19. */
const locked = given(assessment, opened, ...reviews).when(lock, on("08-01")).events;
const past = [opened, ...reviews, ...locked];

describe("an assessment 考核", () => {
  it("opens under the edition in force on the first day of its period, and keeps it", () => {
    given(assessment).when(open, on("07-01")).thenEvents(opened);
    const january = { ...open, data: { ...open.data, period: "2024-01" } };
    expect(given(assessment).when(january, on("07-01")).events).toMatchObject([
      { type: "Opened", data: { scheme: { version: "2024" } } },
    ]);
  });

  it("is not touched by an edition that comes into force in the middle of it", () => {
    const before = document({}, { version: "1", effective: { from: "2023-01-01", to: "2023-07-14" } });
    const after = document({}, { version: "2", effective: { from: "2023-07-15" } });
    const done = given(assessment).when(open, { at: at("07-20"), schemes: [loadScheme([before, after])] });
    expect(done.events).toMatchObject([{ data: { scheme: { version: "1" } } }]);
  });

  it("is scored by a later edition where that is its own", () => {
    const january = { id: "2024-01", from: "2024-01-01", to: "2024-01-31" };
    const under2024 = {
      ...opened,
      data: { ...opened.data, scheme: { id: "district", version: "2024" }, period: january },
    };
    const done = given(assessment, under2024).when(
      { type: "Lock", data: { officer: "o", counted: "2024-02-01T00:00:00.000Z", figures } },
      { at: "2024-02-01T00:00:00.000Z", schemes },
    );
    expect(done.events).toMatchObject([{ data: { placings: [{ unit: "u2", score: "95.00" }, {}, {}] } }]);
  });

  it("locks with every figure, score, rank, board, and the policy they follow from", () => {
    const [event] = locked;
    expect(event).toMatchObject({
      type: "Locked",
      data: {
        scheme: { id: "district", version: "2023" },
        counted: "2023-08-01T00:00:00.000Z",
        placings: [
          { unit: "u1", score: "92.00", rank: 1, board: "red" },
          { unit: "u2", score: "86.00", rank: 2 },
          { unit: "u3", score: "83.00", rank: 3, board: "black" },
        ],
      },
    });
    if (event?.type === "Locked") expect(event.data.figures).toHaveLength(6);
  });

  it("takes the last review given", () => {
    const again = given(assessment, opened, ...reviews, reviewed("u3", "10", "07-21")).when(lock, on("08-01"));
    expect(again.events).toMatchObject([{ data: { placings: [{}, {}, { unit: "u3", score: "84.00" }] } }]);
  });

  it("changes only by a correction that shows the old and the new rank of everybody it moves (invariant 9)", () => {
    const correct = {
      type: "Correct" as const,
      data: { changes: [counted("u2", "99.00"), counted("u1", "77.00")], reason: "…", officer: "o", approver: "p" },
    };
    const done = given(assessment, ...past).when(correct, on("08-05"));
    expect(done.events).toMatchObject([
      {
        type: "Corrected",
        data: {
          number: 1,
          officer: "o",
          approver: "p",
          scheme: { id: "district", version: "2023" },
          changes: [
            { unit: "u2", indicator: "result", before: percent("95.00"), after: percent("99.00") },
            { unit: "u1", indicator: "result", before: percent("90.00"), after: percent("77.00") },
          ],
        },
      },
    ]);
    const [event] = done.events;
    if (event?.type !== "Corrected") throw new Error("no correction");
    expect(event.data.moved).toEqual([
      {
        unit: "u1",
        before: { score: "92.00", rank: 1, board: "red" },
        after: { score: "81.60", rank: 3, board: "black" },
      },
      { unit: "u2", before: { score: "86.00", rank: 2 }, after: { score: "89.20", rank: 1, board: "red" } },
      // Whose figures were right all along moves too.
      { unit: "u3", before: { score: "83.00", rank: 3, board: "black" }, after: { score: "83.00", rank: 2 } },
    ]);
    done.thenState((state) => {
      expect(state.status).toBe("locked");
      expect(state.placings.map(({ unit }) => unit)).toEqual(["u2", "u3", "u1"]);
      expect(state.figures.find(({ unit, indicator }) => unit === "u2" && indicator === "result")?.figure).toEqual(
        percent("99.00"),
      );
    });
    // The next correction builds on the first.
    const twice = given(assessment, ...past, ...done.events).when(
      { ...correct, data: { ...correct.data, changes: [counted("u2", "95.00")] } },
      on("08-06"),
    );
    expect(twice.events).toMatchObject([
      { data: { number: 2, moved: [{ unit: "u2", before: { score: "89.20" }, after: { score: "86.00" } }] } },
    ]);
  });

  it("may correct a review; the same figure written otherwise is none, and a figure may change without moving anybody", () => {
    const correct = (change: { unit: string; indicator: string; figure: Figure }) =>
      given(assessment, ...past).when(
        { type: "Correct", data: { changes: [change], reason: "…", officer: "o", approver: "p" } },
        on("08-05"),
      );
    const reviewedAs = (score: string) => correct({ unit: "u1", indicator: "review", figure: { of: "review", score } });
    reviewedAs("10.00").thenRejected("nothing-changes");
    expect(reviewedAs("9").events).toMatchObject([
      { data: { moved: [{ unit: "u1", after: { score: "90.00", rank: 1 } }] } },
    ]);
    const fewer = correct({ unit: "u1", indicator: "result", figure: { of: "rate", numerator: 9, denominator: 10 } });
    expect(fewer.events).toMatchObject([{ data: { moved: [], changes: [{ before: percent("90.00") }] } }]);
  });

  it("is scored by its own edition even when the scheme has changed since", () => {
    const later = given(assessment, ...past).when(
      { type: "Correct", data: { changes: [counted("u2", "99.00")], reason: "…", officer: "o", approver: "p" } },
      { at: "2024-02-01T00:00:00.000Z", schemes },
    );
    expect(later.events).toMatchObject([
      { data: { placings: [{ unit: "u1", score: "92.00" }, { unit: "u2", score: "89.20" }, {}] } },
    ]);
  });

  it("of a year takes the scores of its locked months", () => {
    const months = [
      { period: "2023-07", placings: [{ unit: "u1", score: "92.00" }, { unit: "u2" }] },
      { period: "2023-08", placings: [{ unit: "u1", score: "90.00" }] },
    ];
    expect(scoresOver("u1", months)).toEqual({
      of: "periods",
      scores: [
        { period: "2023-07", score: "92.00" },
        { period: "2023-08", score: "90.00" },
      ],
    });
    expect(scoresOver("u2", months)).toEqual({ of: "periods", scores: [] });
  });

  it("runs on a store, and stays as it was through a change of scheme", async () => {
    const store = memoryStore();
    for (const [day, command] of [
      ["07-01", open],
      ...reviews.map(({ data: { at: _, ...data } }) => ["07-20", { type: "Review", data }] as const),
      ["08-01", lock],
    ] as const) {
      const done = await handle(
        store,
        assessment,
        "2023-07",
        { ...command, at: at(day) },
        { context: { ...assessment.context, schemes } },
      );
      if (!done.ok) throw new Error(done.rejection.because);
    }
    const { state } = await load(store, assessment, "2023-07", { verify: true });
    expect(state.placings.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    expect(await history(store, assessment, "2023-07")).toHaveLength(5);
  });
});

describe("an assessment refuses", () => {
  const correct = (more: object = {}) =>
    ({
      type: "Correct",
      data: { changes: [counted("u2", "99.00")], reason: "…", officer: "o", approver: "p", ...more },
    }) as const;
  const give = (more: object = {}) =>
    ({ type: "Review", data: { ...omit(reviewed("u1", "7").data), ...more } }) as const;
  const omit = ({ at: _, ...data }: ReturnType<typeof reviewed>["data"]) => data;
  const opening = (more: object) => ({ ...open, data: { ...open.data, ...more } });
  const locking = (more: object) => ({ ...lock, data: { ...lock.data, ...more } });
  type Past = readonly { readonly type: string; readonly data: object }[];
  const review = (score: string) => ({ unit: "u1", indicator: "review", figure: { of: "review", score } });

  const cases: readonly (readonly [code: string, past: Past, command: Open, day: string])[] = [
    ["already-open", [opened], open, "07-02"],
    ["unit-named-twice", [], opening({ units: ["u1", "u1"] }), "07-01"],
    ["scheme-unknown", [], opening({ scheme: "other" }), "07-01"],
    ["no-scheme-in-force", [], opening({ period: "2022-12" }), "07-01"],
    ["not-a-period", [], opening({ period: "2023-Q3" }), "07-01"],
    ["not-a-period", [], opening({ period: "2023" }), "07-01"],
    ["not-a-period", [], opening({ period: "July" }), "07-01"],
    ["not-open", [], give(), "07-20"],
    ["not-open", [], lock, "08-01"],
    ["not-open", [], correct(), "08-01"],
    ["locked", past, give(), "08-02"],
    ["locked", past, lock, "08-02"],
    ["before-latest", [opened], give(), "06-30"],
    ["before-latest", past, correct(), "07-31"],
    ["before-latest", [opened, reviewed("u1", "1", "08-03")], lock, "08-02"],
    ["not-assessed", [opened], give({ unit: "u9" }), "07-20"],
    ["reviews-itself", [opened], give({ office: "u1" }), "07-20"],
    ["no-such-indicator", [opened], give({ indicator: "x" }), "07-20"],
    ["not-a-review", [opened], give({ indicator: "result" }), "07-20"],
    ["figure-unfit", [opened], give({ score: "10.01" }), "07-20"],
    ["figure-unfit", [opened], give({ score: "-0.01" }), "07-20"],
    ["period-not-over", [opened, ...reviews], lock, "07-31"],
    ["counted-too-early", [opened, ...reviews], locking({ counted: "2023-07-31T15:59:59.998Z" }), "08-01"],
    ["counted-too-early", [opened, ...reviews], locking({ counted: "2023-08-01T01:00:00.001Z" }), "08-01"],
    ["figure-missing", [opened, ...reviews], locking({ figures: figures.slice(1) }), "08-01"],
    ["review-missing", [opened, ...reviews.slice(1)], lock, "08-01"],
    ["review-by-review", [opened, ...reviews], locking({ figures: [...figures, review("1")] }), "08-01"],
    ["not-assessed", [opened, ...reviews], locking({ figures: [...figures, counted("u9", "1.00")] }), "08-01"],
    [
      "no-such-indicator",
      [opened, ...reviews],
      locking({ figures: [{ ...counted("u1", "1.00"), indicator: "x" }] }),
      "08-01",
    ],
    ["figure-twice", [opened, ...reviews], locking({ figures: [...figures, counted("u1", "91.00")] }), "08-01"],
    [
      "figure-unfit",
      [opened, ...reviews],
      locking({ figures: [{ ...counted("u1", "1.00"), figure: { of: "count", count: 1 } }] }),
      "08-01",
    ],
    [
      "figure-unfit",
      [opened, ...reviews],
      locking({ figures: [{ ...counted("u1", "1.00"), figure: { of: "rate", numerator: 2, denominator: 1 } }] }),
      "08-01",
    ],
    ["not-locked", [opened], correct(), "08-05"],
    ["own-approval", past, correct({ approver: "o" }), "08-05"],
    ["nothing-changes", past, correct({ changes: [counted("u2", "95.00")] }), "08-05"],
    ["figure-twice", past, correct({ changes: [counted("u2", "99.00"), counted("u2", "98.00")] }), "08-05"],
    ["not-assessed", past, correct({ changes: [counted("u9", "99.00")] }), "08-05"],
    ["no-such-indicator", past, correct({ changes: [{ ...counted("u2", "99.00"), indicator: "x" }] }), "08-05"],
    ["figure-unfit", past, correct({ changes: [review("11")] }), "08-05"],
  ];
  it.each(cases)("%s (%#)", (code, happened, command, day) => {
    given(assessment, ...(happened as typeof past))
      .when(command as typeof open, on(day))
      .thenRejected(code);
  });

  it("to lock in the period's last millisecond, and not in the one after", () => {
    const locks = (at: string) =>
      given(assessment, opened, ...reviews).when(locking({ counted: "2023-07-31T15:59:59.999Z" }), { at, schemes });
    locks("2023-07-31T15:59:59.999Z").thenRejected("period-not-over");
    expect(locks("2023-07-31T16:00:00.000Z").events).toMatchObject([{ type: "Locked" }]);
  });

  it("a period whose rules are no longer handed in", () => {
    for (const [events, command] of [
      [[opened], give()],
      [[opened, ...reviews], lock],
      [past, correct()],
    ] as const)
      given(assessment, ...events)
        .when(command, { at: at("08-10"), schemes: [] })
        .thenRejected("scheme-unknown");
  });

  it("with every code it has, in two languages", () => {
    const reached = new Set(cases.map(([code]) => code));
    expect(Object.keys(assessmentRefusals).filter((code) => !reached.has(code))).toEqual([]);
    for (const [en, zh] of Object.values(assessmentRefusals)) {
      expect(en).toMatch(/\.$/);
      expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
    }
  });
});
