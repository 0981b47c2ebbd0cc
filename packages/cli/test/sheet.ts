import { nyc311 } from "../src/import/nyc311.ts";

export type Cells = Readonly<Record<string, string>>;

const plain: Cells = {
  "Created Date": "03/01/2011 02:27:57 PM",
  Agency: "DOT",
  "Complaint Type": "Street Condition",
  Descriptor: "Pothole",
  Status: "Open",
  "Due Date": "03/31/2011 02:27:57 PM",
  "Open Data Channel Type": "PHONE",
};

/** One row of NYC 311 as text; what is not said is plain. */
export function row(key: string, cells: Cells = {}): string {
  const all: Cells = { ...plain, "Unique Key": key, ...cells };
  return nyc311.columns.map((column) => quoted(all[column] ?? "")).join(",");
}

export const closed = { Status: "Closed", "Closed Date": "03/14/2011 03:59:20 PM" } as const;

export const header = nyc311.columns.join(",");

export function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A file of such rows. */
export function sheet(...rows: readonly string[]): string {
  return [header, ...rows].map((line) => `${line}\n`).join("");
}
