import { type EventStore, history } from "@caseloop/core";
import type { Calendar, Day } from "@caseloop/law";
import { campaign, type Evidence, evidenceOf, inspection } from "@caseloop/prevention";
import type { Plan } from "../plan.ts";
import type { Life } from "../stage/step.ts";
import { campaignPlans } from "./campaign-plan.ts";
import { warned } from "./warned.ts";

/** 整治中的消费警示: on the days that a campaign sets, an officer proposes one on what its visits have found wrong; none where nothing was. */
export function campaignWarnings(
  { seed }: Plan,
  store: EventStore,
  calendar: Calendar,
): (day: Day) => Promise<readonly Life[]> {
  return async (day) => {
    const lives: Life[] = [];
    for (const { id, title, audience, warnOn } of campaignPlans) {
      if (!warnOn.includes(day)) continue;
      const nth = warnOn.indexOf(day);
      const evidence = await problemsIn(id, store, warnOn[nth - 1] ?? "", calendar);
      if (evidence.length === 0) continue;
      const draft = {
        ...{ id: `${id}-${nth + 1}`, campaign: id, topic: title, audience, evidence },
        proposer: { kind: "officer" as const, id: "planner-1" },
        title: `消费警示：${title}`,
        text: `检查发现问题${evidence.length}项，请选择证照齐全、标识清楚的经营者。`,
      };
      lives.push(warned(draft, day, seed, calendar));
    }
    return lives;
  };
}

/** The findings of a campaign's visits that were not in order, since the last warning. */
async function problemsIn(id: string, store: EventStore, since: Day, calendar: Calendar): Promise<readonly Evidence[]> {
  const found: Evidence[] = [];
  for (const linked of await history(store, campaign, id)) {
    if (linked.type !== "Linked" || linked.data.activity !== "inspection") continue;
    if (calendar.dayOf(linked.data.at) <= since) continue;
    for (const event of await history(store, inspection, linked.data.id))
      if (event.type === "FindingRecorded" && event.data.result === "fail") found.push(evidenceOf(event));
  }
  return found;
}
