import { placeOfCell } from "./csv/place.ts";
import type { BrokenRecord, CsvRecord } from "./csv/records.ts";
import { UnreadableFileError } from "./csv/unreadable.ts";
import type { SourceSystem } from "./nyc311.ts";

/** The names of the columns; throws `UnreadableFileError` naming what is missing or there twice. */
export function readHeader(
  file: string,
  system: SourceSystem,
  first: CsvRecord | BrokenRecord | undefined,
): readonly string[] {
  const { columns, name } = system;
  const all = `a header naming the ${columns.length} columns of ${name}`;
  if (!first) throw new UnreadableFileError(file, 1, 1, "an empty file", all);
  if (first.kind === "broken")
    throw new UnreadableFileError(file, first.line, first.column, first.came, first.expected);

  const names = first.cells.map((cell) => cell.trim());
  const fault = (index: number, came: string, expected: string) => {
    const { line, column } = placeOfCell(first.text, first.line, index);
    return new UnreadableFileError(file, line, column, came, expected);
  };
  const missing = columns.filter((column) => !names.includes(column));
  const other = missing.length > 0 ? otherSeparator(first.text, columns) : undefined;
  if (other) throw fault(0, `columns separated by ${other}`, "columns separated by commas");
  if (missing.length === columns.length)
    throw fault(0, shortened(first.text), `${all}: ${columns.slice(0, 4).join(", ")} …`);
  if (missing.length > 0)
    throw fault(
      names.length,
      `a header without ${missing.map((column) => `"${column}"`).join(", ")}`,
      `all ${columns.length} columns of ${name}`,
    );
  const twice = names.findIndex((column, at) => names.indexOf(column) < at);
  if (twice >= 0) throw fault(twice, `a second column "${names[twice]}"`, "each column once");
  return names;
}

const separators = { ";": "semicolons", "\t": "tabs", "|": "bars" };

function otherSeparator(header: string, columns: readonly string[]): string | undefined {
  const found = Object.entries(separators).find(([mark]) =>
    columns.every((column) => header.split(mark).some((cell) => cell.trim() === column)),
  );
  return found?.[1];
}

function shortened(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);
}
