import { personal } from "@caseloop/core";
import { z } from "zod";

/** 诉求类型: consultation 咨询, complaint 投诉, report 举报, suggestion 建议, help 求助, an enterprise's request 企业诉求. */
export const kinds = ["consultation", "complaint", "report", "suggestion", "help", "enterprise"] as const;
export type Kind = (typeof kinds)[number];

/** 来源渠道 */
export const channels = ["phone", "walkIn", "web", "app", "letter", "outreach", "otherSystem"] as const;

/** How somebody was told 告知方式. */
export const means = ["phone", "message", "letter", "inPerson", "portal", "publicNotice"] as const;

/**
 * The six classes of requests that are refused or handled apart [BJ 11]: emergency 紧急, statutory route 法定途径 [JN 23],
 * nothing new 无新事实, state secret 国家秘密, beyond duty 超出职责, against law or morals 违法违背公序良俗.
 */
export const refusalClasses = [
  "emergency",
  "statutoryRoute",
  "nothingNew",
  "stateSecret",
  "beyondDuty",
  "againstLawOrMorals",
] as const;

/** Where an imported ticket comes from, with all that its row said, so that nothing is lost. */
export const sourceSchema = z.object({
  /** Such as `nyc311`. */
  system: z.string().min(1),
  /** The ticket's key over there. */
  key: z.string().min(1),
  /** SHA-256 of the file, in hexadecimal. */
  digest: z.string().min(1),
  /** The line of the file on which the row starts, from 1. */
  line: z.int().min(1),
  /** The original columns by name; they may hold anything the caller said. */
  fields: personal(z.record(z.string(), z.string()), { subject: "caller" }),
});

/** 满意度: what the caller says in a callback; `notAsked` where there is nobody to ask. */
export const answers = ["satisfied", "neutral", "dissatisfied", "unreachable", "declined", "notAsked"] as const;
export type Answer = (typeof answers)[number];

/** Triggers of escalated supervision 提级督办 (M22). */
export const triggers = ["unclearDuty", "wideCoverage", "newBusinessForm", "collectiveRisk"] as const;
