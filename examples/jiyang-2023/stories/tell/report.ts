import type { report } from "@caseloop/ticket";
import type { Words } from "./words.ts";

/** 举报 */
export const reportWords: Words<typeof report> = {
  Received: ({ reporter, reported, facts }, { en, zh }) => [
    `opens a ${reporter ? "report" : "clue of the bureau's own"} against ${en(reported)}: "${en(facts)}"`,
    `登记对${zh(reported)}的${reporter ? "举报" : "违法线索"}：“${zh(facts)}”`,
  ],
  RepeatNotHandled: () => ["the same facts again: not handled again", "重复举报，不再处理"],
  RepeatMerged: () => ["new facts: merged, and the clock starts again", "新的事实，合并处理，期限重新计算"],
  ExtensionAsked: ({ reason }, { en, zh }) => [`asks for more time: "${en(reason)}"`, `申请延长核查：“${zh(reason)}”`],
  ExtensionGranted: () => ["grants more time", "同意延长核查"],
  ExtensionDenied: () => ["denies more time", "不同意延长核查"],
  CaseFiled: ({ late }) => [
    `has checked the clue, ${late ? "late" : "in time"}: an enforcement case is to be opened`,
    `线索${late ? "超期" : "按期"}核查完毕，转行政处罚案件`,
  ],
  NotFiled: ({ explanation, late }, { en, zh }) => [
    `has checked the clue, ${late ? "late" : "in time"}: no case; "${en(explanation)}"`,
    `线索${late ? "超期" : "按期"}核查完毕，不予立案：“${zh(explanation)}”`,
  ],
  ReporterTold: () => ["tells the reporter", "告知举报人"],
  Transferred: ({ to }, { en, zh }) => [`hands it over to ${en(to)}`, `移送${zh(to)}`],
  JurisdictionDisputed: ({ with: other }, { en, zh }) => [
    `disputes jurisdiction with ${en(other)}`,
    `与${zh(other)}管辖争议`,
  ],
  JurisdictionSettled: ({ ours }) => [
    `jurisdiction is settled: ${ours ? "ours" : "not ours"}`,
    `管辖确定：${ours ? "本局" : "其他机关"}`,
  ],
  ComplaintLinked: () => ["the complaint is linked to the report", "举报关联投诉"],
};
