import type { Sentences } from "@caseloop/core";

/** What can stand against a step at any time, or before the decision: English, then Chinese. */
export const beforeDecision = {
  // any step
  "no-such-case": ["There is no such case: open it first.", "该案件不存在，请先登记线索。"],
  closed: [
    "This case is closed; only a wrong decision can still be withdrawn.",
    "该案件已结案；只能依法撤销错误的处罚决定。",
  ],
  "officer-recused": [
    "An officer who stepped aside may not act on this case [procedure 4].",
    "已回避的人员不得参与本案办理。",
  ],
  "own-approval": [
    "Whoever asks, investigates or takes a measure may not approve it.",
    "申请人、办案人员不得审批自己的事项。",
  ],
  "two-officers-needed": [
    "This takes two different officers at least [Penalty Law 42, procedure 22].",
    "执法人员不得少于两人。",
  ],
  "not-the-investigators": [
    "Only the officers assigned to this case can do this [procedure 19].",
    "只有本案指定的办案人员可以办理此项。",
  ],
  "judged-before": [
    "Whoever reviewed, heard, discussed or decided this case may not investigate it.",
    "已参与本案审核、听证、集体讨论或者决定的人员不得作为办案人员。",
  ],
  "investigator-judges": [
    "Whoever investigated this case may not review, hear, discuss or decide it [procedure 49, Penalty Law 64].",
    "办案人员不得参与本案的审核、听证主持、集体讨论或者决定。",
  ],
  suspended: ["The investigation is suspended: resume it first [procedure 46].", "案件调查已中止，请先恢复调查。"],
  "with-police": [
    "The case is with the police: a penalty may not replace the transfer [Penalty Law 27].",
    "案件已移送公安机关，不得以行政处罚代替移送。",
  ],

  // clue, filing
  "already-opened": ["This case is already open.", "该案件已登记。"],
  "not-a-clue": ["Whether to file has already been decided.", "该线索已作出是否立案的决定。"],
  "field-needed": ["Say which of the eight fields the case is about.", "请选择案件所属领域。"],
  "conditions-not-met": [
    "A case is filed only where all four conditions are met [procedure 19].",
    "不符合立案条件：四项条件应当同时具备。",
  ],

  // clocks
  "no-deadline": ["No such limit is running.", "没有正在计算的该项期限。"],
  "extended-before": [
    "This limit has been extended once; the rule allows no second time.",
    "该期限已延长一次，不得再次延长。",
  ],
  "extension-too-late": [
    "The limit has passed: an extension is asked for and granted before it.",
    "期限已经届满；延长应当在届满前批准。",
  ],
  "extend-by-head-first": [
    "The head's extension comes first; only then the leaders may extend collectively [procedure 64].",
    "应先经负责人批准延期，仍不能办结的方可集体讨论继续延期。",
  ],
  "clock-stopped": ["A clock of this case stands still: let it run again first.", "案件期限正在中止计算，请先恢复。"],
  "already-stopped": ["The clock stands still for this reason already.", "期限已因该事由停止计算。"],
  "not-stopped": ["The clock does not stand still for this reason.", "期限未因该事由停止计算。"],

  // investigation
  "not-in-hand": ["The case is not being investigated or decided.", "案件不在调查处理中。"],
  "already-recused": ["That officer has already stepped aside.", "该人员已回避。"],
  "replacement-needed": ["Name who takes over from the officer who steps aside.", "请指定接替回避人员的人员。"],
  "rights-untold": [
    "Before evidence is first taken, the party is told of the right to speak and to ask for recusal [procedure 21].",
    "首次向当事人收集证据前，应当告知其陈述、申辩和申请回避的权利。",
  ],
  "evidence-known": ["There is already a piece of evidence of this id.", "该证据编号已存在。"],
  "evidence-unknown": ["That evidence is not on this case, or was excluded.", "案件中没有该证据，或者该证据已被排除。"],
  "obtained-later": ["Evidence cannot be obtained after it is entered.", "证据取得时间不得晚于登记时间。"],
  "act-twice": [
    "An act is named more than once: one act is fined once [Penalty Law 29].",
    "同一违法行为重复列出：一事不再罚。",
  ],
  "act-unknown": ["That act was not found by the investigation.", "调查终结报告中没有该违法行为。"],

  // coercive measures
  "measure-known": ["There is already a measure of this id.", "该措施编号已存在。"],
  "no-such-measure": ["There is no such measure in force.", "没有该项正在实施的措施。"],
  "no-approval-pending": ["This measure is not waiting for approval.", "该措施不在待补办批准状态。"],
  "approval-pending": ["The head has not approved this measure yet [procedure 36].", "该措施尚未补办批准手续。"],
  "no-extension": ["Registration for preservation cannot be extended [procedure 35].", "先行登记保存不得延长。"],
  "not-expired": ["The time has not run out yet.", "期限尚未届满。"],
  "not-lifted": ["Goods are returned after the measure was lifted.", "解除措施后方可退还财物。"],
  "no-confiscation": [
    "Goods are confiscated by a decision that was served and says so.",
    "没收财物应当依据已送达的没收决定。",
  ],

  // review, notice, defence, hearing
  "not-concluded": ["There is no concluded investigation to review.", "没有待审核的调查终结报告。"],
  "legal-review-needed": [
    "This case needs a legal review, after the hearing where one was held [procedure 50].",
    "本案应当进行法制审核；经过听证的，在听证结束后审核。",
  ],
  "not-reviewed": ["The case has not passed its review [procedure 49, 52].", "案件尚未审核通过。"],
  "nothing-to-notify": ["There is no penalty in this proposal.", "拟处理意见中没有行政处罚。"],
  "heavier-needs-new-evidence": [
    "A new notice may be heavier only for evidence found since the last one, never because of a defence [procedure 58].",
    "新的告知只能因新证据加重，不得因陈述、申辩或者要求听证而加重。",
  ],
  "not-announced": ["This document was not announced.", "该文书尚未公告。"],
  "announcement-running": ["An announcement takes effect after thirty days [procedure 82(5)].", "公告未满三十日。"],
  "already-served": ["This document has already been served.", "该文书已送达。"],
  "not-notified": ["The party has not been served with the notice [procedure 57].", "尚未向当事人送达行政处罚告知书。"],
  "defence-too-late": [
    "The five working days after the notice have passed [procedure 57].",
    "自告知书送达之日起五个工作日已过，视为放弃权利。",
  ],
  waived: ["The party has waived this right.", "当事人已放弃该权利。"],
  "defence-known": ["There is already a defence of this id.", "该陈述申辩编号已存在。"],
  "no-such-defence": ["There is no such defence waiting for an answer.", "没有待复核的该项陈述申辩。"],
  "no-hearing-right": [
    "What is proposed carries no right to a hearing [Penalty Law 63].",
    "拟作出的处罚不属于听证范围。",
  ],
  "hearing-open": ["A hearing has been asked for and is not over.", "听证程序尚未结束。"],
  "no-hearing": ["No hearing is under way.", "没有正在进行的听证。"],
  "hearing-too-soon": [
    "The party is told seven working days before the hearing [Penalty Law 64].",
    "应当在举行听证的七个工作日前通知当事人。",
  ],
  "not-the-host": ["Only the host of the hearing can do this.", "只有听证主持人可以办理此项。"],
  "not-the-day": ["The hearing is held on the day it was arranged for.", "应当在通知的日期举行听证。"],
} as const satisfies Sentences;
