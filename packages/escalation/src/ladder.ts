import {
  type Calendar,
  type Day,
  daySchema,
  type Instant,
  instantSchema,
  loadPolicy,
  type Policy,
  type PolicyEdition,
  policyRefSchema,
  termOf,
  termSchema,
} from "@caseloop/law";
import { z } from "zod";
import { afterEnd } from "./moment.ts";

const level = z.int().min(1);
const text = z.string().min(1);

const rungs = z.object({
  /** Who leads at each level, from 1 upwards. */
  levels: z.array(z.object({ level, office: text, zh: text, en: text })).min(1),
  /** From this many city redos 市级重办 on, that level leads. */
  redos: z.array(z.object({ from: z.int().min(1), level })),
  /**
   * Once this much time has passed, that level leads. It counts from the last redo (from dispatch while there was none), or, where
   * `since` says so, from dispatch through all redos.
   */
  elapsed: z
    .array(z.object({ after: termSchema, level, since: z.enum(["dispatch", "redo"]).default("redo") }))
    .default([]),
  /** Who holds each office, by date; both days included. */
  holders: z.array(z.object({ office: text, holder: text, from: daySchema, to: daySchema.optional() })).default([]),
});

/** 提级阶梯: which level leads after how many redos, or how much time; checked when read. */
const ladderSchema = rungs.superRefine(({ levels, redos, elapsed, holders }, context) => {
  const problem = (path: PropertyKey[], message: string) => context.addIssue({ code: "custom", path, message });
  levels.forEach((one, i) => {
    if (one.level !== i + 1) problem(["levels", i, "level"], `levels count 1, 2, 3 …: expected ${i + 1}`);
  });
  redos.forEach((one, i) => {
    const before = redos[i - 1];
    if (one.level > levels.length) problem(["redos", i, "level"], `expected a level up to ${levels.length}`);
    if (before && (one.from <= before.from || one.level < before.level))
      problem(["redos", i], "more redos never mean a lower level");
  });
  elapsed.forEach((one, i) => {
    if (one.level > levels.length) problem(["elapsed", i, "level"], `expected a level up to ${levels.length}`);
  });
  holders.forEach((one, i) => {
    if (!levels.some(({ office }) => office === one.office)) problem(["holders", i, "office"], "no level has it");
    const clash = holders.findIndex((other, j) => j < i && other.office === one.office && meet(one, other));
    if (clash >= 0) problem(["holders", i], `holds the office on the same days as holders.${clash}`);
  });
});
export type Ladder = z.output<typeof rungs>;

/** The ladder's editions from their documents; throws `InvalidPolicy` and `PolicyEditionsClash`. */
export const loadLadder = (documents: unknown): Policy<Ladder> => loadPolicy(ladderSchema, documents);

/** The page's ladder (M4): city redo 1 / 2 / ≥ 3 → hotline centre / deputy leader / principal leader; who holds them is for the host. */
export const redoLadder: Policy<Ladder> = loadLadder([
  {
    id: "redo-ladder",
    version: "2023",
    effective: { from: "2018-09-01" },
    rules: {
      levels: [
        {
          level: 1,
          office: "hotlineCentre",
          zh: "执法大队热线服务中心",
          en: "hotline centre of the enforcement brigade",
        },
        { level: 2, office: "deputyLeader", zh: "分管领导", en: "deputy leader in charge" },
        { level: 3, office: "principalLeader", zh: "主要领导", en: "principal leader" },
      ],
      redos: [
        { from: 1, level: 1 },
        { from: 2, level: 2 },
        { from: 3, level: 3 },
      ],
    },
  },
]);

/** The level that so many redos call for; 0 where none does. */
export function redoLevel({ redos }: Pick<Ladder, "redos">, count: number): number {
  return redos.findLast(({ from }) => from <= count)?.level ?? 0;
}

/** 时间梯级: a rung on elapsed time as it was scheduled; a later edition of the ladder does not move it. */
export const rungSchema = z.object({
  /** The first moment after its term. */
  at: instantSchema,
  level,
  after: termSchema,
  since: instantSchema,
  policy: policyRefSchema,
});
export type Rung = z.output<typeof rungSchema>;

/** The rungs of a cycle that began at `redo`, on a ticket dispatched at `dispatch`, in order of time. */
export function rungsOf(
  { id, version, rules }: PolicyEdition<Ladder>,
  began: { readonly dispatch: Instant; readonly redo: Instant },
  calendar: Calendar,
): readonly Rung[] {
  return rules.elapsed
    .map(({ after, level, since: from }): Rung => {
      const since = began[from];
      return { at: afterEnd(termOf(after).after(since, calendar)), level, after, since, policy: { id, version } };
    })
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.level - b.level));
}

/** Who leads at a level on a day; no `holder` where the office is vacant. */
export function leadAt(
  { levels, holders }: Pick<Ladder, "levels" | "holders">,
  level: number,
  day: Day,
): { office: string; holder?: string } | undefined {
  const office = levels.find((one) => one.level === level)?.office;
  if (office === undefined) return undefined;
  const held = holders.find((one) => one.office === office && one.from <= day && (one.to ?? day) >= day);
  return { office, ...(held && { holder: held.holder }) };
}

type Span = { readonly from: Day; readonly to?: Day | undefined };

function meet(one: Span, other: Span): boolean {
  return one.from <= (other.to ?? "9999-12-31") && other.from <= (one.to ?? "9999-12-31");
}
