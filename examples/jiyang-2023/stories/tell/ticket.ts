import type { ticket } from "@caseloop/ticket";
import { answers, channels, kinds, means } from "./codes.ts";
import type { Words } from "./words.ts";

/** 工单 */
export const ticketWords: Words<typeof ticket> = {
  // intake 受理
  Registered: ({ kind, channel, content, proactive }, { en, zh }) => [
    `registers ${kinds[kind].en} that came in ${channels[channel].en}${proactive ? ", as the bureau's own case" : ""}: "${en(content)}"`,
    `${channels[channel].zh}登记${kinds[kind].zh}${proactive ? "，未诉先办" : ""}：“${zh(content)}”`,
  ],
  AnsweredDirectly: ({ answer }, { en, zh }) => [`answers directly: "${en(answer)}"`, `直接答复：“${zh(answer)}”`],
  Refused: ({ reason }, { en, zh }) => [`does not take it up: "${en(reason)}"`, `不予受理：“${zh(reason)}”`],
  RefusalTold: () => ["tells the caller why it is not taken up", "告知不予受理"],

  // dispatch 派单
  Dispatched: ({ lead, owners }, { en, zh }) => [
    `dispatches it to ${en(lead)}${owners ? `; three tiers answer for it: ${en(owners.bureauLeader, owners.sectionHead, owners.handler)}` : ""}`,
    `派单至${zh(lead)}${owners ? `，三级负责：${zh(owners.bureauLeader, owners.sectionHead, owners.handler)}` : ""}`,
  ],
  SignedIn: ({ unit }, { en, zh }) => [`signs for it at ${en(unit)}`, `${zh(unit)}签收`],
  ReturnRequested: ({ reason }, { en, zh }) => [`asks to return it: "${en(reason)}"`, `申请退回：“${zh(reason)}”`],
  ReturnGranted: () => ["grants the return", "同意退回"],
  ReturnDenied: () => ["denies the return", "不同意退回"],
  Reassigned: ({ lead }, { en, zh }) => [`hands it to ${en(lead)}`, `改派至${zh(lead)}`],
  AssistingAdded: ({ unit }, { en, zh }) => [`has ${en(unit)} assist`, `增加${zh(unit)}协办`],
  DutyDisputeRaised: ({ units }, { en, zh }) => [`disputes the duty: ${en(...units)}`, `职责争议：${zh(...units)}`],
  DutyDisputeSettled: ({ lead }, { en, zh }) => [`settles the duty on ${en(lead)}`, `裁定由${zh(lead)}承办`],
  Recused: ({ officer }, { en, zh }) => [`${en(officer)} steps aside`, `${zh(officer)}回避`],
  OwnerReplaced: ({ from, to }, { en, zh }) => [`${en(to)} replaces ${en(from)}`, `责任人由${zh(from)}更换为${zh(to)}`],

  // handling 办理
  Contacted: ({ means: how, reached, summary }, { en, zh }) => [
    `${reached ? "contacts the caller" : "cannot reach the caller"} ${means[how].en}${summary ? `: "${en(summary)}"` : ""}`,
    `${means[how].zh}联系来电人${reached ? "" : "未果"}${summary ? `：“${zh(summary)}”` : ""}`,
  ],
  WorkNoted: ({ note }, { en, zh }) => [`notes: "${en(note)}"`, `办理记录：“${zh(note)}”`],
  SiteVisited: ({ officers, inspection, findings }, { en, zh }) => [
    `${inspection ? "inspects" : "visits"} the site (${en(...officers)}): "${en(findings)}"`,
    `现场${inspection ? "检查" : "走访"}（${zh(...officers)}）：“${zh(findings)}”`,
  ],
  FirstReplyGiven: ({ text, means: how }, { en, zh }) => [
    `gives a first reply ${means[how].en}: "${en(text)}"`,
    `${means[how].zh}首次答复：“${zh(text)}”`,
  ],
  CoordinationOpened: ({ units }, { en, zh }) => [`asks ${en(...units)} for an opinion`, `启动会商：${zh(...units)}`],
  OpinionRecorded: ({ opinion }, { en, zh }) => [`gives its opinion: "${en(opinion)}"`, `协办意见：“${zh(opinion)}”`],
  CoordinationConcluded: ({ outcome }, { en, zh }) => [`concludes: "${en(outcome)}"`, `会商结束：“${zh(outcome)}”`],
  ExtensionRequested: ({ days }) => [`asks for ${days} more working days`, `申请延期${days}个工作日`],
  ExtensionGranted: ({ days }) => [`grants ${days} more working days`, `同意延期${days}个工作日`],
  ExtensionDenied: () => ["denies more time", "不同意延期"],
  Shelved: ({ measures, until }, { en, zh }) => [
    `shelves it until ${until}, with measures: "${en(measures)}"`,
    `挂账至${until}，措施：“${zh(measures)}”`,
  ],
  ShelvedTracked: ({ note }, { en, zh }) => [`looks after it: "${en(note)}"`, `挂账跟踪：“${zh(note)}”`],
  Resumed: () => ["takes it up again", "恢复办理"],

  // reply 答复, review 审核, callback 回访
  Replied: ({ text, means: how }, { en, zh }) => [
    `replies ${means[how].en}: "${en(text)}"`,
    `${means[how].zh}答复：“${zh(text)}”`,
  ],
  ReplyReviewed: () => ["reviews the reply and agrees", "审核答复通过"],
  ReplySentBack: ({ reason }, { en, zh }) => [`sends the reply back: "${en(reason)}"`, `退回重答：“${zh(reason)}”`],
  CalledBack: ({ process, result, remarks }, { en, zh }) =>
    result === "notAsked"
      ? ["calls nobody back: there is no caller", "无来电人，不回访"]
      : [
          `calls back: the way it was handled, ${answers[process].en}; the outcome, ${answers[result].en}${remarks ? `; "${en(remarks)}"` : ""}`,
          `回访：过程${answers[process].zh}，结果${answers[result].zh}${remarks ? `；“${zh(remarks)}”` : ""}`,
        ],
  RedoOrdered: ({ redos }) => [`orders redo ${redos}`, `市级重办第${redos}次`],

  // endings 办结
  Closed: ({ late }) => [`closes and archives it, ${late ? "late" : "in time"}`, `${late ? "超期" : "按期"}办结归档`],
  StoppedWithNote: ({ note }, { en, zh }) => [
    `stops with a written note: "${en(note)}"`,
    `书面说明终止：“${zh(note)}”`,
  ],
  Withdrawn: ({ reason }, { en, zh }) => [`notes that it is withdrawn: "${en(reason)}"`, `撤回：“${zh(reason)}”`],
  Merged: ({ into }) => [`merges it into ticket ${into}`, `并入工单${into}`],
  ClosedAtSource: ({ system }) => [`closed where it came from, ${system}`, `来源系统${system}办结`],

  // beside the life 标记与关联
  FlagSet: ({ flag, on, reason }, { en, zh }) => [
    `${on ? "marks" : "unmarks"} it as ${flag}: "${en(reason)}"`,
    `${on ? "标记" : "取消"}${{ urgent: "紧急", sensitive: "敏感", confidential: "保密" }[flag]}：“${zh(reason)}”`,
  ],
  Supervised: ({ reason }, { en, zh }) => [`supervises it: "${en(reason)}"`, `督办：“${zh(reason)}”`],
  SupervisionLifted: () => ["lifts the supervision", "解除督办"],
  SupervisionEscalated: () => ["escalates the supervision", "提级督办"],
  Absorbed: ({ ticket: other }) => [`takes in ticket ${other}`, `并案：工单${other}`],
  TrackLinked: ({ track }) => [
    `the ${track} is linked to the ticket`,
    `工单关联${track === "complaint" ? "投诉" : "举报"}`,
  ],
  RespondentNotified: ({ text }, { en, zh }) => [`tells the other side: "${en(text)}"`, `告知被反映方：“${zh(text)}”`],
};
