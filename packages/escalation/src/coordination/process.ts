import { type CommandOf, load, type Process, process, type Reaction } from "@caseloop/core";
import { ticket } from "@caseloop/ticket";
import { carry, nothingToDo } from "../carry.ts";
import { coordination } from "./decide.ts";

/** Who has a ticket, as the ticket itself says, and whether units were ever called together over it. */
interface Had {
  lead?: string;
  assisting: string[];
  designated: boolean;
  since: string;
  coordinated: boolean;
}

type OnTicket = CommandOf<typeof ticket>;
type OnUnits = CommandOf<typeof coordination>;

/** A ticket that is over or was never registered has nobody to lead it any more. */
const over = ["ended", "not-registered"];

/**
 * Keeps one lead unit on both sides (invariant 5): a dispute and its outcome go into the ticket through its own commands, and
 * whoever the ticket is given to leads the coordination. An outcome that the ticket cannot take now (it is shelved, say) stops the
 * process there, or goes to `onRejection`.
 */
export function coordinating(): Process<Had> {
  const tell = (id: string, at: string, command: OnTicket, moot: readonly string[]) =>
    carry(ticket, id, at, command, [...over, ...moot]);
  const among = (id: string, at: string, command: OnUnits, moot: readonly string[] = []) =>
    carry(coordination, id, at, command, ["not-open", ...moot]);
  const raise = (id: string, at: string, units: readonly string[], matter: string) =>
    tell(id, at, { type: "RaiseDispute", data: { units: [...units], matter } }, [
      "already-disputed",
      "not-with-a-unit",
    ]);
  const invite = (id: string, at: string, unit: string, matter: string) =>
    among(id, at, { type: "Invite", data: { unit, matter } }, ["unit-named-twice"]);
  const assist = (id: string, at: string, unit: string, matter: string) =>
    tell(id, at, { type: "AddAssisting", data: { unit, matter } }, ["unit-named-twice", "not-with-a-unit"]);
  const follow = (id: string, at: string, { lead, designated, since, coordinated }: Had, assisting?: string[]) =>
    lead === undefined || !coordinated // one that is opened later is put right then
      ? []
      : [among(id, at, { type: "FollowLead", data: { lead, designated, since, ...(assisting && { assisting }) } })];
  const followed = ({ entity, data }: { entity: string; data: { at: string } }, had: Had = nobody) =>
    follow(entity, data.at, had, had.assisting);
  return process({
    name: "coordinating",
    from: [ticket, coordination],
    initial: nobody,
    // Both streams of a ticket go by its id.
    key: ({ entity }) => entity,
    on: {
      "ticket.Dispatched": give,
      "ticket.Reassigned": give,
      "ticket.AssistingAdded": (had, { data }) => {
        had.assisting.push(data.unit);
      },
      "ticket.ReturnDenied": (had, { data }) => {
        had.since = data.at;
        had.designated ||= data.designated;
      },
      "coordination.Opened": (had) => {
        had.coordinated = true;
      },
    },
    react: {
      "ticket.Dispatched": followed,
      "ticket.Reassigned": followed,
      "ticket.ReturnDenied": ({ entity, data }, had = nobody) => follow(entity, data.at, had),
      "ticket.AssistingAdded": ({ entity, data: { at, unit, matter } }, had = nobody) =>
        had.coordinated ? [invite(entity, at, unit, matter)] : [],
      // A coordination opened on wrong grounds is put right from the ticket, and the ticket learns who assists.
      "coordination.Opened": ({ entity, data: { at, assisting, matter } }, had = nobody) => [
        ...follow(entity, at, { ...had, since: at }),
        ...had.assisting.map((unit) => invite(entity, at, unit, matter)),
        ...assisting.map(({ unit }) => assist(entity, at, unit, matter)),
      ],
      "coordination.UnitInvited": ({ entity, data: { at, unit, matter } }) => [assist(entity, at, unit, matter)],
      "coordination.DisputeRaised": ({ entity, data: { at, units, grounds } }) => [
        whileDisputed(entity, raise(entity, at, units, grounds)),
      ],
      "coordination.DutySettled": ({ entity, data: { at, units, officer, reason, next } }) => [
        settled(
          tell(entity, at, { type: "SettleDispute", data: { arbiter: officer, reason, next } }, []),
          raise(entity, at, units, reason),
        ),
      ],
    },
  });
}

const nobody: Had = { assisting: [], designated: false, since: "", coordinated: false };

type Given = Omit<Had, "since" | "coordinated"> & { readonly at: string };

function give({ coordinated }: Had, { data: { lead, assisting, designated, at } }: { readonly data: Given }): Had {
  return { ...(lead !== undefined && { lead }), assisting, designated, since: at, coordinated };
}

/** A dispute that is over by now is not raised any more. */
function whileDisputed(id: string, raising: Reaction): Reaction {
  return {
    ...raising,
    async handle(store, envelope, cache) {
      const loaded = await load(store, coordination, id);
      return loaded.state.dispute ? raising.handle(store, envelope, cache) : nothingToDo(loaded);
    },
  };
}

/** A ticket that has not heard of the dispute hears of it first. */
function settled(settling: Reaction, raising: Reaction): Reaction {
  return {
    ...settling,
    async handle(store, envelope, cache) {
      const done = await settling.handle(store, envelope, cache);
      if (done.ok || done.rejection.code !== "not-disputed") return done;
      await raising.handle(store, { ...envelope, id: `${envelope.id}/dispute` }, cache);
      return settling.handle(store, envelope, cache);
    },
  };
}
