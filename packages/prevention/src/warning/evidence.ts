import type { Recorded } from "@caseloop/core";
import { z } from "zod";

/** 依据: one event behind a warning, so that anybody can look it up. */
export const evidenceSchema = z.object({
  event: z.string().min(1),
  stream: z.string().min(1),
  version: z.int().min(1),
});
export type Evidence = z.output<typeof evidenceSchema>;

/** A recorded event as evidence. */
export function evidenceOf({ id, stream, version }: Pick<Recorded, "id" | "stream" | "version">): Evidence {
  return { event: id, stream, version };
}
