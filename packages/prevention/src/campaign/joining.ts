import { type Process, process, type Reaction, send } from "@caseloop/core";
import { interview } from "../interview/index.ts";
import { outreach } from "../outreach/index.ts";
import { training } from "../training/index.ts";
import { warning } from "../warning/index.ts";
import type { Activity } from "./activity.ts";
import { campaign } from "./decide.ts";

/** The campaign an interview or a warning was begun for, until it takes place. */
interface Begun {
  campaign?: string;
}

/** 计入整治成果: what was done for a campaign, told by the thing itself, is linked to it at the moment it was done, once. */
export function joining(): Process<Begun> {
  const link = (to: string | undefined, activity: Activity, id: string, at: string): readonly Reaction[] =>
    to === undefined ? [] : [send(campaign, to, { type: "Link", at, data: { activity, id } })];
  return process({
    name: "joining-campaigns",
    from: [outreach, interview, training, warning],
    initial: {} as Begun,
    key: ({ stream }) => stream,
    on: {
      "interview.Called": (begun, { data }) => remember(begun, data.campaign),
      "warning.Proposed": (begun, { data }) => remember(begun, data.campaign),
    },
    react: {
      "outreach.FindingRecorded": ({ entity, data }) => link(data.campaign, "outreach", entity, data.at),
      "interview.Held": ({ entity, data }, begun) => link(begun?.campaign, "interview", entity, data.at),
      "training.Held": ({ entity, data }) => link(data.campaign, "training", entity, data.at),
      "warning.Published": ({ entity, data }, begun) => link(begun?.campaign, "warning", entity, data.at),
    },
  });
}

function remember(begun: Begun, to: string | undefined): void {
  if (to !== undefined) begun.campaign = to;
}
