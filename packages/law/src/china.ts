import holidays from "chinese-days/dist/chinese-days.json" with { type: "json" };
import type { Calendar } from "./calendar.ts";
import { isWeekday, tabulated } from "./daytable.ts";

/**
 * 中国大陆工作日历: the State Council's holiday notices from 2004 to 2026, days in Asia/Shanghai.
 *
 * The days come from the data file of chinese-days 1.5.7. Its functions are not used: they answer for any year, and
 * shift a day with the machine's zone. Office hours 08:30–12:00 and 13:30–17:30 are assumed, since every place sets its
 * own; a limit in natural days moves off statutory holidays (Order 121 art. 45), not off plain weekends. Both can be
 * set with `hostCalendar({ base: chinaCalendar, … })`.
 */
export const chinaCalendar: Calendar = tabulated({
  id: "cn",
  version: "cn/chinese-days@1.5.7",
  zone: "Asia/Shanghai",
  covers: { from: "2004-01-01", to: "2026-12-31" },
  officeHours: [
    ["08:30", "12:00"],
    ["13:30", "17:30"],
  ],
  rollOn: "statutoryHoliday",
  kindOf(day, number) {
    if (day in holidays.holidays) return "holiday";
    return isWeekday(number) || day in holidays.workdays ? "workday" : "rest";
  },
});
