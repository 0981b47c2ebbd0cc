import { orderRefusals, refusing, type Sentences } from "@caseloop/core";
import { lawRefusals } from "@caseloop/law";

/** Every reason a supervision says no, as a clerk reads it: English, then Chinese. */
export const supervisionRefusals = {
  ...orderRefusals,
  ...lawRefusals,
  "not-supervised": ["This matter is not under supervision.", "该事项未被提级督办。"],
  "already-supervised": [
    "This matter is under supervision already: add the further reason to it.",
    "该事项已在提级督办中，请追加督办事由。",
  ],
  "trigger-stands": ["It was escalated for this reason already.", "该事由已提级督办。"],
  "named-twice": ["A ticket or unit is named more than once.", "工单或单位重复。"],
  "one-ticket-only": [
    "Several tickets are one supervision only for wide coverage or the risk of a collective incident.",
    "只有涉及面广或存在群体性事件风险的，才能将多个工单并案督办。",
  ],
  "already-joined": ["This ticket belongs to the supervision already.", "该工单已并入本督办。"],
  "not-joined": ["This ticket does not belong to the supervision.", "该工单不在本督办中。"],
  "last-ticket": [
    "A supervision keeps at least one ticket: lift it instead.",
    "督办至少应保留一个工单，请改为解除督办。",
  ],
  "supervises-itself": [
    "The office that supervises is not one of the units supervised.",
    "督办单位不得是被督办单位本身。",
  ],
  "leader-assigned": ["This leader has taken the matter on already.", "该领导已包案。"],
  "not-the-leader": ["This leader has not taken the matter on: assign them first.", "该领导未包案，请先确定包案领导。"],
  "not-a-supervised-unit": ["This unit is not supervised here.", "该单位不是被督办单位。"],
  "not-their-task": ["That notice or measure is another unit's.", "该通知或措施属于其他单位。"],
  "no-such-notice": ["There is no such notice.", "没有该督办通知。"],
  "no-such-measure": ["There is no such measure.", "没有该整改措施。"],
  "already-answered": ["This notice has been answered.", "该督办通知已回复。"],
  "already-done": ["This measure is done.", "该措施已完成。"],
  "date-passed": ["The date must not lie in the past.", "日期不得早于当日。"],
  "not-later": ["The new date must be later than the old one.", "新的期限应当晚于原期限。"],
  "moved-too-late": [
    "A date is moved before it passes; what is overdue stays overdue.",
    "期限应当在届满前调整，逾期不能补办。",
  ],
  "own-approval": [
    "Somebody else approves a later date than the officer who answers for the measure.",
    "期限调整的批准人不得是措施责任人本人。",
  ],
  "lifts-itself": [
    "A supervision is lifted by somebody other than the unit supervised.",
    "督办应当由被督办单位以外的人员解除。",
  ],
  "no-leader-took-part": [
    "A matter resolved under supervision needs a leader who took part in person.",
    "提级督办事项应有领导亲自参与方可销号。",
  ],
  "notice-unanswered": ["A supervision notice has not been answered yet.", "尚有督办通知未回复。"],
  "measure-open": ["A measure is not done yet.", "尚有措施未完成。"],
} as const satisfies Sentences;

export const { refuse, against } = refusing(supervisionRefusals);
