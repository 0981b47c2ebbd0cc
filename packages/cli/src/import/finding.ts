import { personal } from "@caseloop/core";
import { z } from "zod";

/** What can be wrong with a row, by stable code; whether the row was imported all the same stands in the finding. */
const findingCodes = [
  // the row cannot be read
  "invalid-utf8",
  "broken-quote",
  "wrong-column-count",
  // it can be read but not understood
  "missing-value",
  "unknown-date",
  "unknown-status",
  // it contradicts itself
  "open-with-close-date",
  "closed-before-created",
  "closed-without-date",
  // it contradicts another row of the file, or what an earlier import recorded
  "duplicate-key",
  "created-changed",
  "unit-changed",
  "due-changed",
  "close-date-changed",
  "reopened",
  // the ticket refused it
  "refused",
] as const;

/** One thing found wrong in a file: where, what came, and what was expected. */
export const findingSchema = z.object({
  /** Physical line of the file, from 1; line breaks inside quotes count. */
  line: z.int().min(1),
  /** Character on that line, from 1, at which the cell or the fault begins. */
  column: z.int().min(1),
  /** The column's name in the header, where the fault lies in one cell. */
  field: z.string().optional(),
  /** The row's key, where it could be read. */
  key: z.string().optional(),
  code: z.enum(findingCodes),
  came: personal(z.string(), { subject: "caller" }),
  expected: z.string(),
  /** Whether the row was imported. */
  kept: z.boolean(),
  /** The row as it stands in the file, where it was not imported: nothing is lost. */
  row: personal(z.string(), { subject: "caller" }).optional(),
});
export type Finding = z.output<typeof findingSchema>;

/** One line of a findings file (NDJSON); the keys stand in this order. */
export function findingLine(finding: Finding): string {
  const { line, column, field, key, code, came, expected, kept, row } = finding;
  return JSON.stringify({ line, column, field, key, code, came, expected, kept, row });
}

/** A finding for people: `sales.csv:17:9 closed-before-created (Closed Date, key 4711): came …, expected …`. */
export function findingText(file: string, { line, column, field, key, code, came, expected }: Finding): string {
  const about = [field, key && `key ${key}`].filter(Boolean).join(", ");
  return `${file}:${line}:${column} ${code}${about && ` (${about})`}: came ${came || "nothing"}, expected ${expected}`;
}
