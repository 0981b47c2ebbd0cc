import { type Act, acts, loadPolicy, type Policy, termSchema } from "@caseloop/law";
import { z } from "zod";
import { type Condition, conditionSchema, eventName, eventsIn, fieldPath, fieldsIn } from "./condition.ts";

const text = z.string().min(1);
const id = z.string().regex(/^[A-Za-z][\w-]*$/, "letters, digits, dash and underscore");
const names = { id, zh: text, en: text };

/** 提醒: at a share of the clock's own time, a term before the deadline, or as a warning card. */
const noticeSchema = z.union([
  z.strictObject({ ...names, percent: z.int().min(1).max(99) }),
  z.strictObject({ ...names, before: termSchema }),
  z.strictObject({ ...names, card: z.enum(["yellow", "red"]) }),
]);
export type Notice = z.output<typeof noticeSchema>;

/** 不计入期限的时间: while it lasts, the clock stands still. Without `to` it lasts as long as `from` holds. */
const pauseSchema = z.strictObject({
  ...names,
  from: conditionSchema,
  to: z.exactOptional(conditionSchema),
  basis: z.exactOptional(z.strictObject({ act: text, article: z.exactOptional(text) })),
});

const clockSchema = z.strictObject({
  ...names,
  /** How long it runs, where the events record no limit of their own. */
  term: z.exactOptional(termSchema),
  /** The rule `term` comes from; its edition is that of the day on which the clock starts. */
  basis: z.exactOptional(z.strictObject({ act: text, article: z.exactOptional(text) })),
  /** True where nobody could confirm `term` or `basis`. */
  assumed: z.exactOptional(z.literal(true)),
  /** Limits that events record themselves: the clock takes them over and never computes a second one. */
  takes: z.array(z.strictObject({ event: eventName, field: fieldPath })).default([]),
  start: conditionSchema,
  /** 追溯: counted from the moment in this field instead of the event's own. */
  from: z.exactOptional(fieldPath),
  /** Whether a start that reaches back leaves out the pauses that lie between. */
  pausesReachBack: z.boolean().default(false),
  /** Fulfilled 完成. */
  stop: conditionSchema,
  /** No longer needed 取消. */
  cancel: z.exactOptional(conditionSchema),
  /** Fulfilled too soon: it runs on to the deadline it had. */
  reopen: z.exactOptional(conditionSchema),
  /** Counted anew, from this event. */
  reset: z.exactOptional(conditionSchema),
  pauses: z.array(pauseSchema).default([]),
  /** True of a right that ends with its time: nobody is overdue. */
  lapses: z.boolean().default(false),
  /** Started again after its end: with its full term, or with what was left of it. */
  again: z.enum(["perCycle", "cumulative"]).default("perCycle"),
  notices: z.array(noticeSchema).default([]),
});
export type ClockRules = z.output<typeof clockSchema>;

/** A fact is learnt from an event: the value of a field, or the same value each time. */
const factSchema = z.union([
  z.strictObject({ fact: id, event: eventName, field: fieldPath }),
  z.strictObject({ fact: id, event: eventName, value: z.union([text, z.number(), z.boolean()]) }),
]);

/** 职责分离: whoever stands in that field of the event is not to be the one a fact names. */
const apartSchema = z.strictObject({ ...names, event: eventName, field: fieldPath, from: fieldPath });

const profileShape = z.strictObject({
  clocks: z.array(clockSchema).min(1),
  facts: z.array(factSchema).default([]),
  apart: z.array(apartSchema).default([]),
  /** Events that happened at the moment in this field, not when they were written down. */
  moments: z.array(z.strictObject({ event: eventName, field: fieldPath })).default([]),
});

/** 时限规则: the clocks of one kind of case. */
export type ClockProfile = z.output<typeof profileShape>;

const profileSchema = (known: readonly Act[]) =>
  profileShape.superRefine(({ clocks, facts, apart }, context) => {
    const problem = (path: PropertyKey[], message: string) => context.addIssue({ code: "custom", path, message });
    const learnt = new Set(facts.map(({ fact }) => `facts.${fact}`));
    const twice = (list: readonly { id: string }[], path: PropertyKey[]) =>
      list.forEach((one, i) => {
        if (list.findIndex((other) => other.id === one.id) < i) problem([...path, i, "id"], "is there already");
      });
    const unlearnt = (field: string, path: PropertyKey[]) => {
      if (field.startsWith("facts.") && !learnt.has(field)) problem(path, `no event teaches ${field}`);
    };
    twice(clocks, ["clocks"]);
    twice(apart, ["apart"]);
    apart.forEach(({ field, from }, i) => {
      unlearnt(field, ["apart", i, "field"]);
      unlearnt(from, ["apart", i, "from"]);
    });
    clocks.forEach((clock, i) => {
      const at = (...path: PropertyKey[]) => ["clocks", i, ...path];
      twice(clock.notices, at("notices"));
      twice(clock.pauses, at("pauses"));
      if (!clock.term && clock.takes.length === 0) problem(at("term"), "a clock has a term, or takes recorded limits");
      if (clock.term && !clock.basis && !clock.assumed)
        problem(at("basis"), "a term cites its legal basis, or is marked assumed");
      if (clock.notices.some(({ id }) => id === "breach" || id === "lapse"))
        problem(at("notices"), "a breach or lapse is told by itself");
      clock.pauses.forEach(({ from, to }, j) => {
        if (!to && eventsIn(from).length > 0)
          problem(at("pauses", j, "to"), "a pause that begins with an event says what ends it");
      });
      for (const rule of [clock.basis, ...clock.pauses.map((one) => one.basis)])
        if (rule && !known.some((act) => act.id === rule.act))
          problem(at("basis", "act"), `no act ${rule.act}; hand it in beside ${known.map((act) => act.id).join(", ")}`);
      for (const field of clockFields(clock)) unlearnt(field, at());
    });
  });

/**
 * The editions of a profile from their documents; throws `InvalidPolicy` and `PolicyEditionsClash`. A host that cites acts of its own
 * hands them in beside those of `@caseloop/law`.
 */
export const loadClocks = (documents: unknown, known: readonly Act[] = acts): Policy<ClockProfile> =>
  loadPolicy(profileSchema(known) as z.ZodType<ClockProfile>, documents);

const conditionsOf = ({ start, stop, cancel, reopen, reset, pauses }: ClockRules): readonly Condition[] =>
  [start, stop, cancel, reopen, reset, ...pauses.flatMap(({ from, to }) => [from, to])].filter(
    (one) => one !== undefined,
  );

function clockFields(clock: ClockRules): readonly string[] {
  return [...conditionsOf(clock).flatMap(fieldsIn), ...(clock.from === undefined ? [] : [clock.from])];
}

/** Every event that the profiles speak of, in any edition. */
export function eventsOf(profiles: readonly Policy<ClockProfile>[]): readonly string[] {
  const found = profiles
    .flatMap(({ editions }) => editions)
    .flatMap(({ rules: { clocks, facts, apart, moments } }) => [
      ...clocks.flatMap((clock) => [
        ...conditionsOf(clock).flatMap(eventsIn),
        ...clock.takes.map(({ event }) => event),
      ]),
      ...[...facts, ...apart, ...moments].map(({ event }) => event),
    ]);
  return [...new Set(found)];
}
