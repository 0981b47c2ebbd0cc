import { describe, expect, it } from "vitest";
import { interview, interviewRefusals } from "../src/index.ts";
import { firm, livesOf } from "./lives.ts";

const { life, on, refuses, step } = livesOf(interview);
const two = ["o-1", "o-2"];

const call = (local = "2023-07-10 09:00", more: object = {}) =>
  step(local, "Call", {
    subject: "物业服务收费",
    field: "price",
    trade: "property management",
    parties: [firm("a"), firm("b"), firm("c")],
    day: "2023-07-14",
    place: "bureau",
    officer: "o-1",
    ...more,
  });
const attendance = (came: Readonly<Record<string, boolean>>) =>
  Object.entries(came).map(([party, attended]) => ({
    party,
    attended,
    ...(attended ? { representative: "经理" } : { reason: "ill" }),
  }));
const hold = (local: string, came: Readonly<Record<string, boolean>>, officers = two) =>
  step(local, "Hold", {
    officers,
    attendance: attendance(came),
    points: ["state the fee standard", "no unauthorised increases", "no invented items"],
    record: "minutes",
  });
const commit = (local: string, party: string, by = "2023-07-31", commitment = "show") =>
  step(local, "Commit", { party, commitments: [{ commitment, promise: "show the fee standard", by }], officer: "o-1" });
const refuseIt = (local: string, party: string, more: object = {}) =>
  step(local, "RecordRefusal", { party, officers: two, words: "不同意", case: "case-b", ...more });
const extend = (local: string, by = "2023-08-10", more: object = {}) =>
  step(local, "ExtendCommitment", {
    party: "a",
    commitment: "show",
    by,
    applicant: "o-1",
    approver: "head",
    reason: "printer",
    ...more,
  });
const fulfil = (local: string, party = "a", commitment = "show") =>
  step(local, "RecordFulfilment", { party, commitment, proof: "photo", officer: "o-1" });
const verify = (local: string, party = "a", fulfilled = true, more: object = {}) =>
  step(local, "Verify", { party, commitment: "show", officers: two, fulfilled, evidence: "visit", ...more });
const again = (local: string, ...parties: string[]) =>
  step(local, "CallAgain", { parties, day: "2023-07-21", place: "bureau", officer: "o-1" });
const close = (local: string) => step(local, "Close", { officer: "o-1", summary: "done" });

const held = [call(), hold("2023-07-14 10:00", { a: true, b: true, c: false })];
const committed = [...held, commit("2023-07-14 11:00", "a")];
const verified = [...committed, fulfil("2023-07-20 10:00"), verify("2023-07-25 10:00")];

