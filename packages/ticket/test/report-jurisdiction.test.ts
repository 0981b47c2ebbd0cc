import { describe, expect, it } from "vitest";
import type { ReportCommand } from "../src/report/index.ts";
import { named, onReport, receive, type Step } from "./complaint-world.ts";

const received = receive("2023-07-10 09:00", named); // to be checked by 2023-07-31
const step = (local: string, command: ReportCommand): Step<ReportCommand> => [local, command];
const file = (local: string) => step(local, { type: "FileCase", data: { case: "case-1", officer: "o-1" } });

describe("jurisdiction", () => {
  const dispute = step("2023-07-10 10:00", { type: "DisputeJurisdiction", data: { with: "b-2", officer: "o-1" } });
  const agreed = (local: string, ours: boolean) =>
    step(local, { type: "SettleJurisdiction", data: { how: "agreed", ours, officer: "o-1" } });
  const designated = (local: string, ours: boolean) =>
    step(local, { type: "SettleJurisdiction", data: { how: "designated", ours, superior: "city", officer: "o-1" } });

  it("lets a report be handed over", () => {
    onReport(
      [received],
      step("2023-07-11 09:00", { type: "Transfer", data: { to: "b-3", reason: "drugs", officer: "o" } }),
    )
      .thenEvents({ type: "Transferred", data: { to: "b-3", reason: "drugs", officer: "o", late: false } })
      .thenState(({ status }) => expect(status).toBe("transferred"));
  });

  it("in dispute is agreed on in 7 working days, or designated by the common superior", () => {
    onReport([received, dispute], agreed("2023-07-19 23:59", true)).thenState(({ status, dispute }) =>
      expect({ status, dispute }).toEqual({ status: "checking", dispute: undefined }),
    );
    onReport([received, dispute], agreed("2023-07-20 00:00", true)).thenRejected("dispute-needs-superior");
    onReport([received, dispute], designated("2023-07-20 00:00", false)).thenEvents(
      {
        type: "JurisdictionSettled",
        data: { with: "b-2", how: "designated", ours: false, officer: "o-1", superior: "city", late: true },
      },
      { type: "Transferred", data: { to: "b-2", officer: "o-1", late: false } },
    );
  });

  it("in dispute stops no clock of the check, and no case is filed meanwhile", () => {
    onReport([received, dispute], file("2023-07-14 09:00")).thenRejected("jurisdiction-disputed");
    expect(
      onReport([received, dispute, designated("2023-08-02 09:00", true)], file("2023-08-02 10:00")).events,
    ).toMatchObject([{ data: { late: true } }]);
  });
});
