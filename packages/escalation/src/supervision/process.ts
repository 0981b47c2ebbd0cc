import { type Process, process } from "@caseloop/core";
import { ticket } from "@caseloop/ticket";
import { carry } from "../carry.ts";
import { supervision } from "./decide.ts";

/** Which supervision holds which ticket at present. */
interface Holding {
  held: { ticket: string; supervision: string }[];
}

type Ask = Parameters<
  typeof carry<"ticket", typeof ticket.initial, typeof ticket.commands, typeof ticket.events, object>
>[3];
type Escalation = { readonly supervisor: string; readonly reason: string; readonly at: string };
type Trigger = (typeof ticket.initial.escalated)[number];

/** A ticket that stands so already, has ended or was never registered needs nothing. */
const moot = ["already-supervised", "already-escalated", "not-supervised", "ended", "not-registered"];

/**
 * Keeps the flag "under supervision" of tickets true, through their own commands: it is set while at least one supervision holds
 * the ticket, and each trigger is recorded on it once.
 */
export function supervising(): Process<Holding> {
  const tell = (id: string, at: string, command: Ask) => carry(ticket, id, at, command, moot);
  const flag = (id: string, { supervisor, reason, at }: Escalation, triggers: readonly Trigger[]) => [
    tell(id, at, { type: "Supervise", data: { supervisor, reason } }),
    ...triggers.map((trigger) => tell(id, at, { type: "EscalateSupervision", data: { trigger } })),
  ];
  const unflag = (id: string, at: string, supervisor: string, reason: string, memory: Holding | undefined) =>
    memory?.held.some((one) => one.ticket === id)
      ? []
      : [tell(id, at, { type: "LiftSupervision", data: { supervisor, reason } })];
  const drop = (memory: Holding, gone: (one: Holding["held"][number]) => boolean) => {
    memory.held = memory.held.filter((one) => !gone(one));
  };
  return process({
    name: "supervising",
    from: [supervision],
    initial: { held: [] } as Holding,
    on: {
      "supervision.SupervisionEscalated": (memory, { entity, data }) => {
        memory.held.push(...data.tickets.map((one) => ({ ticket: one, supervision: entity })));
      },
      "supervision.TicketJoined": (memory, { entity, data }) => {
        memory.held.push({ ticket: data.ticket, supervision: entity });
      },
      "supervision.TicketReleased": (memory, { entity, data }) =>
        drop(memory, (one) => one.supervision === entity && one.ticket === data.ticket),
      "supervision.SupervisionLifted": (memory, { entity }) => drop(memory, (one) => one.supervision === entity),
    },
    react: {
      "supervision.SupervisionEscalated": ({ data }) => data.tickets.flatMap((id) => flag(id, data, [data.trigger])),
      "supervision.TriggerAdded": ({ data: { tickets, trigger, at } }) =>
        tickets.map((id) => tell(id, at, { type: "EscalateSupervision", data: { trigger } })),
      "supervision.TicketJoined": ({ data }) => flag(data.ticket, data, data.triggers),
      "supervision.TicketReleased": ({ data: { ticket: id, officer, reason, at } }, memory) =>
        unflag(id, at, officer, reason, memory),
      "supervision.SupervisionLifted": ({ data: { tickets, officer, summary, at } }, memory) =>
        tickets.flatMap((id) => unflag(id, at, officer, summary, memory)),
    },
  });
}
