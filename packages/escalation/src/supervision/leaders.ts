import type { Phase } from "./phase.ts";
import { against } from "./refusals.ts";

/** 领导包案: leaders take the matter on, and take part in person. */
export const leaders: Phase<"AssignLeader" | "RecordParticipation", "LeaderAssigned" | "LeaderTookPart"> = {
  decide: {
    AssignLeader: ({ data }, { status, leaders }, { at }) =>
      against(
        status !== "standing" && "not-supervised",
        leaders.some(({ leader }) => leader === data.leader) && "leader-assigned",
      ) ?? [{ type: "LeaderAssigned", data: { ...data, at } }],
    RecordParticipation: ({ data }, { status, leaders }, { at }) =>
      against(
        status !== "standing" && "not-supervised",
        !leaders.some(({ leader }) => leader === data.leader) && "not-the-leader",
      ) ?? [{ type: "LeaderTookPart", data: { ...data, at } }],
  },
  evolve: {
    LeaderAssigned(supervision, { data }) {
      supervision.latest = data.at;
      supervision.leaders.push({ leader: data.leader, tookPart: 0 });
    },
    LeaderTookPart(supervision, { data }) {
      supervision.latest = data.at;
      for (const one of supervision.leaders) if (one.leader === data.leader) one.tookPart += 1;
    },
  },
};
