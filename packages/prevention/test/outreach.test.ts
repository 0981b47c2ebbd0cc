import { describe, expect, it } from "vitest";
import { outreach, outreachRefusals } from "../src/index.ts";
import { at, firm, livesOf } from "./lives.ts";

const { life, on, refuses, step } = livesOf(outreach);
const two = ["o-1", "o-2"];
const property = firm("property-1");

const find = step("2023-07-03 10:00", "RecordFinding", {
  party: property,
  officers: two,
  matter: "C级物业按最高标准收费",
  field: "price",
  trade: "property management",
});
const check = (violation = true, id = "check-1") =>
  step("2023-07-04 10:00", "LinkCheck", {
    check: id,
    field: "price",
    violation,
    findings: "fee above its grade",
    officer: "o-1",
  });
const order = (local = "2023-07-05 10:00", more: object = {}) =>
  step(local, "OrderCorrection", {
    officers: two,
    items: [
      { item: "fee", demand: "charge what the grade allows" },
      { item: "board", demand: "show the fee standard" },
    ],
    term: { unit: "naturalDay", n: 10 },
    ...more,
  });
const perform = (local: string, ...items: string[]) =>
  step(local, "RecordPerformance", { items, proof: "photo", officer: "o-1" });
const extend = (local: string, more: object = {}) =>
  step(local, "ExtendCorrection", {
    applicant: "o-1",
    approver: "head",
    term: { unit: "naturalDay", n: 5 },
    reason: "printer",
    ...more,
  });
const refuseIt = (local = "2023-07-06 10:00", officers = two) =>
  step(local, "RecordRefusal", { officers, words: "不改", case: "case-1" });
const verify = (local: string, results: Readonly<Record<string, boolean>>, more: object = {}) =>
  step(local, "Verify", {
    officers: two,
    items: Object.entries(results).map(([item, fulfilled]) => ({ item, fulfilled, evidence: "visit" })),
    ...more,
  });
const raise = step("2023-07-06 11:00", "RaiseTicket", {
  ticket: "t-1",
  kind: "complaint",
  topic: "price",
  officer: "o-1",
});
const close = (local: string) => step(local, "Close", { officer: "o-1", reason: "advised" });

const ordered = [find, check(), order()];
const performed = [...ordered, perform("2023-07-10 10:00", "fee", "board")];
const verified = [...performed, verify("2023-07-12 10:00", { fee: true, board: true })];

