import { createHash } from "node:crypto";
import type { RowReading } from "./row.ts";

/** Remembers the keys of one file, so that a second row under the same key is never taken for a new state of the first. */
export class Twins {
  readonly #seen = new Map<string, { readonly line: number; readonly mark: string }>();

  /** The reading as it is for the first row of its key; without its row for any later one, which is a finding where it says something else. */
  only(reading: RowReading): RowReading & { readonly repeats?: boolean } {
    const { row } = reading;
    if (!row) return reading;
    const mark = createHash("sha256").update(JSON.stringify(row.fields)).digest("base64");
    const first = this.#seen.get(row.key);
    if (!first) {
      this.#seen.set(row.key, { line: row.line, mark });
      return reading;
    }
    if (first.mark === mark) return { findings: [], repeats: true };
    const expected = `the key once; line ${first.line} has it with other content, and was imported`;
    return { findings: [row.fault("duplicate-key", row.keyColumn, row.key, expected, false)] };
  }
}
