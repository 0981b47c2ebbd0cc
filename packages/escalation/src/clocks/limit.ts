import {
  type Act,
  basis as basisOn,
  type Calendar,
  type Deadline,
  daySchema,
  deadlineSchema,
  type Instant,
  InvalidValue,
  instantSchema,
  legalBasisSchema,
  pause,
  remaining,
  resume,
  type TermUnit,
  termOf,
} from "@caseloop/law";
import { z } from "zod";
import type { ClockRules } from "./profile.ts";

const text = z.string().min(1);

/** Where a limit comes from: a rule of law, the system a case was imported from, or the profile alone, which then says that it is assumed. */
const basisSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("law"),
    act: text,
    article: z.exactOptional(text),
    edition: text,
    assumed: z.exactOptional(z.literal(true)),
  }),
  z.object({ kind: z.literal("source"), system: text }),
  z.object({ kind: z.literal("profile"), assumed: z.literal(true) }),
]);
type Basis = z.output<typeof basisSchema>;

/** 时限: by when, by which rule, and how it was counted, where it was counted at all. */
export const limitSchema = z.object({
  due: instantSchema,
  basis: basisSchema,
  deadline: z.exactOptional(deadlineSchema),
  /** What the clock counts in, where its limit is only a moment. */
  unit: z.exactOptional(z.enum(["workingDay", "naturalDay", "workingHour", "hour"])),
});
export type Limit = z.output<typeof limitSchema>;

/** How events record a limit: with its basis inside or beside it, or only as a deadline, a moment or a day. */
const recordedSchema = z.compile(
  z.union([
    limitSchema,
    z.object({ deadline: deadlineSchema, basis: legalBasisSchema, assumed: z.exactOptional(z.literal(true)) }),
    deadlineSchema,
    instantSchema,
    daySchema,
  ]),
);

interface Rules {
  /** For what says no basis of its own. */
  readonly basis: () => Basis;
  /** What the clock counts in, where it is known. */
  readonly unit: TermUnit | undefined;
  readonly calendar: Calendar;
}

/** The limit an event recorded, as it stands there; a day is meant to its end. */
export function taken(value: unknown, field: string, { basis: byRules, unit, calendar }: Rules): Limit {
  const { data: found } = recordedSchema.safeParse(value);
  if (found === undefined)
    throw new InvalidValue(field, JSON.stringify(value), "a limit, a deadline, a moment or a day");
  if (typeof found === "string") {
    const isDay = found.length === 10;
    const counts = unit ?? (isDay ? "naturalDay" : "hour");
    return { due: isDay ? calendar.endOf(found) : found, basis: byRules(), unit: counts };
  }
  if (!("basis" in found)) return { due: found.due, basis: byRules(), deadline: found };
  if ("due" in found) return found;
  const { deadline, basis, assumed } = found;
  return { due: deadline.due, basis: { kind: "law", ...basis, ...(assumed && { assumed }) }, deadline };
}

/** The basis that the clock's rules cite, in the edition in force on that day; throws `ActNotInForce`. */
export function basisOf(rules: ClockRules, at: Instant, calendar: Calendar, acts: readonly Act[]): Basis {
  const { basis, assumed } = rules;
  const act = acts.find(({ id }) => id === basis?.act);
  if (!basis || !act) return { kind: "profile", assumed: true };
  return { kind: "law", ...basisOn(act, basis.article, calendar.dayOf(at)), ...(assumed && { assumed }) };
}

/** The limit that the rules' own term sets for an event at that moment; none where they have no term. */
export function counted(rules: ClockRules, at: Instant, calendar: Calendar, acts: readonly Act[]): Limit | undefined {
  if (!rules.term) return undefined;
  const deadline = termOf(rules.term).after(at, calendar);
  return { due: deadline.due, basis: basisOf(rules, at, calendar, acts), deadline };
}

/** What the clock's own time is counted in; hours, where nobody says. */
export function unitOf({ deadline, unit }: Limit): TermUnit {
  return deadline?.term.unit ?? unit ?? "hour";
}

/** What is left at a moment: whole days, or milliseconds for what is counted in hours; negative when it has passed. */
export function leftAt(limit: Limit, at: Instant, calendar: Calendar): number {
  return remaining(running(limit, at, calendar), at, calendar);
}

/** What is kept while the clock stands still; a deadline that has passed keeps nothing. */
export function stopped(limit: Limit, at: Instant, calendar: Calendar): number {
  return at > limit.due ? 0 : pause(running(limit, at, calendar), at, calendar).left;
}

/** The limit once exactly `left` has run on from that moment. */
export function resumed(limit: Limit, left: number, at: Instant, calendar: Calendar): Limit {
  const { due, ...deadline } = resume({ at, left, deadline: running(limit, at, calendar) }, at, calendar);
  return { ...limit, due, ...(limit.deadline && { deadline: { ...deadline, due, from: limit.deadline.from } }) };
}

/** The deadline as law counts it; an extension's own days may not have begun: then the clock runs in the term before it. */
function running(limit: Limit, at: Instant, calendar: Calendar): Deadline {
  const { due, deadline } = limit;
  if (deadline) return at < deadline.from ? { ...deadline, from: at } : deadline;
  const from = at < due ? at : due;
  const term = { unit: unitOf(limit), n: 1 };
  // A moment reached by the hours may lie beyond the calendar.
  const day = term.unit === "hour" ? "" : calendar.dayOf(due);
  return { due, day, from, term, calendar: calendar.version };
}
