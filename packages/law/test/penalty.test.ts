import { describe, expect, it } from "vitest";
import { ActNotInForce, cite, formatYuan, penaltyClocks } from "../src/index.ts";

/** Every clock as figure, unit and article. */
function table(day: string): Record<string, string> {
  const rows = Object.entries({ ...penaltyClocks(day), ...penaltyClocks(day).publication }).flatMap(([name, clock]) => {
    if (typeof clock !== "object" || !("basis" in clock)) return [];
    const { act, article = "-" } = clock.basis;
    const figure =
      "term" in clock
        ? `${clock.term.n} ${clock.term.unit}${clock.extension ? ` + ${clock.extension.term.n} by the ${clock.extension.approval}` : ""}`
        : "months" in clock
          ? `${clock.months} months`
          : "person" in clock
            ? `${formatYuan(clock.person)} / ${formatYuan(clock.entity)}`
            : `${clock.percentPerDay}% a day`;
    return [[name, `${figure}, ${act} ${article}`]];
  });
  return Object.fromEntries(rows);
}

describe("the clocks of a penalty case", () => {
  // Figures and articles: Order 2 of 2018 as amended by Orders 42 (2021) and 61 (2022); Order 45 (2021); the laws named.
  it("are those of the procedure as amended in 2022", () => {
    expect(table("2023-07-20")).toEqual({
      check: "15 workingDay + 15 by the head, samr-penalty-procedure 18",
      review: "10 workingDay, samr-penalty-procedure 55",
      defence: "5 workingDay, samr-penalty-procedure 57",
      hearingNotice: "7 workingDay, penalty-law 64(2)",
      decision: "90 naturalDay + 30 by the head, samr-penalty-procedure 64",
      preservation: "7 workingDay, samr-penalty-procedure 35",
      seizure: "30 naturalDay + 30 by the head, samr-penalty-procedure 38",
      urgentReport: "24 hour, samr-penalty-procedure 36",
      service: "7 workingDay, samr-penalty-procedure 81",
      announcement: "30 naturalDay, samr-penalty-procedure 82(5)",
      payment: "15 naturalDay, samr-penalty-procedure 72",
      surcharge: "3% a day, samr-penalty-procedure 75",
      handIn: "2 workingDay, samr-penalty-procedure 73",
      summaryRecord: "7 workingDay, samr-penalty-procedure 70",
      demand: "10 workingDay, compulsion-law 54",
      litigation: "6 months, litigation-law 46",
      afterReconsideration: "15 naturalDay, litigation-law 45",
      courtApplication: "3 months, compulsion-law 53",
      closing: "15 workingDay, samr-penalty-procedure 77",
      publish: "20 workingDay, samr-penalty-publication 9",
      takeDown: "3 workingDay, samr-penalty-publication 11",
      short: "3 months, samr-penalty-publication 13",
      long: "36 months, samr-penalty-publication 13",
      summary: "¥200.00 / ¥3,000.00, samr-penalty-procedure 66",
      hearing: "¥10,000.00 / ¥100,000.00, penalty-law 63",
    });
  });

  it("cite the edition in force: 2021 to 2022-10-31, 2022 from 2022-11-01", () => {
    expect(penaltyClocks("2022-10-31").decision.basis.edition).toBe("2021");
    expect(penaltyClocks("2022-11-01").decision.basis.edition).toBe("2022");
  });

  it("stand without article and assumed before 2021-07-15, with an article from that day", () => {
    expect(penaltyClocks("2021-07-14").defence).toMatchObject({ assumed: true, basis: { edition: "2018" } });
    expect(penaltyClocks("2021-07-14").defence.basis).not.toHaveProperty("article");
    expect(penaltyClocks("2021-07-15").defence.basis.article).toBe("57");
    expect(penaltyClocks("2021-07-15").defence).not.toHaveProperty("assumed");
  });

  it("know of publication from 2021-09-01 on", () => {
    expect(penaltyClocks("2021-08-31").publication).toBeUndefined();
    expect(penaltyClocks("2021-09-01").publication?.publish.term.n).toBe(20);
  });

  it("are unknown before the procedure of 2019-04-01", () => {
    expect(() => penaltyClocks("2019-03-31")).toThrow(ActNotInForce);
    expect(penaltyClocks("2019-04-01").check.term.n).toBe(15);
  });

  it("are cited in both languages", () => {
    const { demand, publication } = penaltyClocks("2023-07-20");
    expect(cite(demand.basis, "zh")).toBe("《中华人民共和国行政强制法》第五十四条");
    expect(publication && cite(publication.publish.basis, "zh")).toBe(
      "《市场监督管理行政处罚信息公示规定》（总局令第45号）第九条",
    );
  });
});
