import { handle, history, load, subscribe } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { fen } from "@caseloop/law";
import { complaint, report } from "@caseloop/ticket";
import { describe, expect, it } from "vitest";
import { enforcementCase, opening } from "../src/case/index.ts";
import { reproduce, shippedLibrary } from "../src/index.ts";
import {
  at,
  chosen,
  conclude,
  decide,
  discuss,
  evidence,
  facts,
  file,
  investigate,
  notify,
  proposed,
  review,
  type Step,
  serve,
  step,
} from "./case-world.ts";

type Store = ReturnType<typeof memoryStore>;
const follow = (store: Store) => subscribe(store, opening(), { live: false }).done;

/** A report of expired goods in December 2024, checked and found to deserve a case. */
async function reported(ids: readonly string[] = ["r-1"]): Promise<Store> {
  const store = memoryStore();
  for (const id of ids) {
    const done = [
      await handle(store, report, id, {
        type: "Receive",
        at: at("2024-12-02 09:00"),
        data: {
          reported: "shop-1",
          facts: "过期食品",
          reporter: { disclosure: "named", name: "举报人甲", phone: "13900000002" },
        },
      }),
      await handle(store, report, id, {
        type: "FileCase",
        at: at("2024-12-09 09:00"),
        data: { case: "c-1", officer: "o-1" },
      }),
    ];
    expect(done.every(({ ok }) => ok)).toBe(true);
  }
  return store;
}

async function go(store: Store, steps: readonly Step[]): Promise<void> {
  for (const [local, command] of steps) {
    const done = await handle(store, enforcementCase, "c-1", { ...command, at: at(local) });
    if (!done.ok) throw new Error(`${local} ${command.type}: ${done.rejection.code}`);
  }
}

/** Filed, investigated, mitigated because the shop recalled its goods: legal review, the leaders together, paid, closed. */
const mitigated: readonly Step[] = [
  file("2024-12-10 09:00", { field: "food" }),
  investigate("2024-12-11 09:00"),
  evidence("2024-12-11 10:00", "e-1"),
  conclude("2024-12-20 17:00", { grave: ["local"] }),
  review("2024-12-24 10:00", { kind: "legal" }),
  notify("2024-12-25 09:00", { penalties: [proposed({ fine: fen(2_000_000) })] }),
  serve("2024-12-25 10:00", "notice"),
  step("2024-12-27 09:00", "FileDefence", { defence: "d-1", statement: "已召回" }),
  step("2024-12-30 09:00", "AnswerDefence", {
    defence: "d-1",
    officer: "i-1",
    adopted: true,
    reasons: "recall confirmed",
  }),
  discuss("2025-01-03 09:00"),
  decide("2025-01-03 10:00", {
    penalties: [
      chosen({
        facts: facts({ actEnded: "2024-11-25", discovered: "2024-12-02", harmReduced: true }),
        outcome: "mitigated",
        fine: fen(1_500_000),
        reason: "recalled every box",
      }),
    ],
  }),
  serve("2025-01-03 11:00", "decision", "onTheSpot"),
  step("2025-01-06 09:00", "Publish", { officer: "i-1", where: "gsxt" }),
  step("2025-01-07 09:00", "Pay", { amount: fen(1_500_000), receipt: "bank" }),
  step("2025-01-08 09:00", "PerformDuty", { duty: "confiscateGoods", officer: "i-1", proof: "list" }),
  step("2025-01-08 09:00", "PerformDuty", { duty: "correct", officer: "i-1", proof: "photo" }),
  step("2025-01-09 09:00", "Close", { applicant: "i-1", approver: "head" }),
];

