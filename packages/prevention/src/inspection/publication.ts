import { dueAfter, isLate } from "@caseloop/law";
import { isUnanswered, itemOf, type Phase, unlessChecking, unlessLive, unlessVisited } from "./phase.ts";
import { against, refuse } from "./refusals.ts";

/** 一公开: the end of the check starts the clock of publication; what was wrong is corrected in public. */
export const publication: Phase<"Conclude" | "Publish" | "CorrectFinding" | "Close"> = {
  Conclude({ data }, now, { at, calendar, clocks }) {
    const refusal = unlessChecking(now);
    if (refusal) return refusal;
    const missing = now.items.filter(({ result }) => result === undefined).map(({ id }) => id);
    if (missing.length > 0) return refuse("findings-missing", { items: missing });
    const absent = now.items.filter(({ result }) => result === "absent").length;
    if (absent > 0 && absent < now.items.length) return refuse("absence-is-of-all");
    const unanswered = now.items.filter(isUnanswered).map(({ id }) => id);
    if (unanswered.length > 0) return refuse("problem-unanswered", { items: unanswered });
    const publishBy = dueAfter(clocks(calendar.dayOf(at)).publish, at, calendar);
    return [{ type: "Concluded", data: { ...data, at, publishBy } }];
  },

  Publish({ data }, now, { at }) {
    const { status, publishBy, items } = now;
    const refusal = unlessLive(now) ?? (status === "published" ? refuse("already-published") : undefined);
    if (refusal || status !== "concluded" || !publishBy) return refusal ?? refuse("not-concluded");
    const results = items.flatMap(({ id, result }) => (result ? { item: id, result } : []));
    return [{ type: "Published", data: { ...data, at, results, publishBy, late: isLate(at, publishBy) } }];
  },

  CorrectFinding({ data }, now, { at }) {
    const refusal = unlessVisited(now);
    if (refusal) return refusal;
    const item = itemOf(now, data.item);
    if (!item) return refuse("item-unknown");
    const { result: was } = item;
    if (was === undefined) return refuse("not-found-yet");
    return (
      against(
        was === data.result && "finding-unchanged",
        (data.approver === data.officer || now.officers.includes(data.approver)) && "own-approval",
      ) ?? [{ type: "FindingCorrected", data: { ...data, at, was } }]
    );
  },

  Close({ data }, now, { at }) {
    const refusal = unlessVisited(now);
    if (refusal) return refusal;
    return (
      against(
        now.status !== "published" && "not-published",
        now.items.some(({ correction }) => correction?.status === "ordered") && "correction-open",
        now.items.some(isUnanswered) && "problem-unanswered",
      ) ?? [{ type: "Closed", data: { ...data, at } }]
    );
  },
};
