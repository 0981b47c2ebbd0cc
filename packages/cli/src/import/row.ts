import type { Instant } from "@caseloop/core";
import { readUsTime, type Zone } from "../local-time.ts";
import { placeOfCell } from "./csv/place.ts";
import type { CsvRecord } from "./csv/records.ts";
import type { Finding } from "./finding.ts";
import type { SourceSystem } from "./nyc311.ts";

/** A row that was understood: what happened to its ticket, and every column as it came. */
export interface SourceRow {
  readonly line: number;
  readonly key: string;
  readonly keyColumn: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly unit: string;
  readonly created: Instant;
  readonly due?: Instant;
  /** When it was closed; absent while it is open, and where the row contradicts itself. */
  readonly closed?: Instant;
  /** A finding about one of its cells. */
  readonly fault: (code: Finding["code"], field: string, came: string, expected: string, kept: boolean) => Finding;
}

export interface RowReading {
  /** Absent where the row cannot be imported. */
  readonly row?: SourceRow;
  readonly findings: readonly Finding[];
}

/** Reads the rows of a system's export whose header is `header`, with local times in `zone`. */
export function rowReader(
  system: SourceSystem,
  header: readonly string[],
  zone: Zone,
): (record: CsvRecord) => RowReading {
  const index = new Map(header.map((name, at) => [name, at]));
  const needed = [system.key, system.created, system.unit, system.topic];

  return (record) => {
    const cell = (name: string) => record.cells[index.get(name) ?? -1] ?? "";
    const key = cell(system.key).trim();
    const fault: SourceRow["fault"] = (code, field, came, expected, kept) => ({
      ...placeOfCell(record.text, record.line, index.get(field) ?? 0),
      field,
      ...(key && { key }),
      code,
      came,
      expected,
      kept,
      ...(kept ? {} : { row: record.text }),
    });

    const findings: Finding[] = needed
      .filter((name) => cell(name).trim() === "")
      .map((name) => fault("missing-value", name, "", `a value in ${name}`, false));
    /** The moments a cell may mean; none where it is empty. */
    const moments = (name: string): readonly Instant[] => {
      const text = cell(name).trim();
      if (text === "") return [];
      const time = readUsTime(text);
      if (time) return zone.moments(time);
      findings.push(fault("unknown-date", name, text, "MM/DD/YYYY hh:mm:ss AM or PM", false));
      return [];
    };

    const [created] = moments(system.created);
    const [due] = moments(system.due);
    const ends = moments(system.closed);
    if (findings.length > 0 || created === undefined) return { findings };

    // An hour shown twice in autumn is the first of the two, unless the ticket was not there yet.
    const end = ends.find((moment) => moment >= created) ?? ends[0];
    const [closed, contradiction] = closing(system, cell, created, end, fault);
    return {
      row: {
        line: record.line,
        key,
        keyColumn: system.key,
        fields: Object.fromEntries(header.map((name, at) => [name, record.cells[at] ?? ""])),
        unit: cell(system.unit).trim(),
        created,
        ...(due !== undefined && { due }),
        ...(closed !== undefined && { closed }),
        fault,
      },
      findings: contradiction ? [contradiction] : [],
    };
  };
}

/** When the ticket was closed, if it was; a row that contradicts itself leaves it open, and is told. */
function closing(
  system: SourceSystem,
  cell: (name: string) => string,
  created: Instant,
  end: Instant | undefined,
  fault: SourceRow["fault"],
): readonly [closed?: Instant | undefined, contradiction?: Finding] {
  const status = cell(system.status).trim();
  const finished = system.finished.includes(status);
  const came = `${system.status} ${status || "(empty)"}, ${system.closed} ${cell(system.closed).trim() || "(empty)"}`;
  if (end !== undefined && end < created) {
    const expected = `a close on or after ${system.created} ${cell(system.created).trim()}`;
    return [undefined, fault("closed-before-created", system.closed, came, expected, true)];
  }
  if (!finished && !system.unfinished.includes(status)) {
    const expected = `one of ${[...system.finished, ...system.unfinished].join(", ")}; the ticket is left open`;
    return [undefined, fault("unknown-status", system.status, status, expected, true)];
  }
  if (finished === (end !== undefined)) return [end];
  return finished
    ? [undefined, fault("closed-without-date", system.closed, came, `a ${system.closed}`, true)]
    : [undefined, fault("open-with-close-date", system.closed, came, `no ${system.closed} on an open ticket`, true)];
}
