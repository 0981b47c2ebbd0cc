import { type Act, basis, type Day, defineAct, type LegalClock, successive, workingDays } from "@caseloop/law";

/** 双随机、一公开 notice of 2019; the day it counts from is assumed to be the day it was published. */
const doubleRandomNotice: Act = defineAct({
  id: "samr-double-random",
  title: {
    zh: "市场监管总局关于全面推进“双随机、一公开”监管工作的通知",
    en: "SAMR Notice on Fully Advancing Double-Random, One-Publication Regulation",
  },
  editions: successive({ edition: "2019", from: "2019-02-12", assumed: true }),
});

/** The clocks of an inspection. */
export interface InspectionClocks {
  /** 公示: the result is published within it, from the end of the check. */
  readonly publish: LegalClock;
}

/** The clocks in force on that day; throws `ActNotInForce` before 2019-02-12. That the limit is twenty working days is assumed. */
export function inspectionClocks(day: Day): InspectionClocks {
  return { publish: { term: workingDays(20), basis: basis(doubleRandomNotice, undefined, day), assumed: true } };
}
