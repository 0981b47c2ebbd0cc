import { cite, type LegalBasis } from "@caseloop/law";

/** A deadline that an event set, and what it rests on. */
export interface SetDeadline {
  /** The field that holds it: `reply`, `mediateBy`. */
  readonly name: string;
  readonly due: string;
  readonly basis: Basis;
  /** How it was counted: `5 workingDay`, and by which calendar; absent where a source system named it. */
  readonly term?: string;
  readonly calendar?: string;
}

export interface Basis {
  readonly zh: string;
  readonly en: string;
  /** True where nobody could confirm the figure or the article. */
  readonly assumed?: true;
}

/** The deadlines anywhere in an event's data. */
export function deadlinesIn(data: unknown, name = ""): SetDeadline[] {
  if (!isRecord(data)) return [];
  const { deadline } = data;
  const due = typeof data.due === "string" ? data.due : isRecord(deadline) ? deadline.due : undefined;
  const basis = basisOf(data.basis, data.assumed);
  if (typeof due !== "string" || !basis)
    return Object.entries(data).flatMap(([field, value]) => deadlinesIn(value, field));
  return [{ name, due, basis, ...counted(deadline) }];
}

/** The legal bases in an event's data that belong to no deadline: of a refusal, of an ending. */
export function basesIn(data: unknown): Basis[] {
  if (!isRecord(data) || deadlinesIn(data).length > 0) return [];
  const basis = basisOf(data.basis, undefined);
  if (basis) return [basis];
  return Object.values(data).flatMap(basesIn);
}

function counted(deadline: unknown): Pick<SetDeadline, "term" | "calendar"> {
  if (!isRecord(deadline) || !isRecord(deadline.term)) return {};
  return { term: `${deadline.term.n} ${deadline.term.unit}`, calendar: String(deadline.calendar) };
}

function basisOf(basis: unknown, assumed: unknown): Basis | undefined {
  if (!isRecord(basis)) return undefined;
  if (basis.kind === "source") return { zh: `来源系统 ${basis.system}`, en: `as ${basis.system} says` };
  if (typeof basis.act !== "string" || typeof basis.edition !== "string") return undefined;
  const { act, edition, article } = basis;
  const legal: LegalBasis = { act, edition, ...(typeof article === "string" && { article }) };
  const unsure = basis.assumed === true || assumed === true;
  return { zh: cited(legal, "zh"), en: cited(legal, "en"), ...(unsure && { assumed: true as const }) };
}

/** A host's own act is cited by its id. */
function cited(basis: LegalBasis, language: "zh" | "en"): string {
  try {
    return cite(basis, language);
  } catch {
    return [basis.act, basis.edition, basis.article].filter(Boolean).join(" ");
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
