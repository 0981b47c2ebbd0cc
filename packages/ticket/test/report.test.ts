import { describe, expect, it } from "vitest";
import type { ReportCommand } from "../src/report/index.ts";
import { named, onReport, receive, type Step } from "./complaint-world.ts";

const received = receive("2023-07-10 09:00", named); // to be checked by 2023-07-31
const step = (local: string, command: ReportCommand): Step<ReportCommand> => [local, command];
const file = (local: string) => step(local, { type: "FileCase", data: { case: "case-1", officer: "o-1" } });
const notFile = (local: string) =>
  step(local, { type: "NotFile", data: { reason: "noEvidence", explanation: "clean kitchen", officer: "o-1" } });
const tell = (local: string) => step(local, { type: "TellReporter", data: { officer: "o-1" } });
const ask = (local: string) => step(local, { type: "AskExtension", data: { officer: "o-1", reason: "lab" } });
const grant = (local: string, approver = "head-1", granted = true) =>
  step(local, { type: "DecideExtension", data: { approver, granted } });
const repeat = (local: string, compared: "sameFacts" | "newFacts", approver = "head-1") =>
  step(local, { type: "Repeat", data: { facts: "又去了一次", compared, officer: "o-1", approver } });

describe("a report", () => {
  it("is checked in 15 working days (penalty procedure art. 18)", () => {
    onReport([], received).thenState(({ checkBy }) => {
      expect(checkBy?.deadline.day).toBe("2023-07-31");
      expect(checkBy?.basis).toEqual({ act: "samr-penalty-procedure", article: "18", edition: "2022" });
    });
  });

  it("may be anonymous, named or confidential, or a clue that an officer found", () => {
    for (const reporter of [
      undefined,
      { disclosure: "anonymous" },
      named,
      { ...named, disclosure: "confidential" },
    ] as const) {
      expect(onReport([], receive("2023-07-10 09:00", reporter)).rejection).toBeUndefined();
    }
  });

  it("becomes a case", () => {
    onReport([received], file("2023-07-31 23:59"))
      .thenState((state) => expect(state).toMatchObject({ status: "filed", case: "case-1", late: false }))
      .thenState(({ tellBy }) => {
        expect(tellBy?.deadline.day).toBe("2023-08-07");
        expect(tellBy?.basis).toMatchObject({ article: "31", edition: "2022-09" });
      });
    expect(onReport([received], file("2023-08-01 00:00")).events).toMatchObject([{ data: { late: true } }]);
  });

  it("or none, with the reason, and a named reporter is told in 5 working days (Order 20 art. 31)", () => {
    onReport([received, notFile("2023-07-14 09:00")], tell("2023-07-21 23:59")).thenEvents({
      type: "ReporterTold",
      data: { officer: "o-1", late: false },
    });
    onReport([received, notFile("2023-07-14 09:00")], tell("2023-07-22 00:00")).thenEvents({
      type: "ReporterTold",
      data: { officer: "o-1", late: true },
    });
  });

  it("of nobody's name is told to nobody", () => {
    for (const reporter of [undefined, { disclosure: "anonymous" }] as const) {
      onReport([receive("2023-07-10 09:00", reporter), file("2023-07-14 09:00")], tell("2023-07-17 09:00"))
        .thenRejected("nobody-to-tell")
        .thenState(({ tellBy }) => expect(tellBy).toBeUndefined());
    }
  });
});

describe("an extension of the check", () => {
  it("is 15 working days more, counted from the deadline, asked for and granted before it", () => {
    onReport([received, ask("2023-07-28 09:00")], grant("2023-07-31 23:59"))
      .thenState(({ checkBy }) => expect(checkBy?.deadline.day).toBe("2023-08-21"))
      .thenEvents({
        type: "ExtensionGranted",
        data: {
          officer: "o-1",
          approver: "head-1",
          basis: { act: "samr-penalty-procedure", article: "18", edition: "2022" },
          checkBy: {
            deadline: {
              due: "2023-08-21T15:59:59.999Z",
              day: "2023-08-21",
              from: "2023-07-31T15:59:59.999Z",
              term: { unit: "workingDay", n: 15 },
              calendar: "cn/chinese-days@1.5.7",
            },
            basis: { act: "samr-penalty-procedure", article: "18", edition: "2022" },
          },
        },
      });
    onReport([received], ask("2023-08-01 00:00")).thenRejected("extension-too-late");
    onReport([received, ask("2023-07-31 23:59")], grant("2023-08-01 00:00")).thenRejected("extension-too-late");
  });

  it("may be denied, even late, and asked for again in time", () => {
    onReport([received, ask("2023-07-28 09:00")], grant("2023-08-01 00:00", "head-1", false)).thenEvents({
      type: "ExtensionDenied",
      data: { officer: "o-1", approver: "head-1" },
    });
    const denied = [received, ask("2023-07-28 09:00"), grant("2023-07-28 10:00", "head-1", false)];
    expect(onReport(denied, ask("2023-07-28 11:00")).rejection).toBeUndefined();
  });
});

