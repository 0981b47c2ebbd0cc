import { basis, complaintMeasures, dueAfter, isLate } from "@caseloop/law";
import { orderOn } from "./order.ts";
import { type Phase, unlessUndecided } from "./phase.ts";
import { refuse } from "./refusals.ts";

/** 登记、受理: entered, tested, then accepted, refused or taken as an ordinary complaint, once. */
export const intake: Phase<"Open" | "TestConsumer" | "Accept" | "Refuse" | "TakeAsOrdinary"> = {
  Open({ data }, complaint, context) {
    if (complaint.status !== "none") return refuse("complaint-open");
    const { accept } = orderOn(context.at, context);
    return [{ type: "Opened", data: { ...data, acceptBy: dueAfter(accept, context.at, context.calendar) } }];
  },

  TestConsumer({ data }, complaint) {
    const undecided = complaint.status === "withMerchant" ? undefined : unlessUndecided(complaint);
    return undecided ?? [{ type: "ConsumerTested", data: { ...data, consumer: data.purpose !== "business" } }];
  },

  Accept({ data }, complaint, context) {
    const refusal = unlessUndecided(complaint);
    if (refusal) return refusal;
    if (complaint.consumer === false) return refuse("not-a-consumer");
    const mediateBy = dueAfter(orderOn(context.at, context).mediation, context.at, context.calendar);
    return [{ type: "Accepted", data: { ...data, mediateBy, late: isLate(context.at, complaint.acceptBy) } }];
  },

  Refuse({ data: { ground: code, ...data } }, complaint, context) {
    const refusal = unlessUndecided(complaint);
    if (refusal) return refusal;
    const { refusalGrounds, refusalNeedsReasons } = orderOn(context.at, context);
    const ground = refusalGrounds.find((known) => known.code === code);
    if (!ground) return refuse("not-a-ground", { received: code, expected: refusalGrounds.map((known) => known.code) });
    if (refusalNeedsReasons && (data.reasons === undefined || data.remedies === undefined)) {
      return refuse("refusal-needs-reasons");
    }
    const rests = basis(complaintMeasures, ground.article, context.calendar.dayOf(context.at));
    const late = isLate(context.at, complaint.acceptBy);
    return [{ type: "Refused", data: { ...data, ground: { code, basis: rests }, late } }];
  },

  TakeAsOrdinary({ data }, complaint, { at }) {
    const refusal = unlessUndecided(complaint);
    if (refusal) return refusal;
    if (complaint.consumer !== false) return refuse("consumer-test-not-failed");
    return [{ type: "TakenAsOrdinary", data: { ...data, late: isLate(at, complaint.acceptBy) } }];
  },
};
