import { personal } from "@caseloop/core";
import { dueSchema, legalBasisSchema } from "@caseloop/law";
import { z } from "zod";
import { commands, reporterSchema } from "./commands.ts";
import { notFiledReasons } from "./reasons.ts";

const id = z.string().min(1);
const text = z.string().min(1);
const facts = personal(text, { subject: "reporter" });

/** How the check ended: whether its deadline was ever missed, and by when the reporter is told. */
const checked = { officer: id, late: z.boolean(), tellBy: z.exactOptional(dueSchema) };

export const events = {
  Received: z.object({
    ticket: z.exactOptional(id),
    reporter: z.exactOptional(reporterSchema),
    reported: id,
    facts,
    checkBy: dueSchema,
  }),
  /** Same facts: not handled again (不再处理), by `basis`. */
  RepeatNotHandled: z.object({ facts, officer: id, basis: legalBasisSchema }),
  /** New facts: merged (合并处理), and the check's clock starts again; `late` if the clock before it had run out. */
  RepeatMerged: z.object({
    facts,
    officer: id,
    approver: id,
    basis: legalBasisSchema,
    checkBy: dueSchema,
    late: z.boolean(),
  }),
  ExtensionAsked: commands.AskExtension,
  ExtensionGranted: z.object({ officer: id, approver: id, basis: legalBasisSchema, checkBy: dueSchema }),
  ExtensionDenied: z.object({ officer: id, approver: id }),
  CaseFiled: z.object({ case: id, ...checked }),
  NotFiled: z.object({ reason: z.enum(notFiledReasons), explanation: text, ...checked }),
  ReporterTold: z.object({ officer: id, late: z.boolean() }),
  Transferred: z.object({ to: id, reason: z.exactOptional(text), officer: id, late: z.boolean() }),
  JurisdictionDisputed: commands.DisputeJurisdiction.extend({ settleBy: dueSchema }),
  JurisdictionSettled: z.object({
    with: id,
    how: z.enum(["agreed", "designated"]),
    ours: z.boolean(),
    officer: id,
    superior: z.exactOptional(id),
    late: z.boolean(),
  }),
  ComplaintLinked: commands.LinkComplaint,
};
