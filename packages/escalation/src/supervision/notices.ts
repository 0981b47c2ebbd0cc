import type { Phase } from "./phase.ts";
import { against, refuse } from "./refusals.ts";
import { speaksFor } from "./units.ts";

/** 督办通知: a supervisor tells a unit what to do, and the unit answers by a day. */
export const notices: Phase<"IssueNotice" | "AnswerNotice", "NoticeIssued" | "NoticeAnswered"> = {
  decide: {
    IssueNotice: ({ data }, { status, units, notices }, { at, calendar }) =>
      against(
        status !== "standing" && "not-supervised",
        units.includes(data.office) && "supervises-itself",
        !units.includes(data.unit) && "not-a-supervised-unit",
        data.until < calendar.dayOf(at) && "date-passed",
      ) ?? [
        {
          type: "NoticeIssued",
          data: { ...data, notice: notices.length + 1, due: calendar.endOf(data.until), at },
        },
      ],
    AnswerNotice({ data }, { status, notices }, { at }) {
      const notice = notices[data.notice - 1];
      if (status !== "standing") return refuse("not-supervised");
      if (!notice) return refuse("no-such-notice");
      return (
        against(notice.unit !== data.unit && "not-their-task", notice.answered && "already-answered") ?? [
          { type: "NoticeAnswered", data: { ...data, late: at > notice.due, at } },
        ]
      );
    },
  },
  evolve: {
    NoticeIssued(supervision, { data }) {
      supervision.latest = data.at;
      supervision.notices.push({ unit: data.unit, due: data.due, answered: false });
    },
    NoticeAnswered(supervision, { data }) {
      supervision.latest = data.at;
      const notice = supervision.notices[data.notice - 1];
      if (notice) notice.answered = true;
      speaksFor(supervision, data);
    },
  },
};
