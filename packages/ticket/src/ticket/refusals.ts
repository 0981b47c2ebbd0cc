import { refusing, type Sentences } from "@caseloop/core";
import { lawRefusals } from "@caseloop/law";

/** Every reason a ticket says no, as a clerk reads it: English, then Chinese. */
export const ticketRefusals = {
  // any step
  "not-registered": ["There is no such ticket: register it first.", "该工单不存在，请先登记。"],
  "already-registered": ["This ticket is already registered.", "该工单已登记。"],
  ended: [
    "This ticket has ended; only the city can order a redo of a closed one.",
    "该工单已办结；已归档的工单只能由市级重办。",
  ],
  "before-latest": [
    "This would be dated before a step already recorded on the ticket.",
    "该时间早于工单上已记录的步骤。",
  ],
  "officer-recused": [
    "An officer with an interest in the matter may not act on it [JN 32].",
    "与事项有利害关系的人员应当回避。",
  ],

  // intake
  "caller-needed": ["Say who is calling, or that the caller is anonymous.", "请填写来电人信息，或注明匿名。"],
  "anonymous-named": [
    "An anonymous caller's name, address and identity number are not recorded.",
    "匿名来电不得登记姓名、住址和身份证号。",
  ],
  "proactive-has-caller": ["A proactive case has no caller.", "未诉先办事项没有来电人。"],
  "not-awaiting-dispatch": [
    "Only a registered ticket can be answered directly, refused or dispatched.",
    "只有已登记的工单才能直接答复、不予受理或派单。",
  ],
  "route-needed": [
    "Say where the caller is sent: an emergency or a statutory route needs it [JN 23].",
    "请填写指引的办理途径（紧急事项或法定途径）。",
  ],
  "earlier-needed": [
    "Name the earlier ticket on the same facts that was lawfully handled [JN 25].",
    "请填写已依法办理的同一事项原工单。",
  ],
  "no-refusal-to-tell": ["There is no refusal that has not been told yet.", "没有待告知的不予受理决定。"],

  // dispatch
  "unit-named-twice": [
    "A unit is named more than once: one lead, the others assist [JN 29].",
    "单位重复：主办单位只能有一个，其余为协办。",
  ],
  "owners-needed": [
    "Name the three owners: bureau leader, section head and handler.",
    "请填写三级责任人：班子成员、科队所负责人、具体承办人。",
  ],
  "limit-untold": [
    "The caller must be told of a limit longer than the hotline's [JN 24].",
    "超过热线时限的法定期限应当告知来电人。",
  ],
  "limit-not-longer": [
    "A statutory limit replaces the hotline's only where it is longer.",
    "法定期限长于热线时限时才可适用。",
  ],
  "not-from-source": [
    "Only a ticket imported from another system can follow that system's dates.",
    "只有从其他系统导入的工单才能沿用来源系统的日期。",
  ],
  "not-awaiting-signature": ["This ticket is not waiting to be signed for.", "该工单不在待签收状态。"],
  "not-the-lead": ["Only the lead unit can do this.", "只有主办单位可以办理此项。"],
  "not-with-a-unit": ["No unit has this ticket in hand.", "该工单不在承办单位办理中。"],
  "already-recused": ["That officer has already stepped aside.", "该人员已回避。"],
  "replacement-needed": ["Name who takes over from the officer who steps aside.", "请指定接替回避人员的责任人。"],
  "owner-unchanged": ["That officer already holds this place.", "该人员已担任此责任人。"],

  // return and dispute
  "unit-designated": ["A designated unit may not return the ticket [WF 22].", "指定承办单位不得再次退回。"],
  "return-too-late": [
    "The time to return this ticket has passed: two working days [SD].",
    "已超过退回时限（两个工作日）。",
  ],
  "same-lead": ["A returned ticket goes to another unit.", "退回的工单应改派其他单位。"],
  "no-return-under-review": ["No return is waiting for a decision.", "没有待审核的退回申请。"],
  "approver-is-applicant": ["Whoever asks may not approve.", "申请人不得审批自己的申请。"],
  "already-disputed": ["A dispute over this ticket is already open.", "该工单已有职责争议待裁定。"],
  "not-disputed": ["There is no dispute to settle.", "没有待裁定的职责争议。"],

  // handling
  "not-signed": ["The unit has to sign for the ticket first.", "承办单位应先签收。"],
  "two-officers-needed": ["An inspection takes two officers.", "执法检查不得少于两名人员。"],
  "first-reply-given": ["The first reply of this cycle was already given.", "本轮已作首次答复。"],
  "not-in-progress": [
    "No work is recorded, or the ticket waits for a decision: it is not in progress.",
    "工单不在办理中（尚无办理记录，或正在等待审核）。",
  ],
  "not-assisting": ["That unit does not assist on this ticket.", "该单位不是协办单位。"],
  "not-coordinating": ["No coordination is open.", "没有正在进行的协调。"],

  // extension and shelving
  "no-deadline": ["This ticket has no deadline that could be extended.", "该工单没有可延期的时限。"],
  "extension-asked-too-late": ["An extension is asked before the deadline, not after [SD].", "延期应在到期前申请。"],
  "extension-too-long": [
    "Extensions may come to ten working days in a cycle, no more [SD].",
    "延期累计不得超过十个工作日。",
  ],
  "no-extension-under-review": ["No extension is waiting for a decision.", "没有待审批的延期申请。"],
  "extension-granted-too-late": [
    "The deadline has passed: an extension cannot undo a breach.",
    "已逾期，不得事后补批延期。",
  ],
  "date-not-ahead": ["The date promised must lie ahead.", "承诺日期应在今日之后。"],
  shelved: ["The ticket is shelved: resume it first.", "该工单已挂账，请先恢复办理。"],
  "not-shelved": ["This ticket is not shelved.", "该工单未挂账。"],

  // reply, review, callback
  "not-replied": ["There is no reply waiting for review.", "没有待审核的答复。"],
  "reviewer-is-handler": ["A reply is reviewed by somebody other than its handler.", "答复应由承办人以外的人员审核。"],
  "nothing-to-send-back": ["There is no reply of a unit that could be sent back.", "没有可退回的承办单位答复。"],
  "not-ready-for-callback": [
    "A callback follows a reply that was reviewed, or a direct answer.",
    "回访应在答复审核后或直接答复后进行。",
  ],
  "callback-by-handler": ["Whoever handled a ticket does not call back on it.", "承办人不得回访自己办理的工单。"],
  "city-has-called": [
    "The city has called back: what follows is the city's to decide [JN 27].",
    "市级已回访，后续由市级决定。",
  ],
  "caller-can-be-asked": [
    "There is a caller who can be asked: record what they said, or that they were not reached.",
    "来电人可以回访，请记录其评价或未联系上。",
  ],
  "nobody-to-ask": ["There is no caller to ask: record that nobody was asked.", "没有来电人可回访，请记录为未询问。"],
  "answers-contradict": [
    "Either the caller was reached, and answered both questions, or not.",
    "回访结果矛盾：要么联系上并回答两项，要么未联系上。",
  ],
  "only-the-city": [
    "Only the city level can order a redo or stop a repeated request [JN 27].",
    "只有市级可以决定重办或终止重复诉求。",
  ],
  "nothing-to-redo": [
    "A redo follows a unit's reply that was called back on or closed.",
    "重办应在承办单位答复并回访或办结之后。",
  ],
  "not-dissatisfied": ["The last callback was not dissatisfied.", "最近一次回访并无不满意。"],

  // endings
  "not-called-back": ["A ticket closes after reply, review and callback.", "工单须经答复、审核、回访后方可办结。"],
  "refusal-untold": ["The caller has not been told of the refusal yet.", "尚未告知来电人不予受理。"],
  dissatisfied: [
    "The caller is dissatisfied or says it is not solved: order a redo, or stop with a written note [JN 25, 27].",
    "来电人不满意或未解决：应重办，或书面说明后终止。",
  ],
  "no-caller": ["There is no caller who could withdraw.", "没有可撤回诉求的来电人。"],
  "merge-into-itself": ["A ticket cannot be merged into itself.", "工单不能并入自身。"],
  "merge-cycle": [
    "That ticket was merged into this one: they cannot be merged both ways.",
    "对方工单已并入本工单，不能互相合并。",
  ],
  "merge-too-late": ["A ticket with a reply is finished, not merged.", "已答复的工单应继续办结，不再合并。"],
  "already-absorbed": ["That ticket was already merged into this one.", "该工单已并入本工单。"],

  // beside the life
  "flag-unchanged": ["The flag already stands so.", "标记未发生变化。"],
  "consent-needed": [
    "Confidentiality is the caller's: it is lifted only if the caller agrees [JN 16].",
    "保密须经来电人同意方可解除。",
  ],
  "already-supervised": ["This ticket is already under supervision.", "该工单已在督办中。"],
  "not-supervised": ["This ticket is not under supervision.", "该工单未被督办。"],
  "already-escalated": ["Supervision was already escalated for this reason.", "该事由已提级督办。"],
  "names-the-caller": [
    "These words name the caller, and the reported party would read them.",
    "内容含有来电人信息，不得告知被反映方。",
  ],
  ...lawRefusals,
} as const satisfies Sentences;

/** Stable codes of a ticket's refusals. */
export type TicketRefusal = keyof typeof ticketRefusals;

export const { refuse, against } = refusing(ticketRefusals);
