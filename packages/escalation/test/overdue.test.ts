import { type CommandOf, type Decider, handle, history, load, type Schemas } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { describe, expect, it } from "vitest";
import { tick, timed, timekeeper } from "../src/agenda/index.ts";
import { coordination } from "../src/coordination/index.ts";
import { supervision } from "../src/supervision/index.ts";
import { transfer } from "../src/transfer/index.ts";
import { beijing } from "./case-steps.ts";

const keeper = timekeeper([], [timed(transfer), timed(supervision), timed(coordination)]);
type Store = ReturnType<typeof memoryStore>;
const ticked = (store: Store, local: string) => tick(store, beijing(local), keeper);

async function did<N extends string, S, C extends Schemas, E extends Schemas, X>(
  store: Store,
  decider: Decider<N, S, C, E, X>,
  local: string,
  command: CommandOf<Decider<N, S, C, E, X>>,
) {
  const done = await handle(store, decider, "1", { ...(command as never as object), at: beijing(local) } as never);
  if (!done.ok) throw new Error(`${done.rejection.code}: ${done.rejection.because}`);
}

/** What a tick noticed, without the schedule. */
async function noticed<N extends string, S, C extends Schemas, E extends Schemas, X>(
  store: Store,
  decider: Decider<N, S, C, E, X>,
) {
  const events = await history(store, decider, "1");
  return events.filter(({ type }) => type.endsWith("Overran")).map(({ type, data }) => ({ type, data }));
}

describe("a clock of a transfer that runs out although nobody acts", () => {
  async function reported() {
    const store = memoryStore();
    await did(store, transfer, "2023-07-10 09:00", {
      type: "FormTeam",
      data: { case: "c", team: ["a", "b"], suspicion: "x", officer: "s" },
    });
    await did(store, transfer, "2023-07-11 09:00", {
      type: "Report",
      data: { officer: "a", findings: "x", recommendation: "transfer" },
    });
    return store;
  }
  const decide = { type: "Decide", data: { head: "h", approved: true } } as const;

  it("is noticed by the first tick after it, not before and not twice, and stays a breach", async () => {
    const store = await reported();
    expect(await ticked(store, "2023-07-14 23:59")).toMatchObject({ due: 0 });
    expect(await ticked(store, "2023-07-15 00:00")).toMatchObject({ due: 1 });
    expect(await ticked(store, "2023-07-20 00:00")).toMatchObject({ due: 0 });
    expect(await noticed(store, transfer)).toEqual([
      {
        type: "ClockOverran",
        data: { clock: "decide", due: "2023-07-14T15:59:59.999Z", at: beijing("2023-07-15 00:00") },
      },
    ]);
    await did(store, transfer, "2023-07-20 09:00", decide);
    const { state } = await load(store, transfer, "1");
    expect(state.breaches).toEqual(["decide"]);
    expect((await history(store, transfer, "1")).find(({ type }) => type === "TransferApproved")?.data).toMatchObject({
      late: true,
    });
  });

  it("is not noticed once it was met; the next one is", async () => {
    const store = await reported();
    await did(store, transfer, "2023-07-14 09:00", decide);
    await ticked(store, "2023-07-15 09:00");
    expect(await noticed(store, transfer)).toEqual([]);
    await ticked(store, "2023-07-15 09:01");
    expect(await noticed(store, transfer)).toMatchObject([{ data: { clock: "handOver" } }]);
  });

  it("the time to object may pass unused, and passing a case on is only for police it does not belong to", async () => {
    const store = await reported();
    await did(store, transfer, "2023-07-11 10:00", decide);
    await did(store, transfer, "2023-07-11 11:00", {
      type: "HandOver",
      data: { officer: "a", police: "p", materials: ["transferLetter", "investigationReport", "itemList"] },
    });
    await did(store, transfer, "2023-07-11 12:00", { type: "NoteReceipt", data: { officer: "a", receipt: "r" } });
    await ticked(store, "2023-07-13 00:00");
    expect(await noticed(store, transfer)).toEqual([]);
    await did(store, transfer, "2023-07-13 09:00", {
      type: "NoteFiling",
      data: { officer: "a", filed: false, notice: "n", reason: "slight" },
    });
    await ticked(store, "2023-09-01 00:00");
    expect(await noticed(store, transfer)).toEqual([]);
    expect((await load(store, transfer, "1")).state.breaches).toEqual([]);
  });
});

