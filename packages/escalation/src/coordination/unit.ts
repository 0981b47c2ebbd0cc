import { z } from "zod";
import { ownersSchema } from "../lead/events.ts";

const id = z.string().min(1);

/** The departments a bureau works with (M23): police 公安, court 法院, commerce 商务, housing 住建, market supervision 市场监管, other. */
export const departments = ["police", "court", "commerce", "housing", "market", "other"] as const;

/** 协办单位 and the department it belongs to. */
export const partySchema = z.object({ unit: id, department: z.enum(departments).default("other") });

/** Who has the ticket once a dispute is settled: one lead unit 主办, others that assist 协办, three owners. */
export const assignmentSchema = z.object({
  lead: id,
  subUnit: id.optional(),
  assisting: z.array(id).default([]),
  owners: ownersSchema,
});

/** Whether a unit says that the duty is its own or not. */
export const positions = ["ours", "notOurs"] as const;
