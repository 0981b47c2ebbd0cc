import type { z } from "zod";
import type { Limits } from "./limit.ts";
import type { assignmentSchema } from "./person.ts";
import type { Ticket } from "./state.ts";

type Assignment = z.output<typeof assignmentSchema>;
type Assigned = Omit<Assignment, "owners"> & {
  readonly owners?: Assignment["owners"] | undefined;
  readonly designated: boolean;
};

/** Whether a list names something more than once: one unit leads, and the others assist [JN 29]. */
export function twice(named: readonly string[]): boolean {
  return new Set(named).size < named.length;
}

/** Puts the ticket into these hands, all of them at once. */
export function assign(ticket: Ticket, { lead, subUnit, assisting, owners, designated }: Assigned): void {
  ticket.lead = lead;
  ticket.assisting = assisting;
  ticket.designated = designated;
  if (subUnit === undefined) delete ticket.subUnit;
  else ticket.subUnit = subUnit;
  if (owners) ticket.owners = owners;
}

/** A cycle begins under new limits; what was said and done in the one before no longer counts for it. */
export function startCycle(ticket: Ticket, cycle: number, limits: Limits): void {
  ticket.cycle = cycle;
  ticket.limits = limits;
  ticket.extended = 0;
  ticket.contacted = false;
  ticket.firstReplied = false;
  delete ticket.reply;
  delete ticket.reviewer;
  delete ticket.callback;
}
