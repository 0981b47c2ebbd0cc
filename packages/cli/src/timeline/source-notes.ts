import { projection } from "@caseloop/core";
import type { Finding } from "../import/finding.ts";
import { ticketOf } from "../import/nyc311.ts";
import { sourceImport } from "../import/source-import.ts";

/** What imports noted about a ticket beside its own events. */
export interface SourceNotes {
  findings: Finding[];
  /** The row as later files had it, oldest first. */
  rows: { line: number; recordedAt: string; fields: Record<string, string> }[];
}

/** Notes of imports by ticket. */
export const sourceNotes = projection({
  name: "source-notes",
  from: [sourceImport],
  initial: { findings: [], rows: [] } as SourceNotes,
  key: ({ data }) => (data.key === undefined ? undefined : ticketOf(data.system, data.key)),
  on: {
    "sourceImport.Found"(notes, { data }) {
      notes.findings.push(data);
    },
    "sourceImport.RowChanged"(notes, { data, recordedAt }) {
      notes.rows.push({ line: data.line, recordedAt, fields: data.fields });
    },
  },
});