describe("a report that concluded with a case", () => {
  it("opens it with the limit the report recorded, and nothing of the reporter", async () => {
    const store = await reported();
    await follow(store);
    const { state } = await load(store, enforcementCase, "c-1");
    expect(state).toMatchObject({ status: "clue", about: "shop-1", sources: [{ kind: "report", id: "r-1" }] });
    // Fifteen working days from 2 December, as the report counted them.
    expect(state.checkBy?.deadline).toMatchObject({ day: "2024-12-23", from: at("2024-12-02 09:00") });
    const [opened] = await history(store, enforcementCase, "c-1");
    expect(opened?.occurredAt).toBe(at("2024-12-09 09:00"));
    expect(JSON.stringify(opened)).not.toMatch(/举报人甲|13900000002|过期食品/);
  });

  it("opens it with the limit as it was extended in the report", async () => {
    const store = memoryStore();
    const on = (day: string) => at(`2024-12-${day} 09:00`);
    for (const command of [
      { type: "Receive", at: on("02"), data: { reported: "shop-1", facts: "过期食品" } },
      { type: "AskExtension", at: on("18"), data: { officer: "o-1", reason: "laboratory" } },
      { type: "DecideExtension", at: on("19"), data: { approver: "head", granted: true } },
      { type: "FileCase", at: on("25"), data: { case: "c-1", officer: "o-1" } },
    ] as const)
      expect((await handle(store, report, "r-9", command)).ok).toBe(true);
    await follow(store);
    const { state } = await load(store, enforcementCase, "c-1");
    expect(state.checkBy?.deadline.day).toBe("2025-01-14");
  });

  it("opens it once, however often the process starts anew", async () => {
    const store = await reported();
    await follow(store);
    await store.views?.drop("opening-cases");
    await follow(store);
    expect((await load(store, enforcementCase, "c-1")).version).toBe(1);
  });

  it("is a further source of a case that another report opened", async () => {
    const store = await reported(["r-1", "r-2"]);
    await follow(store);
    const { state } = await load(store, enforcementCase, "c-1");
    expect(state.sources.map(({ id }) => id)).toEqual(["r-1", "r-2"]);
  });

  it("runs to a mitigated decision with legal review and collective discussion, and to its closure", async () => {
    const store = await reported();
    await follow(store);
    await go(store, mitigated);
    const { state } = await load(store, enforcementCase, "c-1");
    expect(state).toMatchObject({ status: "closed", breaches: [], payments: { fine: 1_500_000 } });
    const decided = (await history(store, enforcementCase, "c-1")).find(({ type }) => type === "PenaltyDecided");
    // The minimum of art. 124 is ¥50,000: ¥35,000 less.
    expect(decided?.data).toMatchObject({ fine: 1_500_000, reduction: 3_500_000, late: false });
    if (decided?.type !== "PenaltyDecided") throw new Error("not decided");
    const { penalties } = decided.data;
    expect(penalties.map(({ discretion }) => reproduce(discretion, shippedLibrary).result)).toEqual(["identical"]);
  });

  it("as-of any day shows the case as it was", async () => {
    const store = await reported();
    await follow(store);
    await go(store, mitigated);
    const { state } = await load(store, enforcementCase, "c-1", {
      asOf: at("2024-12-26 00:00"),
    });
    expect(state.status).toBe("notified");
  });
});

describe("a settlement", () => {
  it("waives nothing: the complaint ends, the case on the same facts goes on (stories A and B, invariant 6)", async () => {
    const store = await reported();
    await follow(store);
    const settled = [
      await handle(store, complaint, "k-1", {
        type: "Open",
        at: at("2024-12-02 10:00"),
        data: {
          ticket: "t-1",
          complainant: { name: "吴某", phone: "13800000001" },
          respondent: "shop-1",
          claim: "退款",
          claimed: fen(20_000),
        },
      }),
      await handle(store, complaint, "k-1", { type: "Accept", at: at("2024-12-03 10:00"), data: { officer: "o-1" } }),
      await handle(store, complaint, "k-1", {
        type: "SelfSettle",
        at: at("2024-12-12 10:00"),
        data: { terms: "退款一赔十", amount: fen(200_000), performedAtOnce: true },
      }),
    ];
    expect(settled.map((done) => done.ok || done.rejection)).toEqual([true, true, true]);
    await follow(store);
    await go(store, mitigated);
    expect((await load(store, enforcementCase, "c-1")).state.status).toBe("closed");
  });
});
