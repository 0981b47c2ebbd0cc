import { refusing } from "@caseloop/core";
import { standingRefusals } from "../standing.ts";

/** Every reason an inspection plan says no, as a clerk reads it: English, then Chinese. */
export const planRefusals = {
  ...standingRefusals,
  "already-planned": ["This plan has already been made.", "该抽查计划已制定，不能重复制定。"],
  "not-planned": ["There is no such plan yet; make it first.", "该抽查计划尚未制定，请先制定。"],
  "plan-over": ["This plan has been drawn or given up and stays so.", "该抽查计划已完成抽取或者已终止，不能再变更。"],
  "name-twice": ["An id stands in the list more than once.", "名单中存在重复的编号。"],
  "department-unknown": ["A department is named that does not take part.", "所列部门不是本次抽查的参加部门。"],
  "department-idle": ["A department takes part that has nothing to look at.", "参加抽查的部门没有抽查事项。"],
  "seed-already-committed": [
    "A commitment to the seed is already published; it cannot be exchanged.",
    "随机种子的承诺值已公布，不得更换。",
  ],
  "seed-not-yet-committed": [
    "First publish the commitment to the seed; then freeze the roster.",
    "请先公布随机种子的承诺值，再锁定名录库。",
  ],
  "beacon-known": [
    "The beacon's value is known by then; announce one that lies ahead of the frozen roster.",
    "公共随机数届时已经公开，应当在其公开之前公布承诺值并锁定名录库。",
  ],
  "beacon-not-known": [
    "The beacon's value is not known yet; draw afterwards.",
    "公共随机数尚未公开，请在其公开之后再行抽取。",
  ],
  "beacon-missing": ["A beacon was announced; give its value.", "已公告使用公共随机数，请填写其数值。"],
  "beacon-not-announced": [
    "No beacon was announced beforehand, so none can go into the draw.",
    "事先未公告公共随机数，抽取时不得加入。",
  ],
  "roster-already-frozen": ["The roster is frozen and cannot be changed.", "名录库已锁定，不得变更。"],
  "roster-not-frozen": ["Freeze the roster first.", "请先锁定名录库。"],
  "seed-keeper-freezes": [
    "Whoever keeps the seed may not settle the roster; somebody else must.",
    "随机种子保管人不得锁定名录库，应当由他人办理。",
  ],
  "stratum-unknown": [
    "An inspectee stands in a stratum that the plan does not have.",
    "检查对象所属分层不在计划之内。",
  ],
  "recusal-unknown": ["A recusal names somebody who is not on the roster.", "回避名单中的人员或者对象不在名录库内。"],
  "too-few-inspectees": ["Fewer can be inspected than the plan takes.", "可供抽取的检查对象少于计划抽取数量。"],
  "too-few-inspectors": [
    "For some inspectee a department has fewer officers without an interest than its team needs.",
    "对部分检查对象，扣除应当回避的人员后，执法检查人员不足。",
  ],
  "not-the-seed": ["This is not the seed that was committed to.", "该随机种子与事先公布的承诺值不符。"],
  "own-approval": ["Whoever asks may not approve it.", "申请人不得批准自己的申请。"],
} as const satisfies Record<string, readonly [en: string, zh: string]>;

export const { refuse } = refusing(planRefusals);
