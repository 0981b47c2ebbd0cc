import { type EventSource, type Instant, type Projection, projection } from "@caseloop/core";
import type { z } from "zod";
import type { scheduledSchema } from "../schedule.ts";

/** A stream with something that will fall due. */
export interface AgendaRow {
  readonly stream: string;
  /** The first moment at which something does. */
  readonly at: Instant;
  /** The version of the event that scheduled it. */
  readonly version: number;
}

/** A decider that keeps a schedule: it says so with `Scheduled`, and does what is due on `FallDue`. */
export type Scheduling = EventSource<string, { readonly Scheduled: typeof scheduledSchema }>;

/** The key of a row: text order is order of time, so that what is due comes first. */
export const agendaKey = (at: Instant, stream: string): string => `${at}/${stream}`;

interface Row {
  stream: string;
  at: Instant;
  version: number;
}
type Seen = { readonly stream: string; readonly version: number; readonly data: z.output<typeof scheduledSchema> };

/**
 * 日程: one row for each stream with something that will fall due, in order of time; what is not due is never looked at.
 * A stream's `Scheduled` says which moment gives way to which, so a row moves without anybody looking for it.
 */
export function agendaOf(from: readonly EventSource[], name = "agenda"): Projection<ReadonlyMap<string, Row>, Row> {
  const move = (row: Row, { stream, version, data: { was, next } }: Seen): Row | null =>
    // The row of `was` holds that moment already; the row of `next` is new.
    row.at !== "" && row.at === was ? null : { stream, at: next ?? "", version };
  return projection({
    name,
    from: from as readonly Scheduling[],
    initial: { stream: "", at: "", version: 0 } as Row,
    key: ({ stream, data: { was, next } }: Seen) => [
      ...(was === undefined ? [] : [agendaKey(was, stream)]),
      ...(next === undefined ? [] : [agendaKey(next, stream)]),
    ],
    on: Object.fromEntries(from.map((source) => [`${source.name}.Scheduled`, move])),
  });
}
