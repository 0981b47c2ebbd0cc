import type { interview } from "@caseloop/prevention";
import type { Words } from "./words.ts";

/** 行政约谈 */
export const interviewWords: Words<typeof interview> = {
  Called: ({ parties, subject, day }, { en, zh }) => [
    `calls ${en(...parties.map(({ id }) => id))} to an interview on ${day}: "${en(subject)}"`,
    `通知${zh(...parties.map(({ id }) => id))}于${day}接受约谈：“${zh(subject)}”`,
  ],
  CalledAgain: ({ parties, day }, { en, zh }) => [
    `calls ${en(...parties)} again, for ${day}`,
    `再次通知${zh(...parties)}于${day}接受约谈`,
  ],
  Held: ({ officers, attendance, points }, { en, zh }) => [
    `interviews ${attendance.filter(({ attended }) => attended).length} of ${attendance.length} (${en(...officers)}), and states: ${en(...points)}`,
    `约谈（${zh(...officers)}），应到${attendance.length}家，实到${attendance.filter(({ attended }) => attended).length}家，要求：${zh(...points)}`,
  ],
  Committed: ({ party, commitments }, { en, zh }) => [
    `${en(party)} promises ${commitments.map(({ promise, by }) => `"${en(promise)}" by ${by}`).join("; ")}`,
    `${zh(party)}承诺${commitments.map(({ promise, by }) => `${by}前“${zh(promise)}”`).join("；")}`,
  ],
  CommitmentRefused: ({ party }, { en, zh }) => [`${en(party)} will promise nothing`, `${zh(party)}拒绝承诺`],
  CommitmentExtended: ({ party, by }, { en, zh }) => [`gives ${en(party)} until ${by}`, `${zh(party)}承诺延期至${by}`],
  FulfilmentRecorded: ({ party, proof, late }, { en, zh }) => [
    `${en(party)} reports it done, ${late ? "late" : "in time"}: "${en(proof)}"`,
    `${zh(party)}${late ? "逾期" : "按期"}报告履行：“${zh(proof)}”`,
  ],
  CommitmentVerified: ({ party, officers, fulfilled }, { en, zh }) => [
    `verifies ${en(party)} (${en(...officers)}): promise ${fulfilled ? "kept" : "not kept"}`,
    `复查${zh(party)}（${zh(...officers)}）：承诺${fulfilled ? "已" : "未"}兑现`,
  ],
  Closed: ({ summary, kept }, { en, zh }) => [
    `closes the interview, ${kept.length} kept their word: "${en(summary)}"`,
    `约谈办结，${kept.length}家兑现承诺：“${zh(summary)}”`,
  ],
};
