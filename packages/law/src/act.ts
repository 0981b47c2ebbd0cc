import { CaseloopError } from "@caseloop/core";
import { articleParts } from "./article.ts";
import { addDays, type Day, dayNumber } from "./time.ts";

/** The same words in Chinese and English; the Chinese is the law, the English explains it. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** 版本: one wording of an act, from the day it entered into force to the day before the next. */
export interface Edition {
  readonly edition: string;
  /** Where the title of this wording differs from the act's. */
  readonly title?: Bilingual;
  /** 文号, such as 总局令第20号. */
  readonly number?: Bilingual;
  readonly promulgated?: Day;
  /** First and last day in force; no `to` while it is. */
  readonly inForce: { readonly from: Day; readonly to?: Day };
  /** True where a date of this edition was not confirmed by a source. */
  readonly assumed?: true;
}

/** 法规: a law, regulation, rule or practice that a deadline or decision can rest on. */
export interface Act {
  readonly id: string;
  readonly title: Bilingual;
  /** In order of time, without gap or overlap. */
  readonly editions: readonly Edition[];
}

/** 法律依据: act, article, edition; plain data, recorded in events. */
export interface LegalBasis {
  /** The id of the act. */
  readonly act: string;
  /** Such as `14`, `21(5)`, `33¶1(2)`: article, paragraph 款, item 项; left out where the article was not confirmed. */
  readonly article?: string;
  readonly edition: string;
}

/** Two editions that overlap or leave a gap, or an edition that ends before it begins: refused when the act is defined. */
export class InvalidAct extends CaseloopError<"invalid-act", { act: string; first: string; second: string }> {
  constructor(act: string, first: string, second: string, problem: string) {
    super("invalid-act", `${act}: editions ${first} and ${second} ${problem}`, { act, first, second });
  }
}

/** No edition of the act was in force on that day. */
export class ActNotInForce extends CaseloopError<
  "act-not-in-force",
  { act: string; day: Day; editions: readonly Edition[] }
> {
  constructor(act: Act, day: Day) {
    const known = act.editions.map(
      ({ edition, inForce }) => `${edition} (${inForce.from} to ${inForce.to ?? "today"})`,
    );
    super("act-not-in-force", `${act.title.en} was not in force on ${day}; editions: ${known.join(", ")}`, {
      act: act.id,
      day,
      editions: act.editions,
    });
  }
}

/** The act as given, its editions checked; throws `InvalidAct` naming the two editions that do not meet. */
export function defineAct(act: Act): Act {
  act.editions.forEach((edition, index) => {
    const { from, to } = edition.inForce;
    const end = to === undefined ? Number.POSITIVE_INFINITY : dayNumber(to, `${edition.edition}.inForce.to`);
    if (end < dayNumber(from, `${edition.edition}.inForce.from`)) {
      throw new InvalidAct(act.id, edition.edition, edition.edition, `end on ${to}, before they begin on ${from}`);
    }
    const next = act.editions[index + 1];
    if (!next) return;
    const begins = dayNumber(next.inForce.from, `${next.edition}.inForce.from`);
    if (end >= begins) throw new InvalidAct(act.id, edition.edition, next.edition, `overlap at ${next.inForce.from}`);
    if (end + 1 < begins) throw new InvalidAct(act.id, edition.edition, next.edition, `leave a gap after ${to}`);
  });
  return Object.freeze(act);
}

/** The editions of an act, each in force until the day before the next. */
export function successive(
  ...editions: readonly (Omit<Edition, "inForce"> & { readonly from: Day })[]
): readonly Edition[] {
  return editions.map(({ from, ...edition }, index) => {
    const next = editions[index + 1];
    return { ...edition, inForce: { from, ...(next ? { to: addDays(next.from, -1) } : {}) } };
  });
}

/** The edition of the act in force on that day; throws `ActNotInForce` where there is none. */
export function inForce(act: Act, day: Day): Edition {
  dayNumber(day);
  // Days of four-digit years sort as text.
  const found = act.editions.find(({ inForce: { from, to } }) => from <= day && (to === undefined || day <= to));
  if (!found) throw new ActNotInForce(act, day);
  return found;
}

/** The legal basis in the wording in force on that day; throws `ActNotInForce`, and `InvalidValue` for an article that cannot be cited. */
export function basis(act: Act, article: string | undefined, day: Day): LegalBasis {
  const { edition } = inForce(act, day);
  if (article === undefined) return { act: act.id, edition };
  articleParts(article);
  return { act: act.id, article, edition };
}
