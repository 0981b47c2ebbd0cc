import {
  CaseloopError,
  type Decider,
  type Instant,
  type Json,
  type Reaction,
  type Schemas,
  send,
  splitStream,
} from "@caseloop/core";
import type { z } from "zod";
import type { fallDueSchema, scheduledSchema } from "../schedule.ts";
import type { AgendaRow } from "./agenda.ts";

/** A decider that keeps a schedule, ready to be told that something of it is due. */
export interface Timed {
  readonly decider: Decider;
  fallDue(row: AgendaRow, at: Instant): Reaction;
}

type Commands = Schemas & { readonly FallDue: typeof fallDueSchema };
type Events = Schemas & { readonly Scheduled: typeof scheduledSchema };

/** A decider with `FallDue` and `Scheduled`, and the context its decisions are made in. */
export function timed<Name extends string, State, C extends Commands, E extends Events, Context>(
  decider: Decider<Name, State, C, E, Context>,
  context: Context = decider.context,
): Timed {
  const narrow = decider as unknown as Decider<Name, State, Commands, Events, Context>;
  return {
    decider: decider as unknown as Decider,
    fallDue: ({ stream, version }, at) =>
      send(
        narrow,
        splitStream(stream).entity,
        { type: "FallDue", id: `due/${stream}@${version}`, at, data: {} as z.input<typeof fallDueSchema> },
        context,
      ),
  };
}

/** The agenda names a stream whose decider was not handed in. */
export class UnknownSchedule extends CaseloopError<"unknown-schedule", { stream: string; known: readonly string[] }> {
  constructor(stream: string, known: readonly string[]) {
    super("unknown-schedule", `${stream} keeps a schedule, but only ${known.join(", ")} were handed in`, {
      stream,
      known,
    });
  }
}

/**
 * The commands that are due at that moment, one for each stream, earliest first. Their ids follow from what scheduled them, and each
 * stream does all that is due by then in its own order of time: they may be sent twice, in any order, and after any downtime.
 * `rows` are the agenda's, all or a page of it. Throws `UnknownSchedule`.
 */
export function due(
  rows: Iterable<readonly [key: string, row: AgendaRow | Json]>,
  at: Instant,
  schedules: readonly Timed[],
): readonly Reaction[] {
  const byName = new Map(schedules.map((one) => [one.decider.name, one]));
  return [...rows]
    .map(([, row]) => row as unknown as AgendaRow)
    .filter((row) => row.at <= at)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.stream < b.stream ? -1 : 1))
    .map((row) => {
      const schedule = byName.get(splitStream(row.stream).category);
      if (!schedule) throw new UnknownSchedule(row.stream, [...byName.keys()]);
      return schedule.fallDue(row, at);
    });
}
