import { personal } from "@caseloop/core";
import { z } from "zod";

const caller = { subject: "caller" } as const;

/** Whether the caller gives a name 实名, gives none 匿名, or asks that it be kept from others 保密 [JN 16]. */
const identities = ["named", "anonymous", "confidential"] as const;

/** 来电人: who asked, and how to reach them. Everything but the way of asking is personal data. */
export const callerSchema = z.object({
  identity: z.enum(identities),
  name: personal(z.string().min(1), caller).optional(),
  phone: personal(z.string().min(1), caller).optional(),
  address: personal(z.string().min(1), caller).optional(),
  idNumber: personal(z.string().min(1), caller).optional(),
});

/** Words that came from the caller or are about them: they may name the caller anywhere. */
export const callersWords = personal(z.string().min(1), caller);

/** 被反映方: who the request is about; the name may be a person's. */
export const respondentSchema = z.object({
  name: personal(z.string().min(1), { subject: "respondent" }),
  /** Such as a unified social credit code 统一社会信用代码. */
  id: z.string().min(1).optional(),
});

/** An opaque id of an officer 工作人员, never a name. */
export const officer = z.string().min(1);
/** An opaque id of a unit 单位. */
export const unit = z.string().min(1);

/** 三级负责制: the three tiers that answer for a ticket (M3). */
export const ownersSchema = z.object({
  /** 班子成员 */
  bureauLeader: officer,
  /** 科队所负责人 */
  sectionHead: officer,
  /** 具体承办人 */
  handler: officer,
});
export type Owners = z.output<typeof ownersSchema>;
export const tiers = ["bureauLeader", "sectionHead", "handler"] as const satisfies readonly (keyof Owners)[];

/** Who has a ticket: one lead unit 主办, others that assist 协办 [JN 29]. */
export const assignmentSchema = z.object({
  lead: unit,
  /** 二级承办: the section, team or station inside the lead unit. */
  subUnit: unit.optional(),
  assisting: z.array(unit).default([]),
  owners: ownersSchema,
});

/** 级别: the city's hotline 市热线, the district's office 区热线办, the bureau 局. */
export const levels = ["city", "district", "bureau"] as const;
/** Who calls back [JN 27]. */
export const callbackLevels = ["city", "district"] as const;
/** Who sends a reply back without its counting as a redo; the city orders a redo instead. */
export const internalLevels = ["district", "bureau"] as const;