describe("a date promised under supervision", () => {
  async function supervised() {
    const store = memoryStore();
    const office = { supervisor: "s", office: "district" };
    await did(store, supervision, "2023-07-10 09:00", {
      type: "Escalate",
      data: { trigger: "unclearDuty", tickets: ["1"], units: ["u"], ...office, reason: "r" },
    });
    await did(store, supervision, "2023-07-10 10:00", {
      type: "IssueNotice",
      data: { ...office, unit: "u", demands: "d", until: "2023-07-12" },
    });
    await did(store, supervision, "2023-07-10 11:00", {
      type: "SetMeasure",
      data: { unit: "u", responsible: "o", officer: "s", text: "m", until: "2023-07-14" },
    });
    return store;
  }

  it("is noticed when it passes: first the notice, then the measure, each with who owes it", async () => {
    const store = await supervised();
    await ticked(store, "2023-07-12 23:59");
    expect(await noticed(store, supervision)).toEqual([]);
    await ticked(store, "2023-07-13 00:00");
    expect(await noticed(store, supervision)).toMatchObject([
      { type: "NoticeOverran", data: { notice: 1, unit: "u" } },
    ]);
    await ticked(store, "2023-07-15 00:00");
    await ticked(store, "2023-07-16 00:00");
    expect(await noticed(store, supervision)).toMatchObject([
      { type: "NoticeOverran" },
      { type: "MeasureOverran", data: { measure: 1, unit: "u", responsible: "o" } },
    ]);
  });

  it("not what was answered, done, moved or lifted in time", async () => {
    const store = await supervised();
    await did(store, supervision, "2023-07-12 09:00", {
      type: "AnswerNotice",
      data: { notice: 1, unit: "u", officer: "o", text: "t" },
    });
    await did(store, supervision, "2023-07-12 10:00", {
      type: "MoveMeasure",
      data: { measure: 1, until: "2023-07-20", approver: "h", reason: "r" },
    });
    await ticked(store, "2023-07-19 00:00");
    await did(store, supervision, "2023-07-19 10:00", {
      type: "Lift",
      data: { result: "handedOver", officer: "s", office: "district", summary: "x" },
    });
    await ticked(store, "2023-08-01 00:00");
    expect(await noticed(store, supervision)).toEqual([]);

    const other = await supervised();
    await did(other, supervision, "2023-07-12 09:00", {
      type: "CompleteMeasure",
      data: { measure: 1, unit: "u", officer: "o", outcome: "t" },
    });
    await ticked(other, "2023-08-01 00:00");
    expect(await noticed(other, supervision)).toMatchObject([{ type: "NoticeOverran" }]);
  });
});

describe("requests and disputes between units", () => {
  async function open() {
    const store = memoryStore();
    await did(store, coordination, "2023-07-10 09:00", {
      type: "Open",
      data: { lead: "market", assisting: [{ unit: "housing" }], matter: "m" },
    });
    await did(store, coordination, "2023-07-10 10:00", {
      type: "RequestAssistance",
      data: { unit: "housing", officer: "o", task: "t", until: "2023-07-12" },
    });
    await did(store, coordination, "2023-07-10 11:00", {
      type: "RaiseDispute",
      data: { unit: "market", officer: "o", position: "notOurs", grounds: "g", against: ["housing"] },
    });
    return store;
  }

  it("are noticed when their time is over, and the unit that has the ticket is named", async () => {
    const store = await open();
    await ticked(store, "2023-07-13 00:00");
    await ticked(store, "2023-07-19 23:59"); // 7 working days after the 10th end with the 19th
    expect(await noticed(store, coordination)).toMatchObject([
      { type: "RequestOverran", data: { request: 1, unit: "housing" } },
    ]);
    await ticked(store, "2023-07-20 00:00");
    await ticked(store, "2023-07-21 00:00");
    expect(await noticed(store, coordination)).toMatchObject([
      { type: "RequestOverran" },
      { type: "DisputeOverran", data: { units: ["market", "housing"], responsible: "market" } },
    ]);
  });

  it("not what was answered and settled in time", async () => {
    const store = await open();
    await did(store, coordination, "2023-07-12 09:00", {
      type: "AnswerAssistance",
      data: { request: 1, unit: "housing", officer: "q", answer: "a" },
    });
    const owners = { bureauLeader: "l", sectionHead: "h", handler: "o" };
    await did(store, coordination, "2023-07-13 09:00", {
      type: "ConsultDispute",
      data: { units: ["market", "housing"], officer: "o", outcome: "ours", next: { lead: "market", owners } },
    });
    await ticked(store, "2023-09-01 00:00");
    expect(await noticed(store, coordination)).toEqual([]);
    await did(store, coordination, "2023-09-02 09:00", { type: "Conclude", data: { officer: "o", outcome: "done" } });
    expect(await ticked(store, "2023-10-01 00:00")).toMatchObject({ due: 0 });
  });
});
