import type { Phase } from "./phase.ts";
import { against } from "./refusals.ts";

/** 解除督办: with a result, and never by the unit supervised. */
export const lifting: Phase<"Lift", "SupervisionLifted"> = {
  decide: {
    Lift({ data }, supervision, { at }) {
      const { status, round, tickets, units, leaders, notices, measures, spokeFor } = supervision;
      const took = leaders.filter(({ tookPart }) => tookPart > 0).map(({ leader }) => leader);
      const resolved = data.result === "resolved";
      return (
        against(
          status !== "standing" && "not-supervised",
          (units.includes(data.office) || spokeFor.includes(data.officer)) && "lifts-itself",
          resolved && took.length === 0 && "no-leader-took-part",
          resolved && notices.some(({ answered }) => !answered) && "notice-unanswered",
          resolved && measures.some(({ done }) => !done) && "measure-open",
        ) ?? [{ type: "SupervisionLifted", data: { ...data, round, tickets, leaders: took, at } }]
      );
    },
  },
  evolve: {
    SupervisionLifted(supervision, { data }) {
      supervision.latest = data.at;
      supervision.status = "lifted";
    },
  },
};
