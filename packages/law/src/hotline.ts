import { basis } from "./act.ts";
import type { Calendar } from "./calendar.ts";
import type { LegalClock } from "./clock.ts";
import { jinanHotline, jiyang2110, shandongPractice } from "./local.ts";
import { type Deadline, workingDays, workingHours } from "./term.ts";
import { addMs, type Day, type Instant } from "./time.ts";

/** The clocks of a 12345 hotline ticket 热线工单; all run from dispatch 派单, not from sign-in. */
export interface HotlineClocks {
  /** Reply 答复; a longer statutory limit must be told. */
  readonly reply: LegalClock;
  /** Return 退回 to the dispatcher, with a reason. */
  readonly giveBack: LegalClock;
}

/** Jinan's regulation with Shandong practice, as in force on that day (from 2018-09-01); throws `ActNotInForce` before. */
export function hotlineClocks(day: Day): HotlineClocks {
  const practice = basis(shandongPractice, undefined, day);
  return {
    reply: {
      term: workingDays(5),
      basis: basis(jinanHotline, "24", day),
      extension: { term: workingDays(10), basis: practice },
    },
    giveBack: { term: workingDays(2), basis: practice },
  };
}

/** The clocks of an enterprise's request 企业诉求. */
export interface EnterpriseClocks {
  readonly contact: LegalClock;
  readonly firstReply: LegalClock;
  readonly close: LegalClock;
}

/**
 * The "2110" profile in force from 2023-05-24; throws `ActNotInForce` before.
 * What 2-1-1-0 stands for is **assumed**: contact in 2 working hours, first reply in 1 working day, close in 10 working
 * days. This function is the one place to replace.
 */
export function enterpriseClocks(day: Day): EnterpriseClocks {
  const notice = { basis: basis(jiyang2110, undefined, day), assumed: true } as const;
  return {
    contact: { term: workingHours(2), ...notice },
    firstReply: { term: workingDays(1), ...notice },
    close: { term: workingDays(10), ...notice },
  };
}

/** 黄牌/红牌: the moments from which a ticket that is still open carries a warning card [SD]. */
export interface Cards {
  /** Start of the last working day before the day it is due, but not before the clock started. */
  readonly yellow: Instant;
  /** The first moment after the deadline. */
  readonly red: Instant;
}

/** When the cards of a deadline fall due; throws `CalendarOutOfRange` where the calendar does not reach the day before. */
export function cards(deadline: Deadline, calendar: Calendar): Cards {
  const yellow = calendar.startOf(calendar.workdayBefore(deadline.day, 1));
  return {
    yellow: yellow < deadline.from ? deadline.from : yellow,
    red: addMs(deadline.due, 1),
  };
}
