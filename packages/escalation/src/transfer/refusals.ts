import { orderRefusals, refusing, type Sentences } from "@caseloop/core";
import { lawRefusals } from "@caseloop/law";

/** Every reason a transfer says no, as a clerk reads it: English, then Chinese. Articles are those of 移送规定. */
export const transferRefusals = {
  ...orderRefusals,
  ...lawRefusals,
  "already-formed": ["A team is on this case already.", "该案已成立专案组。"],
  "no-team": ["No team is on this case: form one first.", "该案尚未成立专案组，请先成立专案组。"],
  "two-officers-needed": [
    "A team of at least two officers takes the case on (art. 5).",
    "应当指定二名以上行政执法人员组成专案组（第五条）。",
  ],
  "no-rule-on-suspicion": [
    "Reasonable suspicion is a ground only from the edition of 2020 on (art. 3).",
    "合理嫌疑移送自2020年修订后方可适用（第三条）。",
  ],
  "not-in-the-team": ["Only an officer of the team reports on the case.", "只有专案组成员可以提出移送报告。"],
  "not-before-report": [
    "The team reports in writing before the head decides (art. 5).",
    "应先由专案组提出书面报告（第五条）。",
  ],
  "reported-already": ["The head has a report to decide on.", "已有待审批的移送报告。"],
  "head-in-the-team": ["The head who decides is not on the team.", "审批负责人不得是专案组成员。"],
  "reason-needed": ["A refusal states its reason, and that is kept on file.", "不予批准或不予立案的，应当载明理由。"],
  "not-approved": ["The head has not approved the transfer.", "尚未批准移送。"],
  "material-missing": [
    "A transfer carries the transfer letter, the investigation report and the list of items (art. 6).",
    "移送案件应当附移送书、调查报告和涉案物品清单（第六条）。",
  ],
  "not-handed-over": ["The case has not been handed to the police.", "案件尚未移送公安机关。"],
  "already-copied": ["The procuratorate has its copy.", "已抄送检察院。"],
  "already-received": ["The police have signed for the case.", "公安机关已签收。"],
  "not-received": ["The police have not signed for the case yet.", "公安机关尚未签收。"],
  "same-police": ["It is passed on to other police than those that have it.", "转送机关不得是原受理机关。"],
  "not-filed": ["The police have not filed the case.", "公安机关尚未立案。"],
  "items-handed": ["The items have been handed over.", "涉案物品已移交。"],
  "nothing-to-contest": [
    "There is no refusal to file that could be contested in this way.",
    "没有可以提出异议的不予立案决定。",
  ],
  "contest-too-late": [
    "Reconsideration is asked for within three days of the notice (art. 9); the procuratorate may still be asked.",
    "提请复议应当自接到通知书之日起三日内提出（第九条）；仍可建议立案监督。",
  ],
  "no-reconsideration": ["No reconsideration has been asked for.", "没有提请复议。"],
  "no-supervision": ["The procuratorate has not been asked to supervise the filing.", "没有建议立案监督。"],
  "own-approval": [
    "Somebody else approves that the refusal is accepted.",
    "接受不予立案决定的批准人不得是申请人本人。",
  ],
  "penalty-replaces-transfer": [
    "A penalty may not replace the transfer: the case is with the team, the police or the courts (art. 11).",
    "不得以行政处罚代替移送（第十一条）。",
  ],
  "barred-by-judgment": [
    "The court has imposed a criminal fine: no administrative fine beside it (行政处罚法 art. 35).",
    "人民法院已判处罚金的，不再给予罚款（行政处罚法第三十五条）。",
  ],
} as const satisfies Sentences;

export const { refuse, against } = refusing(transferRefusals);
