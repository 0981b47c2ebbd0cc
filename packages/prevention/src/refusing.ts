import { type Rejection, reject } from "@caseloop/core";

/** Each code with the sentence a clerk reads, in English and Chinese. */
export type Sentences<Code extends string> = Readonly<Record<Code, readonly [en: string, zh: string]>>;

/** What every step of every aggregate here may be refused for. */
export const standingRefusals = {
  "before-latest": ["This step is dated before the latest one on record.", "该步骤的时间早于已记录的最近一步。"],
  "no-law-for-day": ["No calendar or rule covers this day.", "该日期没有可用的工作日历或者法律依据。"],
} as const;

/** The two ways of saying no by these sentences. */
export function refusing<Code extends string>(sentences: Sentences<Code>) {
  const refuse = (code: Code, facts?: Readonly<Record<string, unknown>>): Rejection => {
    const [en, zh] = sentences[code];
    return reject(code, en, { zh, ...(facts && { facts }) });
  };
  /** The first reason that stands against a step, if one does: `against(!held && "not-held", …)`. */
  const against = (...reasons: readonly (Code | false | undefined)[]): Rejection | undefined => {
    const code = reasons.find((reason) => reason !== false && reason !== undefined);
    return code ? refuse(code) : undefined;
  };
  return { refuse, against };
}