describe("an administrative interview (M17)", () => {
  it("follows each party of a trade on its own, and says at the end how each one stood", () => {
    const steps = [
      ...committed,
      refuseIt("2023-07-14 12:00", "b"),
      again("2023-07-17 12:00", "c"),
      hold("2023-07-21 10:00", { c: true }),
      commit("2023-07-21 11:00", "c"),
      fulfil("2023-07-24 10:00"),
      verify("2023-07-25 10:00"),
      verify("2023-08-01 10:00", "c", false, { case: "case-c" }),
    ];
    expect(on(steps, close("2023-08-02 10:00")).events[0]?.data).toMatchObject({
      kept: ["a"],
      broken: ["c"],
      refused: ["b"],
      absent: [],
      heard: [],
    });
    on(steps, close("2023-08-02 10:00")).thenState(({ parties }) =>
      expect(parties.map(({ party, case: opened }) => [party, opened])).toEqual([
        ["a", undefined],
        ["b", "case-b"],
        ["c", "case-c"],
      ]),
    );
  });

  it("names who stayed away and who promised nothing", () => {
    expect(on(verified, close("2023-08-02 10:00")).events[0]?.data).toMatchObject({
      kept: ["a"],
      absent: ["c"],
      heard: ["b"],
      broken: [],
      refused: [],
    });
  });

  it("records the last moment of the day promised, with the calendar", () => {
    expect(on(held, commit("2023-07-14 11:00", "a")).events[0]?.data).toMatchObject({
      commitments: [{ by: "2023-07-31", due: "2023-07-31T15:59:59.999Z", calendar: "cn/chinese-days@1.5.7" }],
    });
  });

  it.each([
    ["2023-07-31 23:59:59.999", false],
    ["2023-08-01 00:00", true],
  ])("a commitment reported at %s is late: %s", (local, late) => {
    expect(on(committed, fulfil(local)).events[0]?.data).toMatchObject({ late });
  });

  it("is verified once reported, or from the first moment after the date promised", () => {
    on(committed, verify("2023-07-31 23:59:59.999", "a", false, { case: "c" })).thenRejected("too-early-to-verify");
    on(committed, verify("2023-08-01 00:00", "a", false, { case: "c" })).thenState(({ parties }) =>
      expect(parties[0]).toMatchObject({ case: "c", commitments: [{ status: "notFulfilled" }] }),
    );
    on([...committed, fulfil("2023-07-20 10:00")], verify("2023-07-20 11:00")).thenState(({ parties }) =>
      expect(parties[0]?.commitments[0]?.status).toBe("fulfilled"),
    );
  });

  it("gives more time before the date promised is over, by somebody else's approval", () => {
    expect(on(committed, extend("2023-07-31 23:59:59.999")).events[0]?.data).toMatchObject({
      before: "2023-07-31T15:59:59.999Z",
      due: "2023-08-10T15:59:59.999Z",
    });
    on(committed, extend("2023-08-01 00:00")).thenRejected("asked-too-late");
    on([...committed, extend("2023-07-20 10:00")], fulfil("2023-08-10 23:59")).thenState(({ parties }) =>
      expect(parties[0]?.commitments[0]?.late).toBe(false),
    );
  });

  it("may be held on its day and later, not before", () => {
    on([call()], hold("2023-07-13 23:59", { a: true, b: true, c: true })).thenRejected("not-yet");
    on([call()], hold("2023-07-14 00:00", { a: true, b: true, c: true })).thenState(({ status }) =>
      expect(status).toBe("held"),
    );
  });

  it("takes one party without a trade", () => {
    expect(life([call("2023-07-10 09:00", { parties: [firm("a")], trade: undefined })])).toHaveLength(1);
  });

  it("lets one party have one case for several broken commitments", () => {
    const twoPromises = [...committed, commit("2023-07-14 12:00", "a", "2023-07-31", "stop")];
    const broken = [...twoPromises, verify("2023-08-01 10:00", "a", false, { case: "c" })];
    const { events } = on(broken, verify("2023-08-01 11:00", "a", false, { case: "c", commitment: "stop" }));
    expect(events[0]?.data).toMatchObject({ commitment: "stop", case: "c" });
  });

  refuses(
    interviewRefusals,
    ["already-called", [call()], call()],
    ["no-interview", [], hold("2023-07-14 10:00", { a: true })],
    ["no-interview", [], close("2023-07-14 10:00")],
    ["closed", [...verified, close("2023-08-02 10:00")], commit("2023-08-03 10:00", "b", "2023-08-31")],
    ["party-named-twice", [], call("2023-07-10 09:00", { parties: [firm("a"), firm("a")] })],
    ["party-named-twice", held, again("2023-07-17 10:00", "c", "c")],
    [
      "party-named-twice",
      [call()],
      step("2023-07-14 10:00", "Hold", {
        officers: two,
        attendance: ["a", "a", "b"].map((party) => ({ party, attended: true })),
        points: ["p"],
        record: "r",
      }),
    ],
    ["trade-needed", [], call("2023-07-10 09:00", { trade: undefined })],
    ["day-past", [], call("2023-07-15 00:00")],
    ["day-past", held, again("2023-07-22 00:00", "c")],
    ["day-past", held, commit("2023-07-17 10:00", "a", "2023-07-16")],
    ["not-absent", held, again("2023-07-17 10:00", "c", "a")],
    ["two-officers-needed", [call()], hold("2023-07-14 10:00", { a: true, b: true, c: true }, ["o-1"])],
    ["two-officers-needed", held, refuseIt("2023-07-14 11:00", "b", { officers: ["o-1", "o-1"] })],
    [
      "two-officers-needed",
      [...committed, fulfil("2023-07-20 10:00")],
      verify("2023-07-25 10:00", "a", true, { officers: ["o-1"] }),
    ],
    ["nobody-called", held, hold("2023-07-15 10:00", { c: true })],
    ["not-yet", [call()], hold("2023-07-13 10:00", { a: true, b: true, c: true })],
    ["attendance-incomplete", [call()], hold("2023-07-14 10:00", { a: true, b: true })],
    ["attendance-incomplete", [call()], hold("2023-07-14 10:00", { a: true, b: true, d: true })],
    ["unknown-party", held, commit("2023-07-14 11:00", "z")],
    ["unknown-party", held, refuseIt("2023-07-14 11:00", "z")],
    ["unknown-party", held, again("2023-07-17 10:00", "z")],
    ["not-attended", held, commit("2023-07-14 11:00", "c")],
    ["not-attended", held, refuseIt("2023-07-14 11:00", "c")],
    ["commitment-named-twice", committed, commit("2023-07-14 12:00", "a")],
    ["party-refused", [...held, refuseIt("2023-07-14 11:00", "b")], commit("2023-07-14 12:00", "b")],
    ["party-refused", [...held, refuseIt("2023-07-14 11:00", "b")], refuseIt("2023-07-14 12:00", "b")],
    ["has-commitments", committed, refuseIt("2023-07-14 12:00", "a")],
    ["unknown-commitment", committed, fulfil("2023-07-20 10:00", "a", "other")],
    ["unknown-commitment", committed, extend("2023-07-20 10:00", "2023-08-10", { party: "b" })],
    ["unknown-commitment", held, verify("2023-07-20 10:00")],
    ["verified-before", verified, verify("2023-07-26 10:00")],
    ["verified-before", verified, fulfil("2023-07-26 10:00")],
    ["verified-before", verified, extend("2023-07-26 10:00")],
    ["recorded-before", [...committed, fulfil("2023-07-20 10:00")], fulfil("2023-07-21 10:00")],
    ["recorded-before", [...committed, fulfil("2023-07-20 10:00")], extend("2023-07-21 10:00")],
    ["own-approval", committed, extend("2023-07-20 10:00", "2023-08-10", { approver: "o-1" })],
    ["asked-too-late", committed, extend("2023-08-01 00:00")],
    ["not-later", committed, extend("2023-07-20 10:00", "2023-07-31")],
    ["too-early-to-verify", committed, verify("2023-07-31 23:59")],
    ["case-needed", committed, verify("2023-08-01 10:00", "a", false)],
    ["case-not-needed", committed, verify("2023-08-01 10:00", "a", true, { case: "c" })],
    [
      "case-of-another",
      [...committed, refuseIt("2023-07-14 12:00", "b")],
      verify("2023-08-01 10:00", "a", false, { case: "case-b" }),
    ],
    [
      "case-of-another",
      [...committed, verify("2023-08-01 10:00", "a", false, { case: "case-b" })],
      refuseIt("2023-08-01 11:00", "b"),
    ],
    ["not-finished", committed, close("2023-07-20 10:00")],
    ["not-finished", [call()], close("2023-07-20 10:00")],
    ["not-finished", [...held, again("2023-07-17 10:00", "c")], close("2023-07-18 10:00")],
    [
      "not-finished",
      [call(), hold("2023-07-14 10:00", { a: false, b: false, c: true }), again("2023-07-17 10:00", "a")],
      again("2023-07-18 10:00", "b"),
    ],
    ["before-latest", held, commit("2023-07-14 09:59", "a")],
    ["no-law-for-day", held, commit("2023-07-14 11:00", "a", "2031-01-01")],
  );
});
