import {
  type Calendar,
  type Day,
  deadlineSchema,
  enterpriseClocks,
  hotlineClocks,
  type Instant,
  instantSchema,
  jinanHotline,
  jiyang2110,
  type LegalBasis,
  type LegalClock,
  basis as legalBasis,
  type TermData,
  termOf,
} from "@caseloop/law";
import { z } from "zod";
import type { Kind } from "./request.ts";

/** Where a time limit comes from: a rule, or the system a ticket was imported from. */
const basisSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("law"),
    act: z.string().min(1),
    article: z.string().min(1).optional(),
    edition: z.string().min(1),
    /** True where nobody could confirm the figure or the article. */
    assumed: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal("source"), system: z.string().min(1) }),
]);

/** 时限: by when, by which rule, and how it was counted; recorded as it was decided and never computed again. */
export const limitSchema = z.object({
  /** The last moment in time. */
  due: instantSchema,
  basis: basisSchema,
  /** How it was counted, with the calendar's version; absent where a source system named the moment. */
  deadline: deadlineSchema.optional(),
});
export type Limit = z.output<typeof limitSchema>;

/** The limits a ticket runs under; all run from dispatch, not from sign-in. */
export const limitsSchema = z.object({
  /** 答复: the final reply. Absent only on an imported ticket whose source names none. */
  reply: limitSchema.optional(),
  /** 首次联系 */
  contact: limitSchema.optional(),
  /** 首次答复 */
  firstReply: limitSchema.optional(),
  /** 退回: the last moment to ask for it. */
  giveBack: limitSchema.optional(),
});
export type Limits = z.output<typeof limitsSchema>;

/** The clocks of a ticket, a host's to replace through the context. */
export interface TicketClocks {
  /** With the longest extension allowed. */
  readonly reply: LegalClock;
  readonly giveBack: LegalClock;
  readonly contact?: LegalClock;
  readonly firstReply?: LegalClock;
  /** The rule for shelving 挂账. */
  readonly shelving: LegalBasis;
}

/**
 * The hotline's clocks [JN 24] [SD]; for an enterprise's request from 2023-05-24 those of the "2110" notice, whose figures are assumed.
 * Throws `ActNotInForce` before 2018-09-01.
 */
export function ticketClocks(kind: Kind, day: Day): TicketClocks {
  const { reply, giveBack } = hotlineClocks(day);
  const hotline = { reply, giveBack, shelving: legalBasis(jinanHotline, "24", day) };
  const notice = jiyang2110.editions[0]?.inForce.from;
  if (kind !== "enterprise" || notice === undefined || day < notice) return hotline;
  const { contact, firstReply, close } = enterpriseClocks(day);
  const { extension } = reply;
  return { ...hotline, contact, firstReply, reply: { ...close, ...(extension && { extension }) } };
}

/** What decisions on tickets need from outside. */
export interface TicketContext {
  readonly calendar: Calendar;
  readonly clocks: (kind: Kind, day: Day) => TicketClocks;
}

/** The limit a clock sets for an event at that moment; throws `CalendarOutOfRange`. */
export function limitOf(clock: LegalClock, at: Instant, calendar: Calendar): Limit {
  const deadline = clock.term.after(at, calendar);
  return { due: deadline.due, basis: byLaw(clock.basis, clock.assumed), deadline };
}

/** The limits a dispatch or a redo starts. */
export function startLimits(
  { reply, giveBack, contact, firstReply }: TicketClocks,
  at: Instant,
  calendar: Calendar,
): Limits {
  return {
    reply: limitOf(reply, at, calendar),
    giveBack: limitOf(giveBack, at, calendar),
    ...(contact && { contact: limitOf(contact, at, calendar) }),
    ...(firstReply && { firstReply: limitOf(firstReply, at, calendar) }),
  };
}

/** The longer limit of a statute in place of the hotline's [JN 24]. */
export function statutory(
  limit: { readonly term: TermData; readonly basis: LegalBasis },
  at: Instant,
  calendar: Calendar,
): Limit {
  return limitOf({ term: termOf(limit.term), basis: limit.basis }, at, calendar);
}

/** What an imported ticket runs under: its source's own due date, if it has one. */
export function sourceLimits(system: string, due: Instant | undefined): Limits {
  return due === undefined ? {} : { reply: { due, basis: { kind: "source", system } } };
}

/** A rule as the basis of a limit. */
export function byLaw(basis: LegalBasis, assumed?: true): Limit["basis"] {
  return { kind: "law", ...basis, ...(assumed && { assumed }) };
}
