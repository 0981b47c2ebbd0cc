import { CsvError } from "csv-parse";
import { parse } from "csv-parse/sync";
import type { Line } from "./lines.ts";
import { type Place, placeOfCell } from "./place.ts";

/** One record of a CSV file. Source: RFC 4180 §2. */
export interface CsvRecord {
  readonly kind: "record";
  /** The physical line it starts on: line breaks inside quotes count. */
  readonly line: number;
  readonly cells: readonly string[];
  /** The record as it stands in the file. */
  readonly text: string;
}

/** A stretch of the file that is no record, and why. */
export interface BrokenRecord extends Place {
  readonly kind: "broken";
  readonly code: "invalid-utf8" | "broken-quote" | "wrong-column-count";
  readonly came: string;
  readonly expected: string;
  readonly text: string;
  /** How many physical lines it covers; reading goes on behind them. */
  readonly lines: number;
}

/** Lines that belong together because a quote is open at the end of each but the last. */
type Span = readonly [Line, ...Line[]];

/** Records are parsed so many at a time, for speed. */
const BATCH = 100;
/** A quote open for more lines than this is taken for a broken one. */
const LONGEST = 1000;

/**
 * The records of a CSV file, each with as many cells as the first one has, which is the header.
 * What is broken is told and left out, and reading goes on at the next physical line. Empty lines are skipped.
 */
export async function* records(lines: AsyncIterable<Line>): AsyncGenerator<CsvRecord | BrokenRecord> {
  let width: number | undefined;
  const again: Line[] = []; // lines that a broken quote had swallowed, last first
  const source = lines[Symbol.asyncIterator]();
  const next = async (): Promise<Line | undefined> => again.pop() ?? (await source.next()).value;

  try {
    for (let done = false; !done; ) {
      const batch: Span[] = [];
      while (batch.length < (width === undefined ? 1 : BATCH)) {
        const first = await next();
        if (!first) {
          done = true;
          break;
        }
        if (first.text.trim() !== "") batch.push(await quotesClosed(first, next));
        if ((batch.at(-1)?.length ?? 0) > 1) break; // it may have to be read again, line by line
      }
      for (const [index, record] of parseAll(batch, width).entries()) {
        width ??= record.kind === "record" ? record.cells.length : undefined;
        yield record;
        if (record.kind === "broken") again.push(...(batch[index] as Span).slice(record.lines).reverse());
      }
    }
  } finally {
    await source.return?.(undefined);
  }
}

async function quotesClosed(first: Line, next: () => Promise<Line | undefined>): Promise<Span> {
  const span: [Line, ...Line[]] = [first];
  let open = oddQuotes(first.text);
  while (open && span.length < LONGEST) {
    const line = await next();
    if (!line) break;
    span.push(line);
    open = oddQuotes(line.text) !== open;
  }
  return span;
}

function oddQuotes(text: string): boolean {
  let odd = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) odd = !odd;
  return odd;
}

function parseAll(batch: readonly Span[], width: number | undefined): readonly (CsvRecord | BrokenRecord)[] {
  if (batch.some((span) => span.some((line) => line.notUtf8))) return batch.map((span) => parseOne(span, width));
  try {
    const rows = cells(batch.map(textOf).join("\n"));
    if (rows.length === batch.length && rows.every((row) => row.length === width))
      return rows.map((row, index) => record(batch[index] as Span, row));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return batch.map((span) => parseOne(span, width)); // one of them is broken
}

function parseOne(span: Span, width: number | undefined): CsvRecord | BrokenRecord {
  const text = textOf(span);
  const line = span[0].number;
  const broken = (code: BrokenRecord["code"], place: Place, came: string, expected: string): BrokenRecord => ({
    kind: "broken",
    code,
    ...place,
    came,
    expected,
    text: span[0].text,
    lines: 1,
  });

  try {
    const [row = []] = cells(text);
    const foreign = span.find((one) => one.notUtf8);
    if (foreign?.notUtf8) {
      const { column, bytes } = foreign.notUtf8;
      const place = { line: foreign.number, column };
      const told = broken("invalid-utf8", place, `the bytes ${bytes}`, "text in UTF-8");
      return { ...told, text, lines: row.length === width ? span.length : 1 };
    }
    if (width === undefined || row.length === width) return record(span, row);
    const place = placeOfCell(text, line, Math.min(row.length, width));
    return broken("wrong-column-count", place, `${row.length} columns`, `${width} columns, as in the header`);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const place = placeOfCell(text, line, Number(error.index));
    return broken(
      "broken-quote",
      place,
      error.message.replace(/:.*/, "").toLowerCase(),
      'a cell quoted as "…", with quotes inside it doubled',
    );
  }
}

function record(span: Span, cells: readonly string[]): CsvRecord {
  return { kind: "record", line: span[0].number, cells, text: textOf(span) };
}

function textOf(span: Span): string {
  return span.map((line, index) => line.text + (index < span.length - 1 ? line.break : "")).join("");
}

function cells(text: string): string[][] {
  return parse(text, { relax_column_count: true, record_delimiter: ["\r\n", "\n"] });
}
