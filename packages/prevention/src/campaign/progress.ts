import { type Immutable, projection } from "@caseloop/core";
import type { Day } from "@caseloop/law";
import type { Activity, Target } from "./activity.ts";
import { campaign } from "./decide.ts";
import { results } from "./state.ts";

/** 整治进度: one campaign as a reader sees it. */
export interface CampaignRow {
  title: string;
  from: Day;
  to: Day;
  targets: Target[];
  linked: { activity: Activity; id: string; counts: boolean }[];
  report?: string;
}

/** By campaign: days, targets, and everything linked to it. */
export const campaigns = projection({
  name: "campaigns",
  from: [campaign],
  initial: { title: "", from: "", to: "", targets: [], linked: [] } as CampaignRow,
  key: ({ entity }) => entity,
  on: {
    "campaign.Planned": (row, { data: { title, from, to, targets } }) =>
      void Object.assign(row, { title, from, to, targets }),
    "campaign.Amended"(row, { data }) {
      if (data.to !== undefined) row.to = data.to;
      if (data.targets) row.targets = data.targets;
    },
    "campaign.Linked": (row, { data: { activity, id, counts } }) => void row.linked.push({ activity, id, counts }),
    "campaign.Closed"(row, { data }) {
      row.report = data.report;
    },
  },
});

/** How far each target of a campaign has been reached, as its closing report would say now. */
export function progressOf({ targets, linked }: Immutable<Pick<CampaignRow, "targets" | "linked">>) {
  return results(targets, linked);
}
