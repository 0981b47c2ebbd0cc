import { CaseloopError, type FieldIssue, fieldIssues } from "@caseloop/core";
import { z } from "zod";
import { daySchema } from "./schema.ts";
import { addDays, type Day } from "./time.ts";

/** 文件版本: one version of a policy, from its first day to its last, both included; no `to` while it is in force. */
export interface PolicyEdition<Rules> {
  readonly id: string;
  readonly version: string;
  readonly effective: { readonly from: Day; readonly to?: Day | undefined };
  /** True where nobody could confirm its figures. */
  readonly assumed?: true | undefined;
  readonly rules: Rules;
}

/** Which edition of which policy decided; recorded in events. */
export const policyRefSchema = z.object({ id: z.string().min(1), version: z.string().min(1) });
export type PolicyRef = z.output<typeof policyRefSchema>;

/** A policy's editions in order of time, without gap or overlap. */
export interface Policy<Rules> {
  readonly id: string;
  readonly editions: readonly PolicyEdition<Rules>[];
}

/** A policy document is not filled in correctly; `facts.issues` names field, what came and what was expected. */
export class InvalidPolicy extends CaseloopError<"invalid-policy", { issues: readonly FieldIssue[] }> {
  constructor(issues: readonly FieldIssue[]) {
    const list = issues.map(({ field, problem, received }) => `${field || "documents"}: ${problem} (got ${received})`);
    super("invalid-policy", `policy documents are not filled in correctly: ${list.join("; ")}`, { issues });
  }
}

/** Two editions overlap, leave a gap, or belong to different policies; or one ends before it begins. */
export class PolicyEditionsClash extends CaseloopError<
  "policy-editions-clash",
  { first: string; second: string; problem: string }
> {
  constructor(first: PolicyEdition<unknown>, second: PolicyEdition<unknown>, problem: string) {
    const facts = { first: `${first.id}@${first.version}`, second: `${second.id}@${second.version}`, problem };
    super("policy-editions-clash", `policies ${facts.first} and ${facts.second} ${problem}`, facts);
  }
}

/** No edition of the policy is in force on that day. */
export class PolicyNotInForce extends CaseloopError<"policy-not-in-force", { policy: string; day: Day }> {
  constructor(policy: string, day: Day) {
    super("policy-not-in-force", `policy ${policy} is not in force on ${day}`, { policy, day });
  }
}

/** Reads the editions of one policy in any order; throws `InvalidPolicy` and `PolicyEditionsClash`, naming both editions. */
export function loadPolicy<Rules>(rules: z.ZodType<Rules>, documents: unknown): Policy<Rules> {
  const document = z.object({
    id: z.string().min(1),
    version: z.string().min(1),
    effective: z.object({ from: daySchema, to: daySchema.optional() }),
    assumed: z.literal(true).optional(),
    rules,
  });
  const parsed = z.array(document).min(1).safeParse(documents);
  if (!parsed.success) throw new InvalidPolicy(fieldIssues(parsed.error, documents));
  const editions = parsed.data.toSorted((a, b) => (a.effective.from < b.effective.from ? -1 : 1));
  editions.forEach((edition, index) => {
    const { from, to } = edition.effective;
    if (to !== undefined && to < from) throw new PolicyEditionsClash(edition, edition, `end on ${to} before ${from}`);
    const next = editions[index + 1];
    if (!next) return;
    if (next.id !== edition.id) throw new PolicyEditionsClash(edition, next, "are not editions of one policy");
    const begins = next.effective.from;
    if (to === undefined || to >= begins) throw new PolicyEditionsClash(edition, next, `overlap at ${begins}`);
    if (addDays(to, 1) < begins) throw new PolicyEditionsClash(edition, next, `leave a gap after ${to}`);
  });
  return { id: editions[0]?.id ?? "", editions };
}

/** The edition in force on that day; throws `PolicyNotInForce`. */
export function editionOn<Rules>({ id, editions }: Policy<Rules>, day: Day): PolicyEdition<Rules> {
  // Days of four-digit years sort as text.
  const found = editions.find(({ effective: { from, to } }) => from <= day && (to === undefined || day <= to));
  if (!found) throw new PolicyNotInForce(id, day);
  return found;
}
