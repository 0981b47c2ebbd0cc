import { type Deadline, dueSchema, type LegalBasis, type TermUnit } from "@caseloop/law";
import { cited } from "./basis.ts";
import type { Sentence } from "./words.ts";

/** 期限: a deadline that an event set, with its law. */
export interface SetDeadline {
  /** The field that holds it. */
  readonly field: string;
  readonly deadline: Deadline;
  readonly basis: LegalBasis;
  /** True where nobody could confirm the rule. */
  readonly assumed: boolean;
}

/** Every deadline anywhere in an event, so that none goes untold. */
export function deadlinesIn(data: unknown, field = ""): readonly SetDeadline[] {
  if (typeof data !== "object" || data === null) return [];
  const found = dueSchema.safeParse(data);
  if (!found.success) return Object.entries(data).flatMap(([name, value]) => deadlinesIn(value, name));
  const { basis } = data as { readonly basis: LegalBasis & { readonly assumed?: true } };
  return [{ field, ...found.data, assumed: (found.data.assumed ?? basis.assumed) === true }];
}

/** The sentence of a deadline: what is due, by when, counted how, by which rule. */
export function deadlineSentence(
  { field, deadline, basis, assumed }: SetDeadline,
  local: (at: string) => string,
): Sentence {
  const name = names[field];
  if (name === undefined) throw new Error(`no words for the deadline ${field}`);
  const { n, unit } = deadline.term;
  const by = local(deadline.due);
  return [
    `due: ${name[0]} by ${by} (${n} ${units[unit][0]}${n === 1 ? "" : "s"}), ${cited(basis, "en")}${assumed ? " [assumed]" : ""}`,
    `期限：${name[1]}，${by}前（${n}${units[unit][1]}），${cited(basis, "zh")}${assumed ? "【未经证实】" : ""}`,
  ];
}

/** What terms are counted in; the English is for one. */
const units: Readonly<Record<TermUnit, Sentence>> = {
  workingDay: ["working day", "个工作日"],
  naturalDay: ["day", "日"],
  workingHour: ["working hour", "个工作小时"],
  hour: ["hour", "小时"],
};

/** What deadlines are called, by the field that holds them. */
const names: Readonly<Record<string, Sentence>> = {
  reply: ["the reply", "答复"],
  limit: ["the reply", "答复"],
  contact: ["first contact", "首次联系"],
  firstReply: ["the first reply", "首次答复"],
  giveBack: ["a return", "退回"],
  acceptBy: ["acceptance or refusal", "受理或者不予受理"],
  mediateBy: ["the end of mediation", "调解"],
  checkBy: ["the check of the clue", "线索核查"],
  decideBy: ["the decision", "处罚决定"],
  reviewBy: ["the review", "审核"],
  defenceBy: ["the party's defence", "陈述申辩"],
  serveBy: ["service of the decision", "送达决定书"],
  payBy: ["payment", "缴纳罚款"],
  publishBy: ["publication", "公示"],
  closeBy: ["closure", "结案"],
  due: ["the correction", "改正"],
};
