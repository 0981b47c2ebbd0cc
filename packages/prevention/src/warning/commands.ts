import { daySchema } from "@caseloop/law";
import { z } from "zod";
import { id, officer, text } from "../party.ts";
import { evidenceSchema } from "./evidence.ts";

/** 发布渠道 */
export const warningChannels = [
  "website",
  "socialMedia",
  "press",
  "broadcast",
  "message",
  "notice",
  "community",
] as const;

/** A detector with its version, or a person. */
const proposer = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("detector"), id, version: text }),
  z.object({ kind: z.literal("officer"), id: officer }),
]);

/** What can be asked of a consumer warning 消费警示. */
export const commands = {
  Propose: z.object({
    proposer,
    topic: text,
    title: text,
    text,
    /** Whom it is meant for, such as a special group of consumers 特殊消费群体. */
    audience: z.array(text).default([]),
    evidence: z.array(evidenceSchema).min(1),
    campaign: id.optional(),
  }),
  /** `return` asks for another wording. */
  Review: z.object({ reviewer: officer, verdict: z.enum(["approve", "return", "reject"]), remarks: text }),
  Revise: z.object({
    officer,
    title: text,
    text,
    evidence: z.array(evidenceSchema).default([]),
  }),
  /** Until the end of the last day. A later publication may add channels and a later day. */
  Publish: z.object({ officer, channels: z.array(z.enum(warningChannels)).min(1), until: daySchema }),
  Withdraw: z.object({ officer, reason: text }),
};
