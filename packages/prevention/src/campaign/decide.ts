import { type CommandOf, type Decide, decider, type EventOf } from "@caseloop/core";
import { chinaCalendar } from "@caseloop/law";
import type { DaysOnly } from "../correction.ts";
import { twice } from "../party.ts";
import { standing } from "../standing.ts";
import { commands } from "./commands.ts";
import { events } from "./events.ts";
import { against, refuse } from "./refusals.ts";
import { type Campaign, evolve, initial, results } from "./state.ts";

type CampaignDecide = Decide<typeof commands, typeof events, Campaign, DaysOnly>;

/** 集中整治 (M11): fields, days, targets, and the results counted from what was linked to it; its stream is `campaign-<id>`. */
export const campaign = decider({
  name: "campaign",
  initial,
  commands,
  events,
  context: { calendar: chinaCalendar } as DaysOnly,
  decide: standing<CampaignDecide>(
    {
      Plan: ({ data }, { status }, { at }) =>
        against(
          status !== "none" && "already-planned",
          data.to < data.from && "ends-before-it-begins",
          twice(data.targets.map(({ target }) => target)) && "target-named-twice",
          data.applicant === data.approver && "own-approval",
        ) ?? [{ type: "Planned", data: { ...data, at } }],
      Amend: ({ data }, { status, from, to, targets }, { at, calendar }) =>
        against(
          status === "none" && "no-campaign",
          status === "closed" && "closed",
          data.to === undefined && data.targets === undefined && "nothing-to-amend",
          data.to !== undefined && data.to < from && "ends-before-it-begins",
          data.to !== undefined && data.to < calendar.dayOf(at) && "ends-in-the-past",
          data.targets !== undefined && twice(data.targets.map(({ target }) => target)) && "target-named-twice",
          data.applicant === data.approver && "own-approval",
        ) ?? [{ type: "Amended", data: { ...data, before: { to, targets: [...targets] }, at } }],
      Link({ data }, { status, from, to, linked }, { at, calendar }) {
        if (status === "none") return refuse("no-campaign");
        if (linked.some(({ activity, id }) => activity === data.activity && id === data.id)) return [];
        const day = calendar.dayOf(at);
        return [{ type: "Linked", data: { ...data, counts: status !== "closed" && from <= day && day <= to, at } }];
      },
      Close: ({ data }, { status, to, targets, linked }, { at, calendar }) =>
        against(
          status === "none" && "no-campaign",
          status === "closed" && "closed",
          calendar.dayOf(at) <= to && "still-running",
        ) ?? [{ type: "Closed", data: { ...data, results: results(targets, linked), at } }],
    },
    ["Link"],
  ),
  evolve,
});

export type CampaignCommand = CommandOf<typeof campaign>;
export type CampaignEvent = EventOf<typeof campaign>;
