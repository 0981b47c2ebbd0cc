import {
  CaseloopError,
  catchUp,
  type EventStore,
  type Handled,
  type Instant,
  instant,
  inTurn,
  type Process,
  type Projection,
  type Reaction,
  type Rejection,
  type StateCache,
  stateCache,
  streamName,
  type Views,
} from "@caseloop/core";
import { agendaOf } from "./agenda.ts";
import { due, type Timed } from "./due.ts";

/** What keeps time: the processes that follow the cases, and the deciders with a schedule. */
export interface Timekeeper {
  readonly processes: readonly Process<never>[];
  readonly schedules: readonly Timed[];
  readonly agenda: Projection;
}

/** A timekeeper of these processes and schedules; its view is `agenda`, or the name given. */
export function timekeeper(processes: readonly Process[], schedules: readonly Timed[], name?: string): Timekeeper {
  return {
    processes: processes as readonly Process<never>[],
    schedules,
    agenda: agendaOf(
      schedules.map(({ decider }) => decider),
      name,
    ),
  };
}

export interface TickOptions {
  /** Where agenda and processes keep their rows; the store's own views where absent. */
  readonly views?: Views;
  /** Hot states of what the commands go to, kept from tick to tick; a cache for this tick alone where absent. */
  readonly cache?: StateCache;
  /** Told of a command that was refused; where absent, the tick stops there and throws `TickRefused`. */
  readonly onRejection?: (rejection: Rejection, reaction: Reaction) => void;
}

export interface Ticked {
  /** Streams on which something was due. */
  readonly due: number;
  /** Events recorded for it. */
  readonly events: number;
  /** Agenda rows that were read: at most twice what was due, and sixteen. */
  readonly visited: number;
}

/** Something that was due was refused, and nobody was there to be told. */
export class TickRefused extends CaseloopError<"tick-refused", { stream: string; rejection: Rejection }> {
  constructor({ to, entity }: Reaction, rejection: Rejection) {
    const stream = `${to}-${entity}`;
    super("tick-refused", `${stream} refused what was due: ${rejection.code}: ${rejection.because}`, {
      stream,
      rejection,
    });
  }
}

/** How many events are dealt with at once: their commands share commits, and a row touched by many is saved once. */
const LARGE_PAGE = 5000;

/** Pages grow, so that what is read beyond what is due stays in proportion to it. */
const [FIRST_PAGE, LARGEST_PAGE] = [16, 512];

/**
 * Does what is due at that moment (any ISO instant with its offset). First it catches up with the log, so that nothing is called
 * overdue that was done in time and is on record; then it reads the agenda from its beginning, up to the first that is not due.
 * Safe to run twice and at once in several places.
 */
export async function tick(
  store: EventStore,
  moment: Instant,
  { processes, schedules, agenda }: Timekeeper,
  { views = store.views, cache = stateCache(), onRejection }: TickOptions = {},
): Promise<Ticked> {
  const at = instant(moment);
  if (!views) throw new TypeError(`${store.name} keeps no views; hand some in as { views }`);
  await catchUp(store, [...processes, agenda], { views, cache, limit: LARGE_PAGE });

  const done = { due: 0, events: 0, visited: 0 };
  let after: string | undefined;
  for (let limit = FIRST_PAGE; ; limit = Math.min(2 * limit, LARGEST_PAGE)) {
    const rows = await views.scan(agenda.name, { limit, ...(after !== undefined && { after }) });
    done.visited += rows.length;
    const reactions = due(rows, at, schedules);
    for (const [reaction, handled] of await all(store, reactions, cache)) {
      if (handled.ok) done.events += handled.repeated ? 0 : handled.events.length;
      else if (onRejection) onRejection(handled.rejection, reaction);
      else throw new TickRefused(reaction, handled.rejection);
    }
    done.due += reactions.length;
    after = rows.at(-1)?.[0];
    if (rows.length < limit || reactions.length < rows.length) return done;
  }
}

/** Handles them side by side, which is faster and recorded in the same order; throws the first fault when all have come to an end. */
async function all(
  store: EventStore,
  reactions: readonly Reaction[],
  cache: StateCache,
): Promise<readonly (readonly [Reaction, Handled])[]> {
  const turns = reactions.map((reaction) => ({
    stream: streamName(reaction.to, reaction.entity),
    run: (turn: EventStore) => reaction.handle(turn, envelopeOf(reaction), cache),
  }));
  return (await inTurn(store, turns)).map((one, i) => {
    if (one.status === "rejected") throw one.reason;
    return [reactions[i] as Reaction, one.value];
  });
}

function envelopeOf({ command: { id } }: Reaction): { readonly id?: string } {
  return id === undefined ? {} : { id };
}
