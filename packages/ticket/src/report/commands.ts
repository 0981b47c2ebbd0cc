import { personal } from "@caseloop/core";
import { z } from "zod";
import { notFiledReasons } from "./reasons.ts";

const id = z.string().min(1);
const text = z.string().min(1);
const own = (schema: z.ZodString) => personal(schema, { subject: "reporter" });

/** 举报人: anonymous 匿名 gives no identity; named 实名 and confidential 保密 give a name, confidential keeps it within the check. */
export const reporterSchema = z.object({
  disclosure: z.enum(["anonymous", "named", "confidential"]),
  name: z.exactOptional(own(text)),
  phone: z.exactOptional(own(text)),
  address: z.exactOptional(own(text)),
  idNumber: z.exactOptional(own(text)),
});

export const commands = {
  /** Enter a report (举报), or without `reporter` a clue that an officer found (线索); the facts are the reporter's own words. */
  Receive: z.object({
    ticket: z.exactOptional(id),
    reporter: z.exactOptional(reporterSchema),
    reported: id,
    facts: own(text),
  }),
  /** The same reporter reports the same matter again; an officer has compared the facts. */
  Repeat: z.object({ facts: own(text), compared: z.enum(["sameFacts", "newFacts"]), officer: id, approver: id }),
  /** Ask for more time to check (延长核查). */
  AskExtension: z.object({ officer: id, reason: text }),
  /** The head of the bureau (负责人) decides on it. */
  DecideExtension: z.object({ approver: id, granted: z.boolean() }),
  /** Open an enforcement case (立案); its conditions are the case's own matter. */
  FileCase: z.object({ case: id, officer: id }),
  /** No case (不予立案); the last two reasons exist to be refused with an explanation. */
  NotFile: z.object({ reason: z.enum([...notFiledReasons, "settled", "withdrawn"]), explanation: text, officer: id }),
  /** Tell the reporter whether a case was filed (告知举报人). */
  TellReporter: z.object({ officer: id }),
  /** Another authority is competent: hand the report over (移送). */
  Transfer: z.object({ to: id, reason: text, officer: id }),
  /** Two authorities both claim it, or neither does (管辖争议). */
  DisputeJurisdiction: z.object({ with: id, officer: id }),
  /** Agreed between the two, or designated by their common superior (指定管辖). */
  SettleJurisdiction: z.discriminatedUnion("how", [
    z.object({ how: z.literal("agreed"), ours: z.boolean(), officer: id }),
    z.object({ how: z.literal("designated"), ours: z.boolean(), officer: id, superior: id }),
  ]),
  /** The same facts are also a complaint (投诉): link the two tracks. */
  LinkComplaint: z.object({ complaint: id }),
};
