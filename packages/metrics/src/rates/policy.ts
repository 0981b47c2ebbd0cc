import { loadPolicy, type Policy } from "@caseloop/law";
import { z } from "zod";

/** What an answer is taken for; `half` is half a satisfied one, `exclude` no valid callback at all. */
const takenFor = z.enum(["satisfied", "half", "dissatisfied", "exclude"]);

/**
 * 计算口径: what counts in a rate's numerator and denominator, each choice by name.
 * The bureau's own cases 未诉先办 are no switch: they are outside every complaint rate (M13).
 */
const ruleSchema = z.strictObject({
  /** 未联系上 */
  unreachable: takenFor,
  /** 拒绝评价: reached, and would not say. */
  declined: takenFor,
  /** 一般、中评 */
  neutral: takenFor,
  /** 匿名: callbacks of callers who gave no name. */
  anonymous: z.enum(["count", "exclude"]),
  /** 不合理诉求: tickets stopped with a written note after lawful handling [JN 25], in the rates of satisfaction and redo. */
  unreasonable: z.enum(["count", "exclude"]),
  /** 未问是否解决: a valid callback that left open whether the matter is solved. */
  unsaid: z.enum(["unsolved", "exclude"]),
  /** Whose callbacks count: the city's, or the last one whoever made it. */
  callbacks: z.enum(["any", "city"]),
  /** 轮次: which cycle of a redone ticket counts. */
  cycle: z.enum(["first", "last", "each"]),
  /** 主办、协办: who a ticket counts for. */
  attribution: z.enum(["lead", "leadAndAssist"]),
  /** 办结: what has to happen by the deadline, the unit's reply or the end of the ticket. */
  closing: z.enum(["reply", "end"]),
  /** Tickets of other systems in the response rate: their contacts are recorded elsewhere. */
  importedResponse: z.enum(["count", "exclude"]),
});
export type RateRules = z.output<typeof ruleSchema>;

/** The editions of a way of counting; throws `InvalidPolicy` and `PolicyEditionsClash`. */
export const loadRatePolicy = (documents: unknown): Policy<RateRules> => loadPolicy(ruleSchema, documents);

/** A way of counting to start from. How a place counts is its own decision: every switch here is assumed. */
export const assumedRatePolicy: Policy<RateRules> = loadRatePolicy([
  {
    id: "rates",
    version: "assumed-1",
    effective: { from: "2018-09-01" },
    assumed: true,
    rules: {
      unreachable: "exclude",
      declined: "exclude",
      neutral: "dissatisfied",
      anonymous: "count",
      unreasonable: "exclude",
      unsaid: "exclude",
      callbacks: "any",
      cycle: "each",
      attribution: "lead",
      closing: "reply",
      importedResponse: "exclude",
    },
  },
]);
