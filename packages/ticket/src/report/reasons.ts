/**
 * 不予立案的理由: what can stand against a case. The first four are the conditions of filing that fail, the next three
 * let the bureau leave it at that, the last is another rule of law.
 * Source: 市场监督管理行政处罚程序规定 art. 19, 20 (the three of art. 20 from general knowledge of the text).
 */
export const notFiledReasons = [
  /** 没有证据证明存在违法行为 */
  "noEvidence",
  /** 依法不应当给予行政处罚 */
  "noPenaltyDue",
  /** 不属于本部门管辖 */
  "notOurs",
  /** 超过处罚时效 */
  "outOfTime",
  /** 违法行为轻微并及时改正，没有造成危害后果 */
  "minorAndCorrected",
  /** 初次违法且危害后果轻微并及时改正 */
  "firstOffenceCorrected",
  /** 当事人有证据足以证明没有主观过错 */
  "noFault",
  /** 法律规定的其他情形 */
  "otherLaw",
] as const;
