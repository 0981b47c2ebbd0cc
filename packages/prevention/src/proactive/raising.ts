import { type Process, process, send } from "@caseloop/core";
import { type TicketContext, ticket } from "@caseloop/ticket";
import { outreach } from "../outreach/index.ts";

/**
 * 未诉先办 (M13): a finding that is raised becomes a ticket of the bureau's own, proactive and without a caller; from there it runs as any
 * other ticket does.
 */
export function raising(context: TicketContext = ticket.context): Process<Record<never, never>> {
  return process({
    name: "raising",
    from: [outreach],
    initial: {},
    on: {},
    react: {
      "outreach.TicketRaised": ({ data: { at, ticket: raised, kind, topic, matter } }) => [
        send(
          ticket,
          raised,
          { type: "Register", at, data: { kind, channel: "outreach", topic, content: matter, proactive: true } },
          context,
        ),
      ],
    },
  });
}