describe("the same report again (Order 121 art. 35)", () => {
  const first = receive("2026-04-20 09:00", named); // to be checked by 2026-05-13

  it("has no rule before 2026-04-15, and one from that day", () => {
    const old = receive("2026-04-10 09:00", named);
    onReport([old], repeat("2026-04-14 23:59", "newFacts")).thenRejected("no-rule-on-repeats");
    onReport([old], repeat("2026-04-14 23:59", "sameFacts")).thenRejected("no-rule-on-repeats");
    expect(onReport([old], repeat("2026-04-15 00:00", "newFacts")).rejection).toBeUndefined();
    expect(onReport([old], repeat("2026-04-15 00:00", "sameFacts")).rejection).toBeUndefined();
  });

  it("with the same facts is not handled again, before and after the decision, and moves no clock", () => {
    for (const life of [[first], [first, notFile("2026-04-21 09:00")]]) {
      const before = onReport(life, tell("2026-04-22 09:00")).state.checkBy;
      onReport(life, repeat("2026-04-22 09:00", "sameFacts"))
        .thenEvents({
          type: "RepeatNotHandled",
          data: {
            facts: "又去了一次",
            officer: "o-1",
            basis: { act: "samr-complaints", article: "35", edition: "2025" },
          },
        })
        .thenState(({ checkBy }) => expect(checkBy).toEqual(before));
    }
  });

  it("with new facts is merged: the clock starts again, with an approver, and a breach stays one", () => {
    onReport([first], repeat("2026-04-27 09:00", "newFacts")).thenState(({ checkBy, late }) => {
      expect({ day: checkBy?.deadline.day, late }).toEqual({ day: "2026-05-20", late: false });
    });
    const lateMerge = [first, repeat("2026-05-18 09:00", "newFacts")];
    expect(onReport(lateMerge, file("2026-05-19 09:00")).events).toMatchObject([{ data: { late: true } }]);
  });

  it("with new facts may be extended again, for it is a clock of its own", () => {
    const extended = [first, ask("2026-04-21 09:00"), grant("2026-04-21 10:00")];
    onReport(extended, ask("2026-04-22 09:00")).thenRejected("extended-before");
    expect(onReport([...extended, repeat("2026-04-22 09:00", "newFacts")], ask("2026-04-22 10:00")).rejection).toBe(
      undefined,
    );
  });
});

describe("the switch in the night to 2026-04-15", () => {
  it("moves the check from the penalty procedure to art. 27", () => {
    onReport([], receive("2026-04-14 23:59", named)).thenState(({ checkBy }) =>
      expect(checkBy?.basis).toEqual({ act: "samr-penalty-procedure", article: "18", edition: "2022" }),
    );
    onReport([], receive("2026-04-15 00:00", named)).thenState(({ checkBy }) =>
      expect(checkBy?.basis).toEqual({ act: "samr-complaints", article: "27", edition: "2025" }),
    );
  });

  it("ends the duty to tell a named reporter, by the day of the decision; telling stays allowed", () => {
    const old = receive("2026-04-10 09:00", named);
    onReport([old], file("2026-04-14 23:59")).thenState(({ tellBy }) =>
      expect(tellBy).toMatchObject({ deadline: { day: "2026-04-21" }, basis: { article: "31", edition: "2022-09" } }),
    );
    onReport([old], file("2026-04-15 00:00")).thenState(({ tellBy }) => expect(tellBy).toBeUndefined());
    onReport([old, file("2026-04-15 00:00")], tell("2026-06-01 09:00")).thenEvents({
      type: "ReporterTold",
      data: { officer: "o-1", late: false },
    });
  });

  it("cites art. 33 for a dispute of jurisdiction", () => {
    const dispute = (local: string) =>
      step(local, { type: "DisputeJurisdiction", data: { with: "b-2", officer: "o-1" } });
    const old = receive("2026-04-10 09:00");
    onReport([old], dispute("2026-04-14 23:59")).thenState(({ dispute }) =>
      expect(dispute?.settleBy.basis).toEqual({ act: "samr-complaints", edition: "2022-09" }),
    );
    onReport([old], dispute("2026-04-15 00:00")).thenState(({ dispute }) =>
      expect(dispute?.settleBy.basis).toEqual({ act: "samr-complaints", article: "33", edition: "2025" }),
    );
  });
});
