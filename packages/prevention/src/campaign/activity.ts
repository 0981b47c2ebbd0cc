import { fields } from "@caseloop/penalty";
import { z } from "zod";
import { id, text } from "../party.ts";

/** 整治领域: the eight fields of enforcement (M14), and what else a campaign may be about (M11). */
export const campaignFields = [
  ...fields,
  /** 消费维权 */
  "consumerRights",
  /** 起重机械、家用电梯 */
  "liftingMachinery",
  "other",
] as const;

/** What counts towards a target: a thing done that has an id of its own, and usually events of its own. */
export const activities = [
  /** 检查 */
  "inspection",
  /** 走访 */
  "outreach",
  /** 约谈 */
  "interview",
  /** 立案 */
  "case",
  /** 培训、宣讲、普法 */
  "training",
  /** 消费警示 */
  "warning",
] as const;
export type Activity = (typeof activities)[number];

/** 目标: so many of an activity by the end of the campaign. */
export const targetSchema = z.object({ target: id, activity: z.enum(activities), what: text, number: z.int().min(1) });
export type Target = z.output<typeof targetSchema>;
