import { type Rejection, reject } from "@caseloop/core";

/** Refusals by stable code, as a clerk reads them: English, then Chinese. */
type Sentences = Readonly<Record<string, readonly [en: string, zh: string]>>;

/** The two ways to say no with these sentences. */
export function refusing<S extends Sentences>(sentences: S) {
  type Code = keyof S & string;
  const refuse = (code: Code, facts?: Readonly<Record<string, unknown>>): Rejection => {
    const [en, zh] = sentences[code] as S[Code];
    return reject(code, en, { zh, ...(facts && { facts }) });
  };
  /** The first reason that stands against a step, if one does: `against(!open && "not-open", …)`. */
  const against = (...reasons: readonly (Code | false)[]): Rejection | undefined => {
    const code = reasons.find((reason) => reason !== false);
    return code === undefined ? undefined : refuse(code);
  };
  return { refuse, against };
}
