import { load, project } from "@caseloop/core";
import { enforcementCase } from "@caseloop/penalty";
import { describe, expect, it } from "vitest";
import { enforcing, interview, outreach, owedBy, owing } from "../src/index.ts";
import { at, firm } from "./lives.ts";
import { story } from "./story.ts";

const two = ["o-1", "o-2"];

async function ordered(field?: "price") {
  const told = story(enforcing() as never);
  await told.happens("2023-07-03 09:00", outreach, "f-1", "RecordFinding", {
    party: firm("shop"),
    officers: two,
    matter: "scales",
    ...(field && { field }),
  });
  await told.happens("2023-07-04 09:00", outreach, "f-1", "LinkCheck", {
    check: "c-1",
    field: "metrology",
    violation: true,
    findings: "10% short",
    officer: "o-1",
  });
  await told.happens("2023-07-04 10:00", outreach, "f-1", "LinkCheck", {
    check: "c-0",
    field: "food",
    violation: false,
    findings: "clean",
    officer: "o-1",
  });
  await told.happens("2023-07-05 09:00", outreach, "f-1", "OrderCorrection", {
    officers: two,
    items: [{ item: "scale", demand: "calibrate" }],
    term: { unit: "workingDay", n: 5 },
  });
  return told;
}

describe("a correction that is not made", () => {
  it("opens a clue in the field in which the check found the violation, dated by the refusal, with its own clock", async () => {
    const { store, happens } = await ordered("price");
    await happens("2023-07-06 09:00", outreach, "f-1", "RecordRefusal", {
      officers: two,
      words: "不改",
      case: "case-1",
    });
    expect((await load(store, enforcementCase, "case-1")).state).toMatchObject({
      status: "clue",
      about: "shop",
      field: "metrology",
      sources: [{ kind: "inspection", id: "outreach-f-1" }],
      // fifteen working days (procedure art. 18) from Thursday 6 July
      checkBy: { deadline: { from: at("2023-07-06 09:00"), day: "2023-07-27" } },
    });
    expect((await store.readStream("case-case-1"))[0]?.meta.causation).toBeDefined();
    expect((await project(store, owing)).size).toBe(0);
  });

  it("opens one where the verification finds it undone, and none where it is done", async () => {
    for (const fulfilled of [false, true]) {
      const { store, happens } = await ordered();
      await happens("2023-07-13 09:00", outreach, "f-1", "Verify", {
        officers: two,
        items: [{ item: "scale", fulfilled, evidence: "weighed" }],
        ...(fulfilled ? {} : { case: "case-1" }),
      });
      const cases = (await store.readAll({ only: [{ category: "case" }] })).events;
      expect(cases.map(({ type }) => type)).toEqual(fulfilled ? [] : ["ClueOpened"]);
    }
  });

  it("tells a case that is open already of a further source", async () => {
    const { store, happens } = await ordered();
    const source = { kind: "report", id: "r-1" };
    await happens("2023-07-05 10:00", enforcementCase, "case-1", "OpenClue", { source, about: "shop" });
    await happens("2023-07-06 09:00", outreach, "f-1", "RecordRefusal", {
      officers: two,
      words: "不改",
      case: "case-1",
    });
    expect((await load(store, enforcementCase, "case-1")).state.sources).toEqual([
      source,
      { kind: "inspection", id: "outreach-f-1" },
    ]);
  });
});

describe("what is owed", () => {
  it("lists the earliest first, what is reported whenever it is due, and the new date of an extension", async () => {
    const { store, happens } = await ordered();
    await happens("2023-07-06 09:00", interview, "i-1", "Call", {
      subject: "scales",
      parties: [firm("shop")],
      day: "2023-07-06",
      place: "p",
      officer: "o-1",
    });
    await happens("2023-07-06 10:00", interview, "i-1", "Hold", {
      officers: two,
      attendance: [{ party: "shop", attended: true }],
      points: ["p"],
      record: "r",
    });
    await happens("2023-07-06 11:00", interview, "i-1", "Commit", {
      party: "shop",
      commitments: [
        { commitment: "late", promise: "train staff", by: "2023-09-30" },
        { commitment: "soon", promise: "show the scale", by: "2023-07-07" },
      ],
      officer: "o-1",
    });
    const listed = async (local: string) => owedBy(await project(store, owing), at(local)).map(({ item }) => item);
    expect(await listed("2023-12-31 09:00")).toEqual(["soon", "scale", "late"]);
    // five working days from Wednesday 5 July
    expect(await listed("2023-07-11 09:00")).toEqual(["soon"]);
    expect(await listed("2023-07-12 23:59")).toEqual(["soon"]);
    expect(await listed("2023-07-13 00:00")).toEqual(["soon", "scale"]);
    await happens("2023-07-06 12:00", interview, "i-1", "RecordFulfilment", {
      party: "shop",
      commitment: "late",
      proof: "p",
      officer: "o-1",
    });
    expect(await listed("2023-07-06 12:00")).toEqual(["late"]);
    await happens("2023-07-06 13:00", interview, "i-1", "ExtendCommitment", {
      party: "shop",
      commitment: "soon",
      by: "2023-07-20",
      applicant: "o-1",
      approver: "head",
      reason: "r",
    });
    expect(await listed("2023-07-13 00:00")).toEqual(["scale", "late"]);
    await happens("2023-07-07 09:00", outreach, "f-1", "ExtendCorrection", {
      applicant: "o-1",
      approver: "head",
      term: { unit: "workingDay", n: 5 },
      reason: "r",
    });
    expect(await listed("2023-07-19 23:59")).toEqual(["late"]);
    expect(await listed("2023-07-20 00:00")).toEqual(["scale", "late"]);
    await happens("2023-07-08 09:00", interview, "i-1", "Verify", {
      party: "shop",
      commitment: "late",
      officers: two,
      fulfilled: true,
      evidence: "e",
    });
    expect(await listed("2023-12-31 09:00")).toEqual(["scale", "soon"]);
  });
});
