import { type CommandOf, handle, project } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { ticketLedger } from "@caseloop/metrics";
import { ticket } from "@caseloop/ticket";
import { rows } from "./data.ts";

/** Boston's clock, which went forward on 13 March 2022. */
const instant = (text: string) =>
  new Date(`${text.replace(" ", "T")}${text < "2022-03-13 02" ? "-05:00" : "-04:00"}`).toISOString();

/** Turns the 100 requests into tickets, and holds what our clock says against the city's own `ontime`. */
export async function boston311(file: string) {
  const store = memoryStore();
  const said = new Map<string, string>();
  for (const [line, row] of rows(file).entries()) {
    const { case_enquiry_id: key = "", open_dt: opened = "", target_dt: target = "", closed_dt: closed = "" } = row;
    const step = async (command: CommandOf<typeof ticket>) => {
      const done = await handle(store, ticket, key, { ...command, at: instant(opened) });
      if (!done.ok) throw new Error(`${key}: ${done.rejection.because}`);
    };
    await step({
      type: "Register",
      data: {
        kind: "help",
        channel: "otherSystem",
        topic: row.reason ?? "",
        content: row.case_title ?? "",
        source: { system: "boston311", key, digest: "boston311-100", line: line + 2, fields: row },
      },
    });
    await step({
      type: "Dispatch",
      data: { lead: row.department ?? "", ...(target && { sourceDue: instant(target) }) },
    });
    if (closed) await step({ type: "CloseAtSource", data: { closedAt: instant(closed) } });
    said.set(key, row.ontime ?? "");
  }

  const both = [...(await project(store, ticketLedger())).values()].flatMap(
    ({ ticket: key, ended, cycles: [cycle] }) =>
      ended && cycle?.due && cycle.done ? [{ key, late: cycle.done.late }] : [],
  );
  return {
    requests: said.size,
    both: both.length,
    agree: both.filter(({ key, late }) => said.get(key) === (late ? "OVERDUE" : "ONTIME")).length,
    onTime: both.filter(({ late }) => !late).length,
  };
}
