import type { Instant } from "@caseloop/law";
import { afterEnd } from "../moment.ts";
import type { Phase, ReadSupervision } from "./phase.ts";

/** Notices not answered and measures not done, from the moment they are overdue. */
export function owedIn({ status, notices, measures }: ReadSupervision) {
  if (status !== "standing") return [];
  const unanswered = notices.flatMap(({ unit, due, answered, overran }, i) =>
    answered || overran
      ? []
      : [
          {
            at: afterEnd({ due }),
            told: (at: Instant) => ({ type: "NoticeOverran" as const, data: { notice: i + 1, unit, due, at } }),
          },
        ],
  );
  const undone = measures.flatMap(({ unit, responsible, due, done, overran }, i) =>
    done || overran
      ? []
      : [
          {
            at: afterEnd({ due }),
            told: (at: Instant) => ({
              type: "MeasureOverran" as const,
              data: { measure: i + 1, unit, responsible, due, at },
            }),
          },
        ],
  );
  return [...unanswered, ...undone];
}

/** 超期: a date passes although nobody acts, and a tick notices. */
export const overdue: Phase<"FallDue", "NoticeOverran" | "MeasureOverran" | "Scheduled"> = {
  decide: {
    FallDue: (_, supervision, { at }) =>
      owedIn(supervision)
        .filter((owed) => owed.at <= at)
        .map(({ told }) => told(at)),
  },
  evolve: {
    NoticeOverran({ notices }, { data }) {
      const notice = notices[data.notice - 1];
      if (notice) notice.overran = true;
    },
    MeasureOverran({ measures }, { data }) {
      const measure = measures[data.measure - 1];
      if (measure) measure.overran = true;
    },
    Scheduled() {},
  },
};
