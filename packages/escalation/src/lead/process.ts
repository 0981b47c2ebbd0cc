import { type Process, process, send } from "@caseloop/core";
import { ticket } from "@caseloop/ticket";
import { escalation, type LeadContext } from "./decide.ts";

/**
 * Follows tickets and keeps who leads them: dispatch begins the watch, each city redo counts, an end stands it down.
 * Events in the same order always give the same commands.
 */
export function leading(context: LeadContext = escalation.context): Process<Record<never, never>> {
  type Asked = Parameters<
    typeof send<"escalation", unknown, typeof escalation.commands, typeof escalation.events, LeadContext>
  >[2];
  const tell = ({ entity, data: { at } }: { entity: string; data: { at: string } }, command: Asked) => [
    send(escalation, entity, { ...command, at }, context),
  ];
  const standDown = (event: { entity: string; data: { at: string } }) => tell(event, { type: "StandDown", data: {} });
  return process({
    name: "leading",
    from: [ticket],
    initial: {},
    on: {},
    react: {
      "ticket.Dispatched": (event) => {
        const { owners } = event.data;
        return tell(event, { type: "Watch", data: owners ? { owners } : {} });
      },
      "ticket.Reassigned": (event) => tell(event, { type: "NameOwners", data: { owners: event.data.owners } }),
      "ticket.OwnerReplaced": (event) =>
        tell(event, { type: "ReplaceOwner", data: { tier: event.data.tier, to: event.data.to } }),
      "ticket.RedoOrdered": (event) => tell(event, { type: "CountRedo", data: { redos: event.data.redos } }),
      "ticket.Closed": standDown,
      "ticket.StoppedWithNote": standDown,
      "ticket.Withdrawn": standDown,
      "ticket.Merged": standDown,
      "ticket.ClosedAtSource": standDown,
    },
  });
}
