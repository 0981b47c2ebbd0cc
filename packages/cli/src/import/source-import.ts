import { decider, personal, reject } from "@caseloop/core";
import { z } from "zod";
import { findingSchema } from "./finding.ts";

const count = z.int().min(0);
const file = z.object({
  system: z.string().min(1),
  /** The file's name, without its folder. */
  file: z.string().min(1),
  /** SHA-256 of its bytes, in hexadecimal. */
  digest: z.string().min(1),
  bytes: count,
  /** The zone in which its local times were read. */
  zone: z.string().min(1),
});
/** A row whose ticket an earlier file had brought, and that says something else now. */
const changedRow = z.object({
  line: z.int().min(1),
  key: z.string().min(1),
  fields: personal(z.record(z.string(), z.string()), { subject: "caller" }),
});
/** How many rows the file has, and what became of them: `rows = imported + refused`. */
const result = z.object({ rows: count, imported: count, refused: count });

export interface SourceImport {
  status: "none" | "started" | "finished";
  result?: { rows: number; imported: number; refused: number };
  system: string;
  zone: string;
  findings: Record<string, true>;
  changedLines: Record<string, true>;
}

/**
 * The import of one file, a stream of its own beside the tickets it brings: what was found wrong in it, and which rows
 * said something new. The same again changes nothing, so an import that was cut short is simply run again.
 */
export const sourceImport = decider({
  name: "sourceImport",
  initial: { status: "none", system: "", zone: "", findings: {}, changedLines: {} } as SourceImport,
  commands: {
    Start: file,
    Note: z.object({ findings: z.array(findingSchema), changed: z.array(changedRow) }),
    Finish: result,
  },
  events: {
    Started: file,
    Found: findingSchema.extend({ system: z.string() }),
    RowChanged: changedRow.extend({ system: z.string() }),
    Finished: result,
  },
  decide: {
    Start: ({ data }, { status, zone }) => {
      if (status === "none") return [{ type: "Started", data }];
      return zone === data.zone
        ? []
        : reject("other-zone", `This file was imported with its times in ${zone}, and now with ${data.zone}.`, {
            zh: `该文件导入时采用的时区为 ${zone}，本次为 ${data.zone}。`,
            facts: { before: zone, now: data.zone },
          });
    },
    Note: ({ data }, { status, system, findings, changedLines }) => {
      if (status !== "started")
        return reject("not-started", "This import is not under way.", { zh: "导入未在进行中。" });
      return [
        ...data.findings
          .filter((finding) => !(idOf(finding) in findings))
          .map((finding) => ({ type: "Found" as const, data: { ...finding, system } })),
        ...data.changed
          .filter(({ line }) => !(line in changedLines))
          .map((row) => ({ type: "RowChanged" as const, data: { ...row, system } })),
      ];
    },
    Finish: ({ data }, { status }) => {
      if (status === "none") return reject("not-started", "This import is not under way.", { zh: "导入未在进行中。" });
      return status === "finished" ? [] : [{ type: "Finished", data }];
    },
  },
  evolve: {
    Started(state, { data }) {
      state.status = "started";
      state.system = data.system;
      state.zone = data.zone;
    },
    Found(state, { data }) {
      state.findings[idOf(data)] = true;
    },
    RowChanged(state, { data }) {
      state.changedLines[data.line] = true;
    },
    Finished(state, { data }) {
      state.status = "finished";
      state.result = data;
    },
  },
});

function idOf({
  line,
  column,
  code,
}: {
  readonly line: number;
  readonly column: number;
  readonly code: string;
}): string {
  return `${line}:${column}:${code}`;
}
