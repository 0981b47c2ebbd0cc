import { handle, load } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { type CaseCommand, enforcementCase } from "@caseloop/penalty";
import { expect, it } from "vitest";
import { caseProfile, clocking, clocks, tick, timed, timekeeper } from "../src/index.ts";

const at = (day: string, time = "09:00") => new Date(`2023-${day}T${time}:00+08:00`).toISOString();
const context = { ...clocks.context, profiles: [caseProfile] };
const keeper = timekeeper([clocking([enforcementCase], context)], [timed(clocks, context)]);
const met = { met: true, because: "site record" };
const conditions = { violation: met, punishable: met, ours: met, inTime: met };
const party = { id: "shop-1", kind: "entity", name: "某食品店" } as const;

const steps: readonly (readonly [day: string, command: CaseCommand])[] = [
  ["07-03", { type: "OpenClue", data: { source: { kind: "inspection" }, field: "food", about: "shop-1" } }],
  ["07-20", { type: "ExtendCheck", data: { applicant: "o-1", approver: "head", reason: "the laboratory" } }],
  ["07-28", { type: "FileCase", data: { party, conditions, officers: ["o-1", "o-2"], approver: "head" } }],
  ["08-01", { type: "StopClock", data: { for: "testing", officer: "o-1", note: "sample 7" } }],
  ["08-21", { type: "RestartClock", data: { for: "testing", officer: "o-1" } }],
  ["10-09", { type: "ExtendDecision", data: { applicant: "o-1", approver: "head", reason: "an expert is awaited" } }],
];

it("the clocks of a real enforcement case show its own limits, step by step, and its breach", async () => {
  const store = memoryStore();
  const clockOf = async (id: string) => (await load(store, clocks, "case-c-1")).state.clocks[`case-procedure/${id}`];
  const caseNow = async () => (await load(store, enforcementCase, "c-1")).state;
  for (const [day, command] of steps) {
    const done = await handle(store, enforcementCase, "c-1", { ...command, at: at(day) });
    expect(done.ok || done.rejection).toBe(true);
    await tick(store, at(day, "22:00"), keeper);
    const [{ checkBy, decideBy }, check, decision] = [
      await caseNow(),
      await clockOf("check"),
      await clockOf("decision"),
    ];
    if (decideBy === undefined) expect(check?.limit?.due).toBe(checkBy?.deadline.due);
    else expect(check?.status).toBe("met");
    if (command.type === "StopClock") expect(decision?.status).toBe("paused");
    else expect(decision?.limit?.due).toBe(decideBy?.deadline.due);
  }
  const due = (await caseNow()).decideBy?.deadline.due ?? "";
  await tick(store, new Date(Date.parse(due)).toISOString(), keeper);
  expect((await clockOf("decision"))?.breaches).toEqual([]);
  await tick(store, new Date(Date.parse(due) + 1).toISOString(), keeper);
  expect((await clockOf("decision"))?.breaches).toHaveLength(1);
});
