import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { project } from "@caseloop/core";
import { editionOn } from "@caseloop/law";
import {
  assumedRatePolicy,
  byUnit,
  type Metric,
  onTime,
  percentOf,
  rate,
  ratesBy,
  ticketLedger,
} from "@caseloop/metrics";
import { sqliteStore } from "@caseloop/store-sqlite";

/** New York's own figure, as a metric of ours: closed by the due date ÷ closed with a due date. Open requests are left out. */
const closedOnTime: Metric = {
  id: "closedOnTime",
  name: { zh: "已办结按期率", en: "closed requests that met their due date" },
  entries: ({ ended, cycles }) =>
    cycles.flatMap(({ cycle, lead, due, done }) =>
      ended && done && due
        ? [
            {
              cycle,
              at: ended.at,
              halves: done.late ? 0 : 2,
              units: lead ? [lead] : [],
              events: [...due.events, ended.event],
            },
          ]
        : [],
    ),
};

/** Imports the 2,000 requests with the `caseloop` command, and counts them by agency: New York's way, and 按期办结率. */
export async function nyc311(file: string) {
  const folder = mkdtempSync(join(tmpdir(), "caseloop-nyc311-"));
  const path = join(folder, "cases.db");
  const caseloop = fileURLToPath(new URL("bin/caseloop.mjs", import.meta.resolve("@caseloop/cli/package.json")));
  execFileSync(process.execPath, [caseloop, "import", "nyc311", file, "--store", `sqlite:${path}`], {
    stdio: "ignore",
  });

  const store = sqliteStore(path);
  const tickets = [...(await project(store, ticketLedger())).values()];
  await store.close();
  rmSync(folder, { recursive: true });

  const { rules } = editionOn(assumedRatePolicy, "2023-01-01");
  const question = { metric: closedOnTime, rules, at: "2024-01-01T00:00:00.000Z" };
  const total = rate(tickets, question);
  return {
    tickets: tickets.length,
    late: total.denominator - total.numerator,
    closed: total.denominator,
    percent: percentOf(total),
    agencies: Object.fromEntries(
      [...ratesBy(tickets, question, byUnit)].map(([agency, { numerator, denominator }]) => [
        agency,
        { closed: denominator, late: denominator - numerator, percent: percentOf({ numerator, denominator }) },
      ]),
    ),
    /** The stricter rate: what is overdue and still open counts against it. */
    onTime: rate(tickets, { ...question, metric: onTime }),
  };
}
