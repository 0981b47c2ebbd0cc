import { describe, expect, it } from "vitest";
import {
  cards,
  chinaCalendar,
  cite,
  complaintClocks,
  enterpriseClocks,
  hotlineClocks,
  type LegalClock,
  workingDays,
} from "../src/index.ts";
import { china } from "./vectors.ts";

/** A clock as a row of the table: figure, unit, act and article. */
const row = ({ term, basis }: LegalClock): string =>
  `${term.n} ${term.unit} ${basis.act}${basis.article ? ` ${basis.article}` : ""}`;

describe("the clocks of complaints and reports", () => {
  const before = complaintClocks("2023-07-20");
  const after = complaintClocks("2026-04-15");

  it("are those of Order 20 until 2026-04-14", () => {
    expect(complaintClocks("2020-01-01").order).toBe("20");
    expect(complaintClocks("2026-04-14").order).toBe("20");
    expect({
      accept: row(before.accept),
      mediation: row(before.mediation),
      tellParties: row(before.tellParties),
      reportCheck: row(before.reportCheck),
      tellNamedReporter: before.tellNamedReporter && row(before.tellNamedReporter),
      jurisdictionDispute: row(before.jurisdictionDispute),
    }).toEqual({
      accept: "7 workingDay samr-complaints 14",
      mediation: "45 workingDay samr-complaints 21(5)",
      tellParties: "7 workingDay samr-complaints 21",
      reportCheck: "15 workingDay samr-penalty-procedure 18",
      tellNamedReporter: "5 workingDay samr-complaints 31",
      jurisdictionDispute: "7 workingDay samr-complaints",
    });
  });

  it("are those of Order 121 from 2026-04-15", () => {
    expect(after.order).toBe("121");
    expect({
      accept: row(after.accept),
      mediation: row(after.mediation),
      tellParties: row(after.tellParties),
      reportCheck: row(after.reportCheck),
      jurisdictionDispute: row(after.jurisdictionDispute),
    }).toEqual({
      accept: "7 workingDay samr-complaints 15",
      mediation: "60 naturalDay samr-complaints 23(5)",
      tellParties: "7 workingDay samr-complaints 23",
      reportCheck: "15 workingDay samr-complaints 27",
      jurisdictionDispute: "7 workingDay samr-complaints 33",
    });
    expect(after).not.toHaveProperty("tellNamedReporter");
    expect([after.repeatedReport?.article, after.testingExcluded.article]).toEqual(["35", "22"]);
    expect([before.refusalNeedsReasons, after.refusalNeedsReasons]).toEqual([false, true]);
  });

  it("extend the check of a report by 15 working days, with the head's approval", () => {
    for (const clocks of [before, after]) {
      expect(clocks.reportCheck.extension).toMatchObject({ term: { unit: "workingDay", n: 15 }, approval: "head" });
    }
  });

  it("do not exist before Order 20", () => {
    expect(() => complaintClocks("2019-12-31")).toThrowError(expect.objectContaining({ code: "act-not-in-force" }));
  });

  it("cite the wording in force on the day", () => {
    expect(complaintClocks("2020-06-01").accept.basis.edition).toBe("2019");
    expect(before.accept.basis.edition).toBe("2022-09");
    expect(complaintClocks("2020-06-01").reportCheck).toMatchObject({
      assumed: true,
      basis: { edition: "2018", article: "17" },
    });
    expect(cite(after.mediation.basis, "zh")).toBe("《市场监督管理投诉举报处理办法》（总局令第121号）第二十三条第五项");
  });

  it("refuse on six grounds, and on seven under Order 121", () => {
    expect(before.refusalGrounds.map(({ article }) => article)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `15(${n})`));
    expect(after.refusalGrounds.map(({ article }) => article)).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `16(${n})`));
    const added = after.refusalGrounds.filter(
      ({ code }) => !before.refusalGrounds.some((ground) => ground.code === code),
    );
    expect(added.map(({ code }) => code)).toEqual(["material-missing-or-false", "impersonation"]);
  });
});

describe("the clocks of the hotline", () => {
  it("reply in 5 working days, extended by at most 10; returned within 2", () => {
    const { reply, giveBack } = hotlineClocks("2023-07-20");
    expect([row(reply), reply.extension?.term.n, row(giveBack)]).toEqual([
      "5 workingDay jinan-hotline 24",
      10,
      "2 workingDay shandong-practice",
    ]);
  });

  it('have the "2110" profile from 2023-05-24, and say that it is assumed', () => {
    const { contact, firstReply, close } = enterpriseClocks("2023-05-24");
    expect([contact, firstReply, close].map(row)).toEqual([
      "2 workingHour jiyang-2110",
      "1 workingDay jiyang-2110",
      "10 workingDay jiyang-2110",
    ]);
    expect([contact, firstReply, close].every(({ assumed }) => assumed)).toBe(true);
    expect(() => enterpriseClocks("2023-05-23")).toThrowError(expect.objectContaining({ code: "act-not-in-force" }));
  });

  it("show yellow one working day before due and red on the first overdue day", () => {
    const reply = workingDays(5).after(china("2023-09-28"), chinaCalendar);
    expect(reply.day).toBe("2023-10-11");
    expect(cards(reply, chinaCalendar)).toEqual({
      yellow: chinaCalendar.startOf("2023-10-10"),
      red: chinaCalendar.startOf("2023-10-12"),
    });
  });

  it("never show yellow before the clock starts", () => {
    const from = china("2023-07-20", "15:00");
    expect(cards(workingDays(1).after(from, chinaCalendar), chinaCalendar).yellow).toBe(from);
  });
});
