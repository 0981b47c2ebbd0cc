import type { z } from "zod";
import type { FieldIssue } from "./errors.ts";

/** A refusal: the domain's answer "no", with a stable code and a sentence a clerk understands. */
export interface Rejection {
  readonly code: string;
  readonly because: string;
  /** The same sentence in Chinese, where the domain has one. */
  readonly zh?: string;
  /** The fields at fault, for malformed commands. */
  readonly issues?: readonly FieldIssue[];
  /** What the refusal was about, for programs. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Refuse a command; the code is stable, the sentences may be reworded. */
export function reject(code: string, because: string, more: Omit<Rejection, "code" | "because"> = {}): Rejection {
  return { code, because, ...more };
}

/** Refusals by stable code, each as a clerk reads it: in English, then in Chinese. */
export type Sentences = Readonly<Record<string, readonly [en: string, zh: string]>>;

/** The two ways to say no with these sentences: `refuse(code, facts)`, and `against(!signed && "not-signed", …)`. */
export function refusing<S extends Sentences>(sentences: S) {
  type Code = keyof S & string;
  const refuse = (code: Code, facts?: Rejection["facts"]): Rejection => {
    const [en, zh] = sentences[code] as S[Code];
    return reject(code, en, { zh, ...(facts && { facts }) });
  };
  /** The first reason that stands against a step; `undefined` where none does. */
  const against = (...reasons: readonly (Code | false | undefined)[]): Rejection | undefined => {
    const code = reasons.find((reason) => reason !== false && reason !== undefined);
    return code ? refuse(code) : undefined;
  };
  return { refuse, against };
}

/** Did `decide` refuse? A decision is either a list of events or a rejection. */
export function isRejection<E>(decision: readonly E[] | Rejection): decision is Rejection {
  return !Array.isArray(decision);
}

/** What zod found, told as field, problem, what came and what was expected. */
export function fieldIssues(error: z.core.$ZodError, input: unknown): FieldIssue[] {
  return error.issues.map((issue) => ({
    field: fieldPath(issue.path),
    problem: issue.message,
    received: shown(at(input, issue.path)),
    ...("expected" in issue && typeof issue.expected === "string" ? { expected: issue.expected } : {}),
  }));
}

function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)),
    "",
  );
}

function at(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text =
    typeof value === "object" && value !== null
      ? Array.isArray(value)
        ? "a list"
        : "an object"
      : (JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
