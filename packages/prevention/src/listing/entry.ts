import { addMonths, dueAfter, isLate } from "@caseloop/law";
import type { Phase, Read } from "./phase.ts";
import { against, refuse } from "./refusals.ts";
import { standsOn } from "./state.ts";

/** 列入: from the proposal through notice and objection to the decision and its publication. */
export const entry: Phase<
  "Propose" | "GiveNotice" | "Object" | "Waive" | "DecideObjection" | "Enter" | "Drop" | "Publish"
> = {
  Propose: ({ data }, { status }, { at, calendar }) =>
    against(
      status !== "none" && "already-proposed",
      data.list === "black" && data.decision === undefined && "decision-needed",
      data.list === "red" && data.decision !== undefined && "no-decision-on-red",
      data.list === "red" && data.evidence.length === 0 && "evidence-needed",
      data.decision !== undefined && data.decision.on > calendar.dayOf(at) && "decision-ahead",
    ) ?? [{ type: "Proposed", data: { ...data, at } }],
  GiveNotice({ data }, state, { at, calendar, rules }) {
    const refusal =
      unlessProposed(state) ??
      against(state.list === "red" && "red-needs-no-notice", state.objectBy !== undefined && "notice-given");
    if (refusal) return refusal;
    const objectBy = dueAfter(rules(calendar.dayOf(at)).objection, at, calendar);
    return [{ type: "NoticeGiven", data: { ...data, objectBy, at } }];
  },
  Object: ({ data }, state, { at }) => unlessMayObject(state, at) ?? [{ type: "Objected", data: { ...data, at } }],
  Waive: ({ data }, state, { at }) => unlessMayObject(state, at) ?? [{ type: "Waived", data: { ...data, at } }],
  DecideObjection({ data }, state, { at }) {
    const refusal =
      unlessProposed(state) ??
      against(!state.objected && "no-objection", data.officer === state.proposer && "proposer-decides");
    if (refusal) return refusal;
    const decided = { type: "ObjectionDecided" as const, data: { ...data, at } };
    if (!data.upheld) return [decided];
    const { officer, reasons: reason } = data;
    return [decided, { type: "Dropped", data: { officer, reason, because: "objection", at } }];
  },
  Enter({ data }, state, { at, calendar, rules }) {
    const { list, proposer, objectBy, objected, waived } = state;
    const today = calendar.dayOf(at);
    const refusal = unlessProposed(state) ?? against(data.approver === proposer && "proposer-decides");
    if (refusal) return refusal;
    if (list === "red") {
      const past = data.until !== undefined && data.until < today;
      return against(past && "day-past") ?? [{ type: "Entered", data: { ...data, at } }];
    }
    if (objectBy === undefined) return refuse("notice-needed");
    const notYet = against(
      data.until !== undefined && "until-is-by-law",
      objected && "objection-open",
      !waived && !isLate(at, objectBy) && "window-open",
    );
    if (notYet) return notYet;
    const { basis, publish, stands, repairAfter } = rules(today);
    const publishBy = dueAfter(publish, at, calendar);
    const counted = (clock: typeof stands) => ({ ...clock, day: addMonths(today, clock.months) });
    return [
      {
        type: "Entered",
        data: { ...data, basis, publishBy, stands: counted(stands), repairAfter: counted(repairAfter), at },
      },
    ];
  },
  Drop: ({ data }, state, { at }) =>
    unlessProposed(state) ?? [{ type: "Dropped", data: { ...data, because: "reconsidered", at } }],
  Publish: ({ data }, state, { at, calendar }) =>
    against(
      state.status === "none" && "no-entry",
      state.status !== "entered" && "not-entered",
      state.published && "already-published",
      !standsOn(state, calendar.dayOf(at)) && "expired",
    ) ?? [
      {
        type: "Published",
        data: { ...data, late: state.publishBy !== undefined && isLate(at, state.publishBy), at },
      },
    ],
};

function unlessProposed({ status }: Read) {
  return against(
    status === "none" && "no-entry",
    (status === "dropped" || status === "removed") && "over",
    status !== "proposed" && "not-proposed",
  );
}

function unlessMayObject(state: Read, at: string) {
  const refusal = unlessProposed(state);
  if (refusal) return refusal;
  const { objectBy, waived, objected } = state;
  if (objectBy === undefined) return refuse("notice-needed");
  return against(waived && "rights-waived", objected && "objection-open", isLate(at, objectBy) && "objection-too-late");
}
