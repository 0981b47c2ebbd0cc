import { handle, load } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { formatYuan, yuan } from "@caseloop/law";
import { describe, expect, it } from "vitest";
import { type ComplaintCommand, complaint, respondentView } from "../src/complaint/index.ts";
import { type ReportCommand, report, reportedView } from "../src/report/index.ts";
import { at, bothConsent, type Step } from "./complaint-world.ts";

/** One store with both tracks of a matter; a command that is refused fails the story. */
function matter(id: string) {
  const store = memoryStore();
  return {
    async complaint(...[local, command]: Step<ComplaintCommand>) {
      const done = await handle(store, complaint, id, { ...command, at: at(local) });
      if (!done.ok) throw new Error(`${command.type}: ${done.rejection.code}`);
    },
    async report(...[local, command]: Step<ReportCommand>) {
      const done = await handle(store, report, id, { ...command, at: at(local) });
      if (!done.ok) throw new Error(`${command.type}: ${done.rejection.code}`);
    },
    refusedReport: (...[local, command]: Step<ReportCommand>) =>
      handle(store, report, id, { ...command, at: at(local) }),
    states: async () => ({
      complaint: (await load(store, complaint, id)).state,
      report: (await load(store, report, id)).state,
    }),
  };
}

describe("story A: the exoskeleton order (July 2023, days invented)", () => {
  it("is settled as an ordinary complaint, and the penalty goes its own way", async () => {
    const tracks = matter("exoskeleton");
    await tracks.complaint("2023-07-10 09:10", {
      type: "Open",
      data: {
        ticket: "walk-in-17",
        complainant: { name: "臧某", phone: "13600000017" },
        respondent: "exoskeleton-maker",
        claim: "约定五日发货，逾十日未发，后发残次品，已退货，要求退款",
        claimed: yuan("12000.00"),
      },
    });
    // The same morning, from the record at the site: he buys to sell on.
    await tracks.complaint("2023-07-10 11:40", {
      type: "TestConsumer",
      data: { purpose: "business", finding: "购入用于转售", officer: "o-1" },
    });
    await tracks.complaint("2023-07-10 11:45", { type: "TakeAsOrdinary", data: { officer: "o-1" } });

    await tracks.report("2023-07-10 14:00", {
      type: "Receive",
      data: { ticket: "walk-in-17", reported: "exoskeleton-maker", facts: "涉嫌销售不合格产品" },
    });
    await tracks.complaint("2023-07-10 14:00", { type: "LinkReport", data: { report: "exoskeleton" } });
    await tracks.report("2023-07-10 14:00", { type: "LinkComplaint", data: { complaint: "exoskeleton" } });

    for (const [local, command] of bothConsent("2023-07-12 09:00")) await tracks.complaint(local, command);
    await tracks.complaint("2023-07-13 09:00", { type: "StartMediation", data: { mediator: "m-1" } });
    await tracks.complaint("2023-07-13 16:20", {
      type: "Agree",
      data: { terms: "退还部分货款", amount: yuan("10000.00"), performedAtOnce: true },
    });

    const settled = await tracks.states();
    expect(settled.complaint).toMatchObject({ status: "ended", outcome: "agreed", recovered: 1_000_000 });
    expect(formatYuan(yuan("10000.00"))).toBe("¥10,000.00");
    expect(settled.complaint.mediateBy, "no clock of consumer mediation").toBeUndefined();
    expect(settled.report, "the settlement closes no report").toMatchObject({ status: "checking" });
    expect(settled.report.checkBy?.deadline.day).toBe("2023-07-31");

    const waive = { reason: "settled", explanation: "双方已和解", officer: "o-2" } as const;
    const refused = await tracks.refusedReport("2023-07-14 09:00", { type: "NotFile", data: waive });
    expect(refused).toMatchObject({ ok: false, rejection: { code: "settlement-waives-nothing" } });
    await tracks.report("2023-07-28 10:00", { type: "FileCase", data: { case: "case-2023-88", officer: "o-2" } });
    const { report: filed, complaint: after } = await tracks.states();
    expect(filed).toMatchObject({ status: "filed", case: "case-2023-88", late: false });
    expect(after, "the case changes nothing in the complaint").toEqual(settled.complaint);
  });
});

describe("story B: the tooth (July 2023, days invented)", () => {
  it("is mediated after hours, performed at once and recorded; the food-safety clue is opened separately", async () => {
    const tracks = matter("tooth");
    await tracks.complaint("2023-07-18 12:15", {
      type: "Open",
      data: {
        ticket: "call-204",
        complainant: { name: "吴某", phone: "13500000204", confidential: true },
        respondent: "restaurant-9",
        claim: "就餐时硌坏牙齿，要求赔偿",
        claimed: yuan("3000.00"),
      },
    });
    await tracks.complaint("2023-07-18 12:40", {
      type: "TestConsumer",
      data: { purpose: "dailyLife", finding: "就餐小票", officer: "o-1" },
    });
    await tracks.complaint("2023-07-18 12:45", { type: "Accept", data: { officer: "o-1" } });
    for (const [local, command] of bothConsent("2023-07-18 18:30")) await tracks.complaint(local, command);
    await tracks.complaint("2023-07-18 18:35", { type: "StartMediation", data: { mediator: "m-1" } });
    await tracks.report("2023-07-18 19:00", {
      type: "Receive",
      data: { ticket: "call-204", reported: "restaurant-9", facts: "菜品混入异物" },
    });
    await tracks.complaint("2023-07-18 21:50", {
      type: "Agree",
      data: { terms: "赔偿治疗费", amount: yuan("2000.00"), performedAtOnce: true },
    });

    const { complaint: ended, report: clue } = await tracks.states();
    expect(ended).toMatchObject({ outcome: "agreed", agreed: 200_000, recovered: 200_000 });
    expect(clue).toMatchObject({ status: "checking", late: false });
    expect(JSON.stringify([respondentView(ended), reportedView(clue)])).not.toMatch(/吴某|13500000204/);
  });
});