describe("an outreach finding (M17)", () => {
  it("leads to a check, an order with its due date and basis, performance, and verification", () => {
    const [, , correction, , result] = life(verified);
    expect(correction?.data).toMatchObject({
      party: "property-1",
      due: {
        // ten natural days from 5 July; Penalty Law art. 28
        deadline: { day: "2023-07-15", calendar: "cn/chinese-days@1.5.7" },
        basis: { act: "penalty-law", article: "28", edition: "2021" },
      },
    });
    expect(result?.data).toMatchObject({ fulfilled: true });
    on(performed, verify("2023-07-12 10:00", { fee: true, board: true })).thenState((state) =>
      expect(state).toMatchObject({ status: "over", ending: "verified", late: false }),
    );
  });

  it("cites the older Penalty Law without an article that nobody has looked up", () => {
    const older = (local: string, [, command]: typeof find) => [local, command] as typeof find;
    const basis = (day: string) =>
      on([older("2021-07-01 09:00", find), older("2021-07-01 10:00", check())], order(`${day} 10:00`)).events[0]?.data;
    expect(basis("2021-07-14")).toMatchObject({ due: { basis: { edition: "2017" } } });
    expect(basis("2021-07-14")).not.toHaveProperty("due.basis.article");
    expect(basis("2021-07-15")).toMatchObject({ due: { basis: { edition: "2021", article: "28" } } });
  });

  it.each([
    ["2023-07-15 23:59:59.999", false],
    ["2023-07-16 00:00", true],
  ])("calls what is performed at %s late: %s", (local, late) => {
    on(ordered, perform(local, "fee")).thenEvents({
      type: "Performed",
      data: { items: ["fee"], proof: "photo", officer: "o-1", party: "property-1", late, at: at(local) },
    });
  });

  it("keeps a late performance on record when the next one is no later", () => {
    const late = [...ordered, perform("2023-07-16 09:00", "fee"), perform("2023-07-16 10:00", "board")];
    on(late, verify("2023-07-17 09:00", { fee: true, board: true })).thenState((state) =>
      expect(state.late).toBe(true),
    );
  });

  it("extends from the end of the limit, asked before it is over", () => {
    // five more days from 15 July
    on(ordered, extend("2023-07-15 23:59")).thenState((state) => expect(state.due?.deadline.day).toBe("2023-07-20"));
    on(ordered, extend("2023-07-16 00:00")).thenRejected("asked-too-late");
    expect(on(ordered, extend("2023-07-10 09:00")).events[0]?.data).toMatchObject({
      before: { deadline: { day: "2023-07-15" } },
      due: { deadline: { day: "2023-07-20" }, basis: { article: "28" } },
    });
    on([...ordered, extend("2023-07-10 09:00")], perform("2023-07-20 23:59", "fee")).thenState((state) =>
      expect(state.late).toBe(false),
    );
  });

  it("is verified when all is reported, or the first moment after the limit", () => {
    const failed = { fee: false, board: true };
    on(ordered, verify("2023-07-15 23:59", failed, { case: "c-1" })).thenRejected("too-early-to-verify");
    on(ordered, verify("2023-07-16 00:00", failed, { case: "c-1" })).thenState((state) =>
      expect(state).toMatchObject({ ending: "notFulfilled", case: "c-1" }),
    );
  });

  it("ends with the case that a refusal opens", () => {
    on(ordered, refuseIt()).thenState((state) => expect(state).toMatchObject({ ending: "refused", case: "case-1" }));
  });

  it("is told of an interview once, even after its end, by whom it may concern", () => {
    const link = step("2023-07-01 10:00", "LinkInterview", { interview: "i-1" });
    on(verified, link).thenState((state) => expect(state.interviews).toEqual(["i-1"]));
    on([...verified, link], link).thenEvents();
  });

  it("closes without an order where a check found nothing", () => {
    on([find, check(false)], close("2023-07-05 10:00")).thenState((state) => expect(state.ending).toBe("closed"));
  });

  refuses(
    outreachRefusals,
    ["already-found", [find], find],
    ["no-finding", [], check()],
    ["no-finding", [], step("2023-07-04 10:00", "LinkInterview", { interview: "i-1" })],
    ["no-finding", [], perform("2023-07-10 10:00", "fee")],
    ["over", verified, close("2023-07-13 10:00")],
    ["over", verified, refuseIt("2023-07-13 10:00")],
    ["over", verified, order("2023-07-13 10:00")],
    ["check-linked", [find, check()], check()],
    ["check-needed", [find], order()],
    ["check-needed", [find, check(false)], order()],
    ["two-officers-needed", [find, check()], order("2023-07-05 10:00", { officers: ["o-1", "o-1"] })],
    ["two-officers-needed", ordered, refuseIt("2023-07-06 10:00", ["o-1"])],
    ["two-officers-needed", performed, verify("2023-07-12 10:00", { fee: true, board: true }, { officers: ["o-1"] })],
    [
      "item-named-twice",
      [find, check()],
      order("2023-07-05 10:00", { items: [1, 2].map(() => ({ item: "fee", demand: "less" })) }),
    ],
    ["item-named-twice", ordered, perform("2023-07-10 10:00", "fee", "fee")],
    [
      "item-named-twice",
      performed,
      verify("2023-07-12 10:00", {}, { items: [1, 2].map(() => ({ item: "fee", fulfilled: true, evidence: "v" })) }),
    ],
    ["already-ordered", ordered, order("2023-07-06 10:00")],
    ["no-order", [find], perform("2023-07-10 10:00", "fee")],
    ["no-order", [find], extend("2023-07-10 10:00")],
    ["no-order", [find], verify("2023-07-10 10:00", { fee: true })],
    ["no-order", [find], refuseIt()],
    ["unknown-item", ordered, perform("2023-07-10 10:00", "roof")],
    ["unknown-item", performed, verify("2023-07-12 10:00", { fee: true, board: true, roof: true })],
    ["performed-before", [...ordered, perform("2023-07-10 10:00", "fee")], perform("2023-07-11 10:00", "board", "fee")],
    ["own-approval", ordered, extend("2023-07-10 10:00", { approver: "o-1" })],
    ["asked-too-late", ordered, extend("2023-07-16 00:00")],
    [
      "too-early-to-verify",
      [...ordered, perform("2023-07-10 10:00", "fee")],
      verify("2023-07-12 10:00", { fee: true, board: true }),
    ],
    ["items-missing", performed, verify("2023-07-12 10:00", { fee: true })],
    ["case-needed", performed, verify("2023-07-12 10:00", { fee: true, board: false })],
    ["case-not-needed", performed, verify("2023-07-12 10:00", { fee: true, board: true }, { case: "c-1" })],
    ["ticket-raised", [...ordered, raise], raise],
    ["order-running", ordered, close("2023-07-06 10:00")],
    ["before-latest", ordered, perform("2023-07-05 09:59", "fee")],
    ["no-law-for-day", ordered, extend("2023-07-06 10:00", { term: { unit: "naturalDay", n: 3000 } })],
  );
});
