import { describe, expect, it } from "vitest";
import type { ReportCommand, reportRefusals } from "../src/report/index.ts";
import { named, onReport, receive, type Step } from "./complaint-world.ts";

type Case = readonly [given: readonly Step<ReportCommand>[], when: Step<ReportCommand>];

const received = [receive("2023-07-10 09:00", named)];
const step = (command: ReportCommand, local = "2023-07-14 09:00"): Step<ReportCommand> => [local, command];
const file = step({ type: "FileCase", data: { case: "case-1", officer: "o" } });
const tell = step({ type: "TellReporter", data: { officer: "o" } });
const ask = (local?: string) => step({ type: "AskExtension", data: { officer: "o", reason: "lab" } }, local);
const grant = (approver: string) => step({ type: "DecideExtension", data: { approver, granted: true } });
const dispute = step({ type: "DisputeJurisdiction", data: { with: "b-2", officer: "o" } });
const settle = (local: string) =>
  step({ type: "SettleJurisdiction", data: { how: "agreed", ours: true, officer: "o" } }, local);
const designate = step({
  type: "SettleJurisdiction",
  data: { how: "designated", ours: true, superior: "city", officer: "o" },
});
const repeat = (local: string) =>
  step({ type: "Repeat", data: { facts: "more", compared: "newFacts", officer: "o", approver: "head" } }, local);

/** Each refusal of the report track, met once; a code without a case is a type error. */
const cases: Record<keyof typeof reportRefusals, Case> = {
  "report-received": [received, receive("2023-07-11 09:00")],
  "report-unknown": [[], file],
  "report-decided": [[...received, file], file],
  "anonymous-has-no-identity": [[], receive("2023-07-10 09:00", { disclosure: "anonymous", phone: "13900000002" })],
  "name-missing": [[], receive("2023-07-10 09:00", { disclosure: "confidential", phone: "13900000002" })],
  "no-rule-on-repeats": [received, repeat("2023-07-14 09:00")],
  "new-facts-after-decision": [[...received, file], repeat("2026-05-06 09:00")],
  "time-goes-back": [
    [receive("2026-04-20 09:00"), repeat("2026-04-27 09:00")],
    step({ type: "FileCase", data: { case: "case-1", officer: "o" } }, "2026-04-26 09:00"),
  ],
  "own-approval": [[...received, ask()], grant("o")],
  "extension-open": [[...received, ask()], ask()],
  "extended-before": [[...received, ask(), grant("head")], ask()],
  "no-extension-asked": [received, grant("head")],
  "extension-too-late": [received, ask("2023-08-01 00:00")],
  "jurisdiction-disputed": [[...received, dispute], file],
  "no-dispute": [received, settle("2023-07-14 09:00")],
  "dispute-needs-superior": [[...received, dispute], settle("2023-07-26 00:00")],
  "designated-stays": [[...received, dispute, designate], dispute],
  "settlement-waives-nothing": [
    received,
    step({ type: "NotFile", data: { reason: "settled", explanation: "they agreed", officer: "o" } }),
  ],
  "not-decided": [received, tell],
  "nobody-to-tell": [[receive("2023-07-10 09:00"), file], tell],
  "no-law-for-day": [[], receive("2019-12-31 09:00")],
  "already-told": [[...received, file, tell], tell],
};

describe("each refusal on a report has its stable code and a sentence in both languages", () => {
  it.each(Object.entries(cases))("%s", (code, [life, when]) => {
    const { rejection } = onReport(life, when).thenRejected(code);
    expect(rejection?.because).toMatch(/^[A-Z].*\.$/);
    expect(rejection?.zh).toMatch(/^\p{Script=Han}.*。$/u);
  });
});

it("who repeats a report does not approve that its clock starts again", () => {
  const own = { facts: "more", compared: "newFacts", officer: "o", approver: "o" } as const;
  onReport([receive("2026-04-20 09:00")], step({ type: "Repeat", data: own }, "2026-04-21 09:00")).thenRejected(
    "own-approval",
  );
});

it("a report that a superior has made ours is not handed over", () => {
  const transfer = step({ type: "Transfer", data: { to: "b-2", reason: "theirs", officer: "o" } });
  onReport([...received, dispute, designate], transfer).thenRejected("designated-stays");
});
