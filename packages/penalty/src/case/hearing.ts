import { dueAfter, isLate } from "@caseloop/law";
import { clocksAt, type Phase, type ReadCase, step } from "./phase.ts";
import { against, type CaseRefusal, refuse } from "./refusals.ts";
import { asJudges, judges } from "./separation.ts";
import { restart, stop } from "./standstill.ts";

/**
 * 听证: on request within the five days, before a host who did not investigate, announced seven working days ahead. The time from
 * the request to the report is not counted (Penalty Law art. 63 to 65, procedure art. 57, 64).
 */
export const hearing: Phase<
  "RequestHearing" | "ArrangeHearing" | "EndHearing" | "ReportHearing",
  "HearingRequested" | "HearingArranged" | "HearingEnded" | "HearingReported"
> = {
  decide: {
    RequestHearing(_, state, context) {
      const { at } = context;
      const { notice } = state;
      if (state.status !== "notified" || !notice?.servedAt) return refuse("not-notified");
      return (
        against(
          !notice.hearingRight && "no-hearing-right",
          notice.waived.includes("hearing") && "waived",
          notice.hearing !== undefined && "hearing-open",
          isLate(at, notice.defenceBy) && "defence-too-late",
        ) ?? [{ type: "HearingRequested", data: { at } }, ...stop(state, "hearing", context)]
      );
    },
    ArrangeHearing({ data }, state, context) {
      const { at, calendar } = context;
      const { hearingNotice } = clocksAt(at, context);
      const ahead = calendar.workdaysBetween(calendar.dayOf(at), data.day);
      return (
        against(
          !awaited(state) && "no-hearing",
          asJudges(state, data.host),
          ahead < hearingNotice.term.n && "hearing-too-soon",
        ) ?? [{ type: "HearingArranged", data: { ...data, basis: hearingNotice.basis, at } }]
      );
    },
    EndHearing({ data }, state, context) {
      const { at, calendar } = context;
      const found = awaited(state);
      if (!found) return refuse("no-hearing");
      const over = [{ type: "HearingEnded" as const, data: { ...data, at } }];
      if (data.how === "withdrawn") return [...over, ...restart(state, "hearing", context)];
      const refusal = against(
        found.host === undefined && "no-hearing",
        found.host !== data.officer && "not-the-host",
        found.day !== calendar.dayOf(at) && "not-the-day",
      );
      if (refusal) return refusal;
      return data.how === "held" ? over : [...over, ...restart(state, "hearing", context)];
    },
    ReportHearing({ data }, state, context) {
      const { at, calendar } = context;
      const found = hearingOf(state);
      const refusal = against(
        !(found?.ended === "held" && !found.reported) && "no-hearing",
        found?.host !== data.host && "not-the-host",
      );
      if (refusal) return refusal;
      const reviewBy = dueAfter(clocksAt(at, context).review, at, calendar);
      return [{ type: "HearingReported", data: { ...data, reviewBy, at } }, ...restart(state, "hearing", context)];
    },
  },
  evolve: {
    HearingRequested(state, { data }) {
      step(state, data.at);
      if (state.notice) state.notice.hearing = { reported: false };
    },
    HearingArranged(state, { data }) {
      step(state, data.at);
      judges(state, [data.host]);
      const found = state.notice?.hearing;
      if (found) Object.assign(found, { host: data.host, day: data.day });
    },
    HearingEnded(state, { data }) {
      step(state, data.at);
      const found = state.notice?.hearing;
      if (found) found.ended = data.how;
      if (data.how === "held") state.heard = true;
    },
    HearingReported(state, { data }) {
      step(state, data.at);
      const found = state.notice?.hearing;
      if (found) found.reported = true;
      // 经过听证程序的，在听证结束后进行法制审核.
      state.passed.legal = false;
      state.discussed = false;
      state.reviewBy = data.reviewBy;
    },
  },
};

/** The hearing that was asked for, while the case it is for goes on. */
function hearingOf({ status, notice }: ReadCase) {
  return status === "notified" ? notice?.hearing : undefined;
}

/** The same, where it has not been held or given up. */
function awaited(state: ReadCase) {
  const found = hearingOf(state);
  return found?.ended === undefined ? found : undefined;
}

/** A hearing is under way, or its report is missing. */
export function hearingOpen({ notice }: Pick<ReadCase, "notice">): boolean {
  const found = notice?.hearing;
  return found !== undefined && (found.ended === undefined || (found.ended === "held" && !found.reported));
}

/** Why the party has not been heard yet 听取意见: not served, still in time and not waived, unanswered, or a hearing under way. */
export function unheard(state: ReadCase, at: string): CaseRefusal | false {
  const { status, notice } = state;
  if (status !== "notified" || !notice?.servedAt) return "not-notified";
  if (hearingOpen(state)) return "hearing-open";
  if (notice.defences.some(({ answered }) => !answered)) return "defence-unanswered";
  const mayDefend = !notice.waived.includes("defence");
  const mayBeHeard = notice.hearingRight && !notice.waived.includes("hearing") && notice.hearing === undefined;
  return !isLate(at, notice.defenceBy) && (mayDefend || mayBeHeard) && "defence-window-open";
}
