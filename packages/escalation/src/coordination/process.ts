import { type CommandOf, type Process, process } from "@caseloop/core";
import { ticket } from "@caseloop/ticket";
import { carry } from "../carry.ts";
import { coordination } from "./decide.ts";

/** Who has a ticket, as the ticket itself says. */
interface Had {
  lead?: string;
  assisting: string[];
  designated: boolean;
  since: string;
}

/** A ticket that is over or was never registered has nobody to lead it any more. */
const over = ["ended", "not-registered"];

/**
 * Keeps one lead unit on both sides (invariant 5): a dispute and its outcome go into the ticket through its own commands, and
 * whoever the ticket is given to leads the coordination. An outcome that the ticket cannot take now (it is shelved, say) stops the
 * process there, or goes to `onRejection`.
 */
export function coordinating(): Process<Had> {
  const tell = (id: string, at: string, command: CommandOf<typeof ticket>, moot: readonly string[]) =>
    carry(ticket, id, at, command, [...over, ...moot]);
  const dispute = (id: string, at: string, units: readonly string[], matter: string) =>
    tell(id, at, { type: "RaiseDispute", data: { units: [...units], matter } }, [
      "already-disputed",
      "not-with-a-unit",
    ]);
  const follow = (id: string, at: string, had: Had | undefined) => {
    if (had?.lead === undefined) return [];
    const { lead, assisting, designated, since } = had;
    return [
      carry(coordination, id, at, { type: "FollowLead", data: { lead, assisting, designated, since } }, ["not-open"]),
    ];
  };
  const followed = ({ entity, data }: { entity: string; data: { at: string } }, had: Had | undefined) =>
    follow(entity, data.at, had);
  return process({
    name: "coordinating",
    from: [ticket, coordination],
    initial: { assisting: [], designated: false, since: "" } as Had,
    // Both streams of a ticket go by its id.
    key: ({ entity }) => entity,
    on: {
      "ticket.Dispatched": (_, { data }) => given(data),
      "ticket.Reassigned": (_, { data }) => given(data),
      "ticket.AssistingAdded": (had, { data }) => {
        had.since = data.at;
        had.assisting.push(data.unit);
      },
      "ticket.ReturnDenied": (had, { data }) => {
        had.since = data.at;
        had.designated ||= data.designated;
      },
    },
    react: {
      "ticket.Dispatched": followed,
      "ticket.Reassigned": followed,
      "ticket.AssistingAdded": followed,
      "ticket.ReturnDenied": followed,
      "coordination.Opened": ({ entity, data }, had) => follow(entity, data.at, had),
      "coordination.UnitInvited": ({ entity, data: { at, unit, matter } }) => [
        tell(entity, at, { type: "AddAssisting", data: { unit, matter } }, ["unit-named-twice", "not-with-a-unit"]),
      ],
      "coordination.DisputeRaised": ({ entity, data: { at, units, grounds } }) => [dispute(entity, at, units, grounds)],
      "coordination.DutySettled": ({ entity, data: { at, units, officer, reason, next } }) => [
        // The ticket may not have been open to a dispute when this one was raised.
        dispute(entity, at, units, reason),
        tell(entity, at, { type: "SettleDispute", data: { arbiter: officer, reason, next } }, []),
      ],
    },
  });
}

function given({ lead, assisting, designated, at }: Omit<Had, "since"> & { readonly at: string }): Had {
  return { ...(lead !== undefined && { lead }), assisting, designated, since: at };
}
