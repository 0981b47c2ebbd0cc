import { describe, expect, it } from "vitest";
import { after, close, life, pay, performed } from "./case-world.ts";

describe("an enforcement case", () => {
  it("goes from the clue to its closure", () => {
    const steps = [...performed, pay("2023-08-10 09:00", 7_000_000), close("2023-08-15 09:00")];
    expect(life(steps).map(({ type }) => type)).toEqual([
      "ClueOpened",
      "CaseFiled",
      "Investigated",
      "EvidenceAdded",
      "InvestigationConcluded",
      "Reviewed",
      "PenaltyNotified",
      "NoticeServed",
      "PenaltyDecided",
      "DecisionServed",
      "Published",
      "DutyPerformed",
      "DutyPerformed",
      "Paid",
      "Closed",
    ]);
    const state = after(steps);
    expect(state).toMatchObject({ status: "closed", field: "food", breaches: [] });
  });
});
