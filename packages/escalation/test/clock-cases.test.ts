import { acts, chinaCalendar, naturalDays, workingDays } from "@caseloop/law";
import { describe, expect, it } from "vitest";
import { caseProfile } from "../src/index.ts";
import { lines, look, on, play, seen } from "./clock-play.ts";

const context = { calendar: chinaCalendar, acts, profiles: [caseProfile] };
/** A limit as a case records it. */
const limit = (term: typeof workingDays, n: number, day: string, article: string) => ({
  deadline: term(n).after(on(day), chinaCalendar),
  basis: { act: "samr-penalty-procedure", article, edition: "2022" },
});

describe("the clocks of an enforcement case", () => {
  it("check 15 working days [18], decision 90 days [64], review 10 working days [55], service 7 [81]", () => {
    const { events } = play(context, [
      seen("case.ClueOpened", "07-10", { checkBy: limit(workingDays, 15, "07-10", "18") }),
      seen("case.CaseFiled", "07-20", { decideBy: limit(naturalDays, 90, "07-20", "64") }),
      seen("case.InvestigationConcluded", "08-01", { reviewBy: limit(workingDays, 10, "08-01", "55") }),
      seen("case.Reviewed", "08-10"),
      seen("case.PenaltyDecided", "09-01", { serveBy: limit(workingDays, 7, "09-01", "81") }),
      look("09-13"),
    ]);
    expect(lines(events)).toEqual([
      "Started 07-10 10:00 due 07-31 end",
      "Stopped 07-20 10:00 met",
      "Started 07-20 10:00 due 10-18 end",
      "Started 08-01 10:00 due 08-15 end",
      "Stopped 08-10 10:00 met",
      "Stopped 09-01 10:00 met",
      "Started 09-01 10:00 due 09-12 end",
      "NoticeGiven 09-13 10:00 half late",
      "NoticeGiven 09-13 10:00 threeQuarters late",
      "NoticeGiven 09-13 10:00 dayBefore late",
      "Breached 09-13 00:00",
    ]);
    const cited = events.flatMap((event) => (event.type === "ClockStarted" ? [event.data.limit.basis] : []));
    expect(cited.map((basis) => "article" in basis && basis.article)).toEqual(["18", "64", "55", "81"]);
  });

  it("testing and a hearing are excluded [64]; the limit after them is the one the case records", () => {
    const { events } = play(context, [
      seen("case.CaseFiled", "07-20", { decideBy: limit(naturalDays, 90, "07-20", "64") }),
      seen("case.ClockStopped", "08-01", { for: "testing" }),
      seen("case.ClockStopped", "08-03", { for: "hearing" }),
      seen("case.ClockRestarted", "08-10", { for: "testing" }),
      seen("case.ClockRestarted", "08-20", { for: "hearing", due: limit(naturalDays, 78, "08-20", "64") }),
      seen("case.DecisionExtended", "09-01", { due: limit(naturalDays, 108, "08-20", "64") }),
    ]);
    const decision = events.filter(({ data }) => "clock" in data && data.clock === "case-procedure/decision");
    expect(lines(decision)).toEqual([
      "Started 07-20 10:00 due 10-18 end",
      "Paused 08-01 10:00 by testing",
      "Paused 08-03 10:00 by testing+hearing",
      "Paused 08-10 10:00 by hearing",
      "Resumed 08-20 10:00 due 11-06 end",
      "Moved 09-01 10:00 due 12-06 end",
    ]);
  });

  it("the right to a defence ends with its five working days [57], and begins anew with a new notice", () => {
    const notice = (day: string) => seen("case.NoticeServed", day, { defenceBy: limit(workingDays, 5, day, "57") });
    const { events, state } = play(context, [
      notice("07-10"),
      look("07-18"),
      notice("07-20"),
      seen("case.DefenceFiled", "07-21"),
    ]);
    expect(lines(events)).toEqual([
      "Started 07-10 10:00 due 07-17 end",
      "Lapsed 07-18 00:00",
      "Started 07-20 10:00 due 07-27 end",
      "Stopped 07-21 10:00 met",
    ]);
    expect(state.clocks["case-procedure/defence"]?.breaches).toEqual([]);
  });
});
