import type { Instant } from "@caseloop/law";
import { afterEnd } from "../moment.ts";
import type { Phase, ReadCoordination } from "./phase.ts";

/** Requests not answered and a dispute not settled, from the moment they are overdue. */
export function owedIn({ status, lead, dispute, requests }: ReadCoordination) {
  if (status !== "open") return [];
  const unanswered = requests.flatMap(({ unit, due, answered, overran }, i) =>
    answered || overran
      ? []
      : [
          {
            at: afterEnd({ due }),
            told: (at: Instant) => ({ type: "RequestOverran" as const, data: { request: i + 1, unit, due, at } }),
          },
        ],
  );
  if (!dispute || dispute.overran) return unanswered;
  const { due } = dispute.settleBy.deadline;
  const data = { units: dispute.units, responsible: lead, due };
  const unsettled = {
    at: afterEnd({ due }),
    told: (at: Instant) => ({ type: "DisputeOverran" as const, data: { ...data, at } }),
  };
  return [...unanswered, unsettled];
}

/** 超期: a date passes although nobody acts, and a tick notices. */
export const overdue: Phase<"FallDue", "RequestOverran" | "DisputeOverran" | "Scheduled"> = {
  decide: {
    FallDue: (_, coordination, { at }) =>
      owedIn(coordination)
        .filter((owed) => owed.at <= at)
        .map(({ told }) => told(at)),
  },
  evolve: {
    RequestOverran({ requests }, { data }) {
      const asked = requests[data.request - 1];
      if (asked) asked.overran = true;
    },
    DisputeOverran({ dispute }) {
      if (dispute) dispute.overran = true;
    },
    Scheduled() {},
  },
};
