import { projection } from "@caseloop/core";
import type { Day } from "@caseloop/law";
import { warning } from "./decide.ts";
import { afterReview, type Warning, warns } from "./state.ts";

/** 警示栏: one published warning. */
export interface WarningRow {
  topic: string;
  title: string;
  text: string;
  channels: string[];
  until?: Day;
  status: Warning["status"];
  /** How many events stand behind it. */
  evidence: number;
}

/** By warning: what was last said, where it is published, and until when. */
export const warnings = projection({
  name: "warnings",
  from: [warning],
  initial: { topic: "", title: "", text: "", channels: [], status: "none", evidence: 0 } as WarningRow,
  key: ({ entity }) => entity,
  on: {
    "warning.Proposed"(row, { data: { topic, title, text, evidence } }) {
      Object.assign(row, { topic, title, text, evidence: evidence.length, status: "proposed" });
    },
    "warning.Revised"(row, { data: { title, text, evidence } }) {
      Object.assign(row, { title, text, evidence: row.evidence + evidence.length, status: "proposed" });
    },
    "warning.Reviewed"(row, { data: { verdict } }) {
      row.status = afterReview[verdict];
    },
    "warning.Published"(row, { data: { channels, until } }) {
      row.channels.push(...channels);
      row.until = until;
      row.status = "published";
    },
    "warning.Withdrawn"(row) {
      row.status = "withdrawn";
    },
  },
});

/** The warnings that stand on that day. */
export function standingWarnings<Row extends Pick<Readonly<WarningRow>, "status" | "until">>(
  rows: ReadonlyMap<string, Row>,
  day: Day,
): readonly (readonly [id: string, row: Row])[] {
  return [...rows].filter(([, row]) => warns(row, day));
}
