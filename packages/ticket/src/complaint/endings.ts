import { basis, type ComplaintClocks, complaintMeasures, type Day, type LegalBasis } from "@caseloop/law";

/** 终止调解情形: the ways a complaint ends without a mediated agreement. */
export type EndingGround = keyof typeof items;

/**
 * The item of each ground in Order 20 art. 21 and Order 121 art. 23 ¶1. Order 20 has no item for death or dissolution,
 * so there it falls under "other cases" (assumed).
 */
const items = {
  /** 投诉人撤回投诉 */
  withdrawn: { "20": "21(1)", "121": "23(1)" },
  /** 双方自行和解 */
  selfSettled: { "20": "21(1)", "121": "23(1)" },
  /** 对委托检测的机构或者费用承担无法协商一致 */
  testingNotAgreed: { "20": "21(2)", "121": "23(4)" },
  /** 无正当理由不参加调解 */
  absent: { "20": "21(3)", "121": "23(2)" },
  /** 明确拒绝调解 */
  refused: { "20": "21(3)", "121": "23(2)" },
  /** 明确表示无法达成调解协议 */
  noAgreement: { "20": "21(4)", "121": "23(3)" },
  /** 期限届满未能达成调解协议 */
  timeLimit: { "20": "21(5)", "121": "23(5)" },
  /** 受理后发现存在不予受理情形 */
  refusalGround: { "20": "21(6)", "121": "23(6)" },
  /** 死亡或者主体资格灭失 */
  deathOrDissolution: { "20": "21(7)", "121": "23(7)" },
  /** 法律、法规、规章规定的其他情形 */
  otherLaw: { "20": "21(7)", "121": "23(8)" },
} as const satisfies Record<string, Record<ComplaintClocks["order"], string>>;

/** Grounds that a clerk names to end a complaint; self-settlement has a command of its own, since it carries money. */
export const namedGrounds = [
  "withdrawn",
  "testingNotAgreed",
  "absent",
  "refused",
  "noAgreement",
  "timeLimit",
  "refusalGround",
  "deathOrDissolution",
  "otherLaw",
] as const satisfies readonly EndingGround[];

/** The article and item on which a mediation ends, in the order in force on that day. */
export function endingBasis(ground: EndingGround, { order }: ComplaintClocks, day: Day): LegalBasis {
  return basis(complaintMeasures, items[ground][order], day);
}
