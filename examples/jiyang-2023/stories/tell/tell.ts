import type { Recorded } from "@caseloop/core";
import { type Bilingual, chinaCalendar } from "@caseloop/law";
import { cast } from "../cast.ts";
import { basisSentences } from "./basis.ts";
import { caseWords } from "./case.ts";
import { complaintWords } from "./complaint.ts";
import { deadlineSentence, deadlinesIn } from "./deadlines.ts";
import { interviewWords } from "./interview.ts";
import { outreachWords } from "./outreach.ts";
import { reportWords } from "./report.ts";
import { ticketWords } from "./ticket.ts";
import type { Say, Sentence } from "./words.ts";

type Spoken = (data: never, say: Say) => Sentence;

const words: Readonly<Record<string, Readonly<Record<string, Spoken>>>> = {
  ticket: ticketWords,
  complaint: complaintWords,
  report: reportWords,
  case: caseWords,
  outreach: outreachWords,
  interview: interviewWords,
};
const files: Readonly<Record<string, Sentence>> = {
  ticket: ["ticket", "工单"],
  complaint: ["complaint", "投诉"],
  report: ["clue", "线索"],
  case: ["case", "案件"],
  outreach: ["finding", "走访"],
  interview: ["interview", "约谈"],
};

/** The keeper's own notes say again what stands in the files, and are not told. */
const notes = ["clocks", "escalation"];

/** 时间线的一行: when in China, in which file, who, what, and what that set, in English and in Chinese. */
export interface Row {
  readonly event: Recorded;
  /** `2023-07-10 09:05` */
  readonly when: string;
  readonly file: Sentence;
  readonly who: Sentence;
  readonly what: Sentence;
  /** Deadlines with their law, and the law that the step itself rests on. */
  readonly by: readonly Sentence[];
}

/** 时间线: what happened in the files, in the order in which it did; `english` has the English of the words on record. */
export function timeline(events: readonly Recorded[], english: ReadonlyMap<string, string>): readonly Row[] {
  const say: Say = {
    en: (...recorded) => recorded.map((one) => cast[one]?.en ?? english.get(one) ?? one).join(", "),
    zh: (...recorded) => recorded.map((one) => cast[one]?.zh ?? one).join("、"),
  };
  return events
    .filter(({ category }) => !notes.includes(category))
    .toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : 0))
    .map((event) => {
      const { category, type, occurredAt, data, meta } = event;
      const spoken = words[category]?.[type];
      const file = files[category];
      if (!spoken || !file) throw new Error(`no words for ${category}.${type}`);
      return {
        event,
        when: local(occurredAt),
        file,
        who: meta.by === undefined ? ["of itself", "自动"] : [say.en(meta.by), say.zh(meta.by)],
        what: spoken(data as never, say),
        by: [...deadlinesIn(data).map((one) => deadlineSentence(one, local)), ...basisSentences(event)],
      };
    });
}

/** The timeline as lines of one language. */
export function lines(rows: readonly Row[], language: "en" | "zh"): readonly string[] {
  const at = language === "en" ? 0 : 1;
  const colon = language === "en" ? ": " : "：";
  return rows.flatMap(({ when, file, who, what, by }) => [
    `${when}  ${`[${file[at]}]`.padEnd(language === "en" ? 12 : 4)} ${who[at]}${colon}${what[at]}`,
    ...by.map((one) => `${" ".repeat(language === "en" ? 31 : 26)}${one[at]}`),
  ]);
}

/** A story's timeline as a text: all of it in English, then all of it in Chinese. */
export function page(title: Bilingual, rows: readonly Row[]): string {
  return [title.en, ...lines(rows, "en"), "", title.zh, ...lines(rows, "zh"), ""].join("\n");
}

const clock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: chinaCalendar.zone,
  dateStyle: "short",
  timeStyle: "short",
});

/** The clock on the wall. */
function local(at: string): string {
  return clock.format(new Date(at));
}
