import { addDays, type Day } from "@caseloop/law";
import { type BandProfile, inForceOn } from "./bands.ts";
import { NoEditionInForce, RuleSetsClash } from "./errors.ts";
import { type Law, lawOf } from "./law.ts";
import type { RuleSet } from "./ruleset.ts";

/** 法律库: every edition a bureau decides by, with the bands of its place. */
export interface Library {
  readonly sets: readonly RuleSet[];
  readonly bands: readonly BandProfile[];
  /** The law in force on a day for these broken norms; throws `NoEditionInForce`. */
  lawOn(day: Day, broken: readonly string[]): Law;
  /** The profile in force on a day; throws `NoEditionInForce`. */
  bandsOn(day: Day): BandProfile;
}

/** Days whose law is looked up only once. */
const REMEMBERED = 10_000;

/** Puts rule sets and band profiles together; throws `RuleSetsClash` where two cover the same day or declare one fact differently. */
export function library({ sets, bands }: Pick<Library, "sets" | "bands">): Library {
  refuseOverlaps(sets, (set) => set.series);
  refuseOverlaps(bands, () => "bands");
  refuseTwoKinds(sets);
  const laws = new Map<string, Law>();
  const byDay = new Map<Day, Map<string, Law>>();
  const series = Map.groupBy(sets, (set) => set.series);

  const inForce = (of: string, editions: readonly RuleSet[], day: Day): RuleSet | undefined => {
    const found = editions.find((set) => inForceOn(set, day));
    if (!found && editions.some(({ role }) => role !== "local")) throw new NoEditionInForce(of, day, datesOf(editions));
    return found;
  };

  const select = (day: Day, broken: readonly string[]): RuleSet[] => {
    for (const id of broken)
      if (!sets.some(({ norms }) => norms.some((norm) => norm.id === id))) throw new NoEditionInForce(id, day, "");
    return [...series].flatMap(([of, editions]) => {
      const special = editions.some(({ role }) => role === "special");
      const concerned = editions.some(({ norms }) => norms.some(({ id }) => broken.includes(id)));
      return special && !concerned ? [] : (inForce(of, editions, day) ?? []);
    });
  };

  return {
    sets,
    bands,
    lawOn(day, broken) {
      const asked = broken.length === 1 ? (broken[0] as string) : broken.join();
      const known = byDay.get(day)?.get(asked);
      if (known) return known;
      const norms = [...new Set(broken)].toSorted();
      const selected = select(day, norms);
      const key = `${selected.map(({ digest }) => digest).join()} ${norms.join()}`;
      const law = laws.get(key) ?? lawOf(selected, norms);
      laws.set(key, law);
      if (byDay.size >= REMEMBERED) byDay.clear();
      byDay.set(day, (byDay.get(day) ?? new Map<string, Law>()).set(asked, law));
      return law;
    },
    bandsOn(day) {
      const found = bands.find((one) => inForceOn(one, day));
      if (!found) throw new NoEditionInForce("the band profile", day, datesOf(bands));
      return found;
    },
  };
}

/** Every day in a series that none of its editions covers, between the first and the last. */
export function gapsIn(
  editions: readonly Pick<BandProfile, "id" | "effective">[],
): readonly { after: string; from: Day; to: Day }[] {
  const sorted = inOrder(editions);
  return sorted.flatMap(({ id, effective: { to } }, i) => {
    const next = sorted[i + 1]?.effective.from;
    if (to === undefined || next === undefined || addDays(to, 1) >= next) return [];
    return [{ after: id, from: addDays(to, 1), to: addDays(next, -1) }];
  });
}

function refuseOverlaps<T extends Pick<BandProfile, "id" | "effective">>(
  all: readonly T[],
  of: (one: T) => string,
): void {
  for (const editions of Map.groupBy(all, of).values()) {
    const sorted = inOrder(editions);
    sorted.forEach((one, i) => {
      const next = sorted[i + 1];
      if (next && (one.effective.to ?? "9999-12-31") >= next.effective.from)
        throw new RuleSetsClash(one.id, next.id, `are both in force on ${next.effective.from}`);
    });
  }
}

function refuseTwoKinds(sets: readonly RuleSet[]): void {
  const declared = new Map<string, { set: string; text: string }>();
  for (const { id, facts } of sets)
    for (const [name, { kind, ...rest }] of Object.entries(facts)) {
      const text = "of" in rest ? `${kind} of ${rest.of.join()}` : kind;
      const before = declared.get(name);
      if (!before) declared.set(name, { set: id, text });
      else if (before.text !== text)
        throw new RuleSetsClash(before.set, id, `take ${name} for ${before.text} and ${text}`);
    }
}

function inOrder<T extends Pick<BandProfile, "effective">>(editions: readonly T[]): readonly T[] {
  return editions.toSorted((a, b) => (a.effective.from < b.effective.from ? -1 : 1));
}

function datesOf(editions: readonly Pick<BandProfile, "id" | "effective">[]): string {
  return inOrder(editions)
    .map(({ id, effective: { from, to } }) => `${id} (${from} to ${to ?? "today"})`)
    .join(", ");
}
