import type { Calendar } from "@caseloop/law";
import { campaign } from "@caseloop/prevention";
import type { Plan } from "../plan.ts";
import { type Life, stepsOf } from "../stage/step.ts";
import { morning } from "./agenda.ts";
import { type CampaignPlan, campaignPlans } from "./campaign-plan.ts";

/** 集中整治 (M11, M24): each campaign planned, in one case amended, and closed with a report whose results are counted. */
export function campaignLives({ seed }: Plan, calendar: Calendar): Life[] {
  return campaignPlans.map((plan) => campaignLife(plan, seed, calendar));
}

function* campaignLife(plan: CampaignPlan, seed: string, calendar: Calendar): Life {
  const { id, title, fields, from, to } = plan;
  const step = stepsOf(`${seed}/campaign/${id}`);
  const targets = plan.targets.map(([activity, what, number]) => ({ target: activity, activity, what, number }));
  const applicant = "planner-1";
  const approver = "leader-1";
  yield step(campaign, id, morning(calendar.workdayBefore(from, 3), calendar), applicant, {
    type: "Plan",
    data: { title, fields, from, to, targets, lead: "market-supervision", applicant, approver },
  });
  if (plan.theme === "food")
    yield step(campaign, id, morning(calendar.workdayAfter(from, 5), calendar), applicant, {
      type: "Amend",
      data: {
        targets: targets.map((one) => (one.activity === "inspection" ? { ...one, number: one.number + 20 } : one)),
        ...{ applicant, approver, reason: "根据首周检查情况扩大检查面" },
      },
    });
  yield step(campaign, id, morning(calendar.workdayAfter(to, 3), calendar), applicant, {
    type: "Close",
    data: { officer: applicant, report: `${title}总结` },
  });
}
