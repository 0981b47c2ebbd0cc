import { instantSchema, policyRefSchema } from "@caseloop/law";
import { z } from "zod";
import { scheduledSchema } from "../schedule.ts";
import { limitSchema } from "./limit.ts";

const text = z.string().min(1);
const cycle = z.int().min(1);
/** 黄牌 or 红牌, where the notice is one. */
const card = z.exactOptional(z.enum(["yellow", "red"]));
/** Whole days, or milliseconds for what is counted in hours. */
const length = z.int().min(0);

/** The event of the case that caused it. */
const causeSchema = z.object({ event: text, version: z.int().min(1) });

/** Every event of a clock says which, and when it happened in the world. */
const ofClock = <Shape extends z.ZodRawShape>(shape: Shape) => z.object({ clock: text, at: instantSchema, ...shape });
const caused = <Shape extends z.ZodRawShape>(shape: Shape) => ofClock({ cause: causeSchema, ...shape });

/** What a stretch of running lies under, and all it will say unless the case moves first. */
const stretch = {
  limit: limitSchema,
  own: length,
  plan: z.array(z.object({ notice: text, at: instantSchema, card })),
};
const run = { cycle, policy: policyRefSchema, ...stretch };

/** What happens to the clocks 时钟 of a case. */
export const events = {
  FactsLearnt: z.object({
    at: instantSchema,
    cause: causeSchema,
    facts: z.record(text, z.record(text, z.union([z.string(), z.number(), z.boolean()]))),
  }),
  /** `at` is the moment it counts from; `since` is later where pauses that lie between were left out. */
  ClockStarted: caused({ ...run, since: instantSchema, reachesBack: z.exactOptional(z.literal(true)) }),
  /** A run ended and the next began; `late` says how the one before stood. */
  ClockReset: caused({ ...run, late: z.boolean() }),
  ClockPaused: caused({ by: z.array(text).min(1), left: length }),
  ClockResumed: caused(stretch),
  /** It had stopped, and runs on to the deadline it had. */
  ClockReopened: caused(stretch),
  /** The limit was changed by whoever records it, an extension for example. */
  ClockMoved: caused({ ...stretch, before: instantSchema, left: length }),
  /** A pause began or ended while the clock was not running; `by` are those that last. */
  PauseNoted: caused({ by: z.array(text) }),
  /** 完成 or 取消; `late` where that moment lies after the deadline. */
  ClockStopped: caused({ how: z.enum(["met", "cancelled"]), late: z.boolean(), left: length }),
  /** 超期: permanent. `at` is the first moment after the deadline, whenever it was `found`. */
  ClockBreached: ofClock({ cycle, due: instantSchema, found: instantSchema, late: z.boolean() }),
  /** 失权: the time in which something could be asked for has ended. */
  ClockLapsed: ofClock({ cycle, due: instantSchema, found: instantSchema, late: z.boolean() }),
  /** 提醒; `late` where its moment lies so far back that nobody should take it for fresh. */
  NoticeGiven: ofClock({
    cycle,
    notice: text,
    card,
    due: instantSchema,
    scheduled: instantSchema,
    late: z.boolean(),
  }),
  /** 未予分离: one person did two things that the profile keeps apart. */
  NotApart: z.object({ at: instantSchema, cause: causeSchema, rule: text, policy: policyRefSchema, who: text }),
  Scheduled: scheduledSchema,
};
