import { writeFile } from "node:fs/promises";
import { hasCode } from "@caseloop/core";
import { findingLine, findingText } from "../import/finding.ts";
import { importFile } from "../import/import-file.ts";
import { systems } from "../import/nyc311.ts";
import { command, exit, UsageError } from "../shell/command.ts";
import { progressBar } from "../shell/progress.ts";
import { createStore, storeHelp, storeOption, withStore } from "../shell/store.ts";

/** Findings shown on the terminal; the findings file has them all. */
const SHOWN = 10;

export const importing = command({
  name: "import",
  summary: "Bring the cases of another system into the log, from its CSV export.",
  takes: ["nyc311", "FILE"],
  options: { ...storeOption, findings: { type: "string" }, zone: { type: "string" }, json: { type: "boolean" } },
  help: {
    ...storeHelp,
    findings: "write what is wrong in the file here, one JSON object a line",
    zone: "the zone of the file's local times (default America/New_York)",
    json: "print one JSON object",
  },
  notes: [
    "Each row becomes commands on its ticket: register, dispatch to the agency, close. The same file again changes nothing;",
    "an import cut short is simply run again. Rows that contradict themselves stay open and are told as findings.",
    "Local times: an hour that the clock skips in spring counts from before the jump (02:30 becomes 03:30); of an hour",
    "that comes twice in autumn the first is meant, unless a ticket would then close before it was made.",
    "Exit code 1: some rows could not be imported, the others were. 3: the file cannot be read at all.",
  ],
  async run({ words: [name = "", path = ""], options }, io) {
    const system = systems[name];
    if (!system) throw new UsageError(JSON.stringify(name), `a system: ${Object.keys(systems).join(", ")}`);
    const zone = options.zone ?? system.zone;
    if (!isZone(zone)) throw new UsageError(`--zone ${JSON.stringify(zone)}`, "an IANA zone, such as America/New_York");

    return withStore(createStore(options.store, io.clock), async (store) => {
      const bar = progressBar(io, `import ${name}`);
      const write = async (lines: readonly string[]) => {
        if (options.findings !== undefined)
          await writeFile(options.findings, lines.map((line) => `${line}\n`).join(""));
      };
      const result = await importFile(store, system, path, zone, bar.to).catch(async (error: unknown) => {
        if (hasCode(error, "unreadable-file")) await write([unreadableLine(error.facts)]);
        throw error;
      });
      bar.end();
      if (!result.ok) {
        io.err(`caseloop import: ${result.rejection.because} ${result.rejection.zh ?? ""}`);
        return exit.refused;
      }
      const { ok: _ok, findings, ...figures } = result;
      await write(findings.map(findingLine));
      for (const finding of findings.slice(0, SHOWN)) io.err(findingText(path, finding));
      if (findings.length > SHOWN) io.err(`… and ${findings.length - SHOWN} more (--findings FILE lists them all)`);

      if (options.json) io.out(JSON.stringify({ system: name, file: path, ...figures, findings: findings.length }));
      else for (const line of summary(store.name, path, result)) io.out(line);
      return figures.refused > 0 ? exit.refused : exit.ok;
    });
  },
});

type Result = Extract<Awaited<ReturnType<typeof importFile>>, { ok: true }>;

function summary(store: string, path: string, result: Result): string[] {
  const { rows, imported, refused, registered, closed, changed, before, findings } = result;
  const again = before ? " (it had been imported before; nothing changed)" : "";
  return [
    `${path}: ${rows} rows, ${imported} imported, ${refused} refused${again}`,
    `  new: ${registered} tickets, ${closed} closings; changed since an earlier import: ${changed}; findings: ${findings.length}`,
    `  ${store}; next: caseloop report --store ${store}`,
  ];
}

/** The one finding of a file that cannot be read at all. */
function unreadableLine(facts: object): string {
  return JSON.stringify({ code: "unreadable-file", kept: false, ...facts });
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
