import type { outreach } from "@caseloop/prevention";
import type { Words } from "./words.ts";

/** 走访 */
export const outreachWords: Words<typeof outreach> = {
  FindingRecorded: ({ party, officers, matter }, { en, zh }) => [
    `records a finding on ${en(party.id)} (${en(...officers)}): "${en(matter)}"`,
    `记录走访发现，涉及${zh(party.id)}（${zh(...officers)}）：“${zh(matter)}”`,
  ],
  CheckLinked: ({ violation, findings }, { en, zh }) => [
    `makes a check, which finds ${violation ? "a violation" : "nothing"}: "${en(findings)}"`,
    `开展检查，${violation ? "发现违法" : "未发现问题"}：“${zh(findings)}”`,
  ],
  CorrectionOrdered: ({ party, items }, { en, zh }) => [
    `orders ${en(party)} to correct: ${en(...items.map(({ demand }) => demand))}`,
    `责令${zh(party)}限期改正：${zh(...items.map(({ demand }) => demand))}`,
  ],
  CorrectionExtended: () => ["gives more time for the correction", "延长改正期限"],
  Performed: ({ party, proof, late }, { en, zh }) => [
    `notes that ${en(party)} has corrected it, ${late ? "late" : "in time"}: "${en(proof)}"`,
    `${zh(party)}${late ? "逾期" : "按期"}报告改正：“${zh(proof)}”`,
  ],
  CorrectionRefused: ({ party }, { en, zh }) => [`notes that ${en(party)} refuses`, `${zh(party)}拒不改正`],
  Verified: ({ officers, fulfilled }, { en, zh }) => [
    `verifies it (${en(...officers)}): ${fulfilled ? "all is put right" : "not put right"}`,
    `复查（${zh(...officers)}）：${fulfilled ? "已改正到位" : "未改正到位"}`,
  ],
  InterviewLinked: () => ["the interview is linked to the finding", "走访发现关联约谈"],
  TicketRaised: () => ["raises a ticket of the bureau's own, before anybody complains", "未诉先办，转为工单"],
  Closed: ({ reason }, { en, zh }) => [`closes it: "${en(reason)}"`, `办结：“${zh(reason)}”`],
};
