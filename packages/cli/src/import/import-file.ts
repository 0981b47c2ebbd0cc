import { basename } from "node:path";
import { type EventStore, type Handled, handle, history, load, type Rejection, stateCache } from "@caseloop/core";
import { zoneOf } from "../local-time.ts";
import { lines } from "./csv/lines.ts";
import { type BrokenRecord, type CsvRecord, records } from "./csv/records.ts";
import type { Finding } from "./finding.ts";
import { readHeader } from "./header.ts";
import { rowImporter } from "./import-row.ts";
import type { SourceSystem } from "./nyc311.ts";
import { type RowReading, rowReader, type SourceRow } from "./row.ts";
import { bytesOf, sourceFile } from "./source-file.ts";
import { sourceImport } from "./source-import.ts";
import { Twins } from "./twins.ts";

/** What an import came to. */
export interface Imported {
  readonly ok: true;
  readonly digest: string;
  readonly rows: number;
  /** Rows whose tickets are in the log. */
  readonly imported: number;
  /** Rows that could not be imported; each has its finding. */
  readonly refused: number;
  /** Tickets that were not there before, closings that were not, and tickets whose rows say something new. */
  readonly registered: number;
  readonly closed: number;
  readonly changed: number;
  /** True where this very file had been imported to its end before: nothing was read again. */
  readonly before: boolean;
  readonly findings: readonly Finding[];
}

/** So many rows are handed to the store at a time: one commit serves them all. */
const AT_ONCE = 500;

/**
 * Imports a file of a foreign system, row by row, into the log; run again it changes nothing, and cut short it goes on.
 * Throws `UnreadableFileError` for a file that cannot be read at all, `RangeError` for an unknown zone, and what the store throws.
 */
export async function importFile(
  store: EventStore,
  system: SourceSystem,
  path: string,
  zoneName: string,
  onProgress: (bytes: number, total: number) => void = () => {},
): Promise<Imported | { readonly ok: false; readonly rejection: Rejection }> {
  const zone = zoneOf(zoneName);
  const source = await sourceFile(path);
  const { digest, bytes } = source;
  const id = `${system.name}-${digest}`;
  const count = { rows: 0, imported: 0, refused: 0, registered: 0, closed: 0, changed: 0 };
  const options = { cache: stateCache({ max: 1 }), retry: { times: 20 } };
  const { state } = await load(store, sourceImport, id);
  if (state.result && state.zone === zoneName)
    return { ok: true, digest, ...count, ...state.result, before: true, findings: await findingsOf(store, id) };

  let read = 0;
  const all = records(
    lines(path, bytesOf(source), (more) => {
      read += more;
      onProgress(read, bytes);
    }),
  );
  const header = readHeader(path, system, (await all.next()).value ?? undefined);
  const begin = { system: system.name, file: basename(path), digest, bytes, zone: zoneName };
  const started = await handle(store, sourceImport, id, { type: "Start", data: begin }, options);
  if (!started.ok) return started;

  const understand = rowReader(system, header, zone);
  const importRow = rowImporter(store, system, digest);
  const twins = new Twins();

  for await (const batch of inBatches(all, AT_ONCE)) {
    const rows = batch.map((record) => (record.kind === "broken" ? broken(record) : twins.only(understand(record))));
    const done = await Promise.all(rows.map(({ row }) => (row ? importRow(row) : undefined)));
    const findings: Finding[] = [];
    const changed: SourceRow[] = [];
    rows.forEach(({ row, repeats, findings: found }, at) => {
      const outcome = done[at];
      findings.push(...found, ...(outcome?.findings ?? []));
      count.rows++;
      count[outcome?.kept || repeats ? "imported" : "refused"]++;
      if (outcome?.registered) count.registered++;
      if (outcome?.closed) count.closed++;
      if (outcome?.changed && row) changed.push(row);
    });
    count.changed += changed.length;
    if (findings.length + changed.length === 0) continue;
    const news = changed.map(({ line, key, fields }) => ({ line, key, fields }));
    sure(await handle(store, sourceImport, id, { type: "Note", data: { findings, changed: news } }, options));
  }
  const { rows, imported, refused } = count;
  sure(await handle(store, sourceImport, id, { type: "Finish", data: { rows, imported, refused } }, options));
  return { ok: true, digest, ...count, before: false, findings: await findingsOf(store, id) };
}

/** What the log keeps of the file's findings, in the order of its lines. */
async function findingsOf(store: EventStore, id: string): Promise<Finding[]> {
  const events = await history(store, sourceImport, id);
  return events
    .flatMap((event) => (event.type === "Found" ? [event.data] : []))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

function broken({
  line,
  column,
  code,
  came,
  expected,
  text,
}: BrokenRecord): RowReading & { readonly repeats?: boolean } {
  return { findings: [{ line, column, code, came, expected, kept: false, row: text }] };
}

/** The importer itself sends these; a refusal is a defect of it. */
function sure(handled: Handled): void {
  if (!handled.ok) throw new Error(`${handled.rejection.code}: ${handled.rejection.because}`);
}

async function* inBatches(all: AsyncIterable<CsvRecord | BrokenRecord>, size: number) {
  let batch: (CsvRecord | BrokenRecord)[] = [];
  for await (const record of all) {
    if (batch.push(record) < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
