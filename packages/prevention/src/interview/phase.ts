import type { Decide } from "@caseloop/core";
import type { DaysOnly } from "../correction.ts";
import type { commands } from "./commands.ts";
import type { events } from "./events.ts";
import type { Interview } from "./state.ts";

export type InterviewDecide = Decide<typeof commands, typeof events, Interview, DaysOnly>;
export type Phase<C extends keyof InterviewDecide> = Pick<InterviewDecide, C>;
export type Read = Parameters<InterviewDecide["Call"]>[1];
