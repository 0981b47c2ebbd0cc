import { asOfInstant, type Projection, project } from "@caseloop/core";
import { chinaCalendar } from "@caseloop/law";
import { cases } from "../board/cases.ts";
import { findings } from "../board/found.ts";
import { boardLines, legend, metDue } from "../board/lines.ts";
import { rowsNow } from "../board/read.ts";
import { type Board, type Figures, percent, tally } from "../board/tally.ts";
import { command, exit, UsageError } from "../shell/command.ts";
import { type ProgressBar, progressBar } from "../shell/progress.ts";
import { existingStore, type Store, storeHelp, storeOption, withStore } from "../shell/store.ts";

export const report = command({
  name: "report",
  summary: "The board: tickets, open, overdue, on time, by unit.",
  takes: [],
  options: { ...storeOption, "as-of": { type: "string" }, json: { type: "boolean" } },
  help: {
    ...storeHelp,
    "as-of": "the board at that moment: 2011-06-01 (to its end, in China) or 2011-06-01T12:00:00-04:00",
    json: "print one JSON object",
  },
  notes: [
    "JSON: registered, closed, open, units (how many), closedWithDue, late, onTimeRate (% of closedWithDue that met it, or null),",
    "findings, asOf, yellow, red, and byUnit with the same figures and every rate (null where there is nothing to divide by).",
  ],
  run: ({ options }, io) =>
    withStore(existingStore(options.store, io.clock), async (store) => {
      const asOf = options["as-of"];
      const at = asOf === undefined ? io.clock() : momentOf("--as-of", asOf);
      const bar = progressBar(io, "report");
      const { board, found } = await boardOf(store, at, asOf, bar.to);
      bar.end();
      if (options.json) {
        io.out(JSON.stringify(figuresOf(board, found, at)));
        return exit.ok;
      }
      io.out(io.paint("bold", `${store.name} as of ${at}`));
      for (const line of [...boardLines(board, io), "", ...legend]) io.out(line);
      const { total } = board;
      const met = metDue(total);
      io.out(
        `${total.registered} registered, ${total.closed} closed, ${total.open} open, ${board.units.size} units; ` +
          `${met.of} of ${met.all} closed with a due date met it (${percent(met) ?? "n/a"}%); ${found} findings.`,
      );
      return exit.ok;
    }),
});

/** The board of a store, from its kept views now, or from the log as of a moment. */
async function boardOf(store: Store, at: string, asOf: string | undefined, onProgress: ProgressBar["to"]) {
  const read = <Row>(view: Projection<ReadonlyMap<string, Row>, Row>) =>
    asOf === undefined
      ? rowsNow(store, view, onProgress)
      : project(store, view, { asOf, onProgress: ({ position, head }) => onProgress(position, head) });
  const [rows, found] = [await read(cases), await read(findings)];
  return { board: tally(rows.values(), at, chinaCalendar), found: found.size };
}

/** The board's figures for machines; rates in percent. */
function figuresOf({ total, units }: Board, found: number, at: string) {
  const { registered, closed, open, closedWithDue, late, yellow, red } = total;
  return {
    asOf: at,
    ...{ registered, closed, open, units: units.size, closedWithDue, late },
    onTimeRate: percent(metDue(total)),
    findings: found,
    ...{ yellow, red },
    rates: ratesOf(total),
    byUnit: [...units].map(([unit, figures]) => {
      const { registered, closed, open, closedWithDue, late, yellow, red } = figures;
      const onTimeRate = percent(metDue(figures));
      return { unit, registered, closed, open, closedWithDue, late, onTimeRate, yellow, red, rates: ratesOf(figures) };
    }),
  };
}

function ratesOf(figures: Figures) {
  const { onTime, response, process, result, solved, redo, redoResolved } = figures;
  const all = { onTime, response, process, result, solved, redo, redoResolved };
  return Object.fromEntries(Object.entries(all).map(([name, rate]) => [name, percent(rate)]));
}

/** The moment a text on the command line means; throws `UsageError`. */
export function momentOf(option: string, text: string): string {
  try {
    return asOfInstant(text);
  } catch {
    throw new UsageError(`${option} ${JSON.stringify(text)}`, "2023-10-01 or 2023-10-01T08:00:00+08:00");
  }
}
