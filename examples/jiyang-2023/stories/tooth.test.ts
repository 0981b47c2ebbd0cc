import { history, load } from "@caseloop/core";
import { chinaCalendar, yuan } from "@caseloop/law";
import { complaint, report, reportedView, respondentView, ticket } from "@caseloop/ticket";
import { beforeAll, describe, expect, it } from "vitest";
import { asked } from "./asked.ts";
import { only } from "./only.ts";
import { type Performed, perform } from "./perform.ts";
import { local } from "./story.ts";
import { tooth } from "./tooth.ts";

const id = "tooth";
let performed: Performed;
beforeAll(async () => {
  performed = await perform([tooth]);
});

const hotline = () => history(performed.store, ticket, id);
const dispute = () => history(performed.store, complaint, id);
const clue = () => history(performed.store, report, id);

describe("story B: the tooth", () => {
  it("comes in by phone, is refused by the restaurant, and is urgent once the caller was heard to be agitated", async () => {
    expect(only(await hotline(), "Registered")).toMatchObject({ channel: "phone", topic: "food", urgent: false });
    const urgent = async (time: string) =>
      (await load(performed.store, ticket, id, { asOf: local(time) })).state.urgent;
    expect([await urgent("07-19 11:55"), await urgent("07-19 11:56")]).toEqual([false, true]);
    expect(only(await hotline(), "FlagSet").at > only(await hotline(), "Contacted").at).toBe(true);
    expect(only(await hotline(), "WorkNoted").note).toContain("拒绝赔偿");
  });

  it("is visited and mediated in a lunch break, when no clock runs and every step is lawful", async () => {
    const visited = only(await hotline(), "SiteVisited");
    const [agreed] = (await dispute()).filter(({ type }) => type === "Agreed");
    expect(new Set(visited.officers).size).toBe(2);
    expect(visited.inspection).toBe(true);
    expect(chinaCalendar.isWorkday(chinaCalendar.dayOf(visited.at))).toBe(true);
    expect(chinaCalendar.officeTimeBetween(visited.at, agreed?.occurredAt ?? "")).toBe(0);
    expect(only(await dispute(), "Accepted").late).toBe(false);
    expect(only(await hotline(), "Replied").late).toBe(false);
  });

  it("could as well have been visited and settled at night", async () => {
    const visit = { officers: ["jibei-officer-1", "jibei-officer-2"], inspection: true, findings: "现场笔录" };
    const night = "07-19 23:40";
    const visited = { type: "RecordVisit", data: visit } as const;
    expect(await asked(performed.store, ticket, id, "07-19 12:14", visited, night)).toBe("accepted");
    const agreed = { type: "Agree", data: { terms: "赔偿治疗费", performedAtOnce: true } } as const;
    expect(await asked(performed.store, complaint, id, "07-19 13:19", agreed, night)).toBe("accepted");
  });

  it("is performed at once, and so has a record and no mediation document; otherwise it would need one", async () => {
    expect(only(await dispute(), "Agreed")).toMatchObject({
      ...{ agreed: yuan("2000.00"), recovered: yuan("2000.00") },
      paper: { kind: "record", because: "performedAtOnce" },
    });
    const data = { terms: "餐馆赔偿治疗费", amount: yuan("2000.00"), performedAtOnce: false };
    const later = await asked(performed.store, complaint, id, "07-19 13:19", { type: "Agree", data });
    expect(later).toBe("document-missing");
    const { deadline, basis } = only(await dispute(), "Accepted").mediateBy;
    expect([deadline.day, basis]).toEqual([
      "2023-09-20",
      { act: "samr-complaints", article: "21(5)", edition: "2022-09" },
    ]);
  });

  it("opens a food-safety clue of its own, which the settlement neither closes nor delays", async () => {
    const { checkBy, reporter } = only(await clue(), "Received");
    expect([reporter, checkBy.deadline.day, checkBy.basis.article]).toEqual([undefined, "2023-08-09", "18"]);
    const standing = async (asOf: string) =>
      (await load(performed.store, report, id, { asOf: local(asOf) })).state.status;
    expect([await standing("07-20 09:40"), await standing("07-28 10:00")]).toEqual(["checking", "notFiled"]);
    expect(only(await clue(), "NotFiled")).toMatchObject({ reason: "noEvidence", late: false });
    const data = { reason: "settled", explanation: "已赔付", officer: "jibei-officer-1" } as const;
    const waived = await asked(performed.store, report, id, "07-28 09:59", { type: "NotFile", data });
    expect(waived).toBe("settlement-waives-nothing");
  });

  it("ends with a reply, a callback and a satisfied caller", async () => {
    expect((await hotline()).at(-1)).toMatchObject({
      type: "Closed",
      data: { ending: "handled", late: false, process: "satisfied", result: "satisfied" },
    });
  });

  it("tells the restaurant nothing by which the caller's number or words could be known, and the clue names nobody", async () => {
    const seen = respondentView((await load(performed.store, complaint, id)).state);
    const learnt = reportedView((await load(performed.store, report, id)).state);
    expect(JSON.stringify([seen, learnt])).not.toMatch(/13900000204|硌掉/);
    expect(JSON.stringify(await clue())).not.toMatch(/吴|13900000204/);
  });
});
