import {
  type Appended,
  type Clock,
  CommandIdReusedError,
  ConcurrencyError,
  instant,
  meets,
  type Position,
  type Recorded,
  systemClock,
} from "@caseloop/core";
import type { Prepared } from "@caseloop/core/adapter";
import { COLUMNS, type EventRow } from "@caseloop/core/adapter";
import type { Connection } from "./connection.ts";
import type { Names } from "./names.ts";
import type { Recorder } from "./recorder.ts";
import type { Tail } from "./tail.ts";

const OUTCOME = "SELECT first, last FROM commands WHERE id = ?";
const EVENTS = `SELECT ${COLUMNS} FROM events WHERE position BETWEEN ? AND ? ORDER BY position`;

/**
 * One append, inside the writer's transaction. A command's first outcome comes before any expectation, and the clock never
 * runs behind the log. Throws `CommandIdReusedError`, `ConcurrencyError`.
 */
export function append(
  connection: Connection,
  names: Names,
  recorder: Recorder,
  tail: Tail,
  clock: Clock,
  prepared: Prepared,
): Appended {
  const { stream, events, options } = prepared;
  const { expected, commandId } = options;
  const head = recorder.streamHead(stream);
  const log = recorder.logHead();
  const fits = meets(expected, head.version);
  const recorded = Math.max(milliseconds(clock), log.recorded);

  const first =
    commandId === undefined ||
    (fits && recorder.recordCommand(commandId, log.position + 1, log.position + events.length))
      ? undefined
      : outcomeOf(connection, names, commandId);
  if (first) return sameCommand(first, prepared);
  if (!fits) throw new ConcurrencyError(stream, expected, head.version);
  const done = recorder.record(prepared, head, recorded);
  tail.recorded(done, events);
  return appended(done, false);
}

/** What the command did when it was first applied. */
export function outcomeOf(connection: Connection, names: Names, commandId: string): Appended | undefined {
  const range = connection.get<[Position, Position]>(OUTCOME, commandId);
  if (!range) return undefined;
  const rows = connection.all<EventRow>(EVENTS, ...range);
  return appended(
    names.recorded(rows).map((row) => row.toJSON()),
    true,
  );
}

function sameCommand(first: Appended, { stream, events, options }: Prepared): Appended {
  const was = first.events[0];
  const [then, now] = [was?.meta.command?.type, events[0]?.event.meta.command?.type];
  if (was?.stream === stream && then === now) return first;
  throw new CommandIdReusedError(options.commandId as string, `${then} on ${was?.stream}`, `${now} on ${stream}`);
}

function appended(events: readonly Recorded[], repeated: boolean): Appended {
  const last = events.at(-1) as Recorded;
  return { events, version: last.version, position: last.position, repeated };
}

let [lastText, lastMs] = ["", Number.NaN];

/** What this clock says; one that is set by hand says the same for a while. */
function milliseconds(clock: Clock): number {
  if (clock === systemClock) return Date.now();
  const text = clock();
  if (text !== lastText) [lastMs, lastText] = [Date.parse(instant(text)), text];
  return lastMs;
}
