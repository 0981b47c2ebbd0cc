import { answers } from "./answers.ts";
import { Log } from "./log.ts";
import type { History, Logged } from "./operations.ts";
import { realTime } from "./real-time.ts";

/** What a store did that it had promised not to do. */
export interface Violation {
  readonly broken: Broken;
  readonly how: string;
}

export type Broken =
  | "positions run from 1 without gaps"
  | "versions run from 1 without gaps"
  | "an event is recorded once"
  | "what was acknowledged is there as it was answered"
  | "what was not acknowledged is not there"
  | "an expected version is exact"
  | "an append is there as a whole"
  | "a command is applied once"
  | "rows of the host and events commit together"
  | "what is read is what the log holds"
  | "what was known before is not missed"
  | "nothing is seen before it was asked for"
  | "a subscriber sees every event once and in order";

/**
 * Judges a recorded history; an empty answer means that nothing was found.
 *
 * The log itself says in which order everything happened, so no order has to be searched for. What remains is: is the log one
 * sequence (`sequence`); is every single answer true of it (`answers`); did what was known at one moment stay known at every later
 * one, whoever asked (`realTime`); and was every subscriber told exactly that sequence (`told`). A log that is no sequence says
 * nothing about the rest, and is all that is answered then.
 */
export function violations(history: History): readonly Violation[] {
  const broken = [...sequence(history.log)];
  if (broken.length > 0) return broken;
  const log = new Log(history.log);
  return [...answers(history, log), ...realTime(history.operations, log), ...told(history)];
}

function* sequence(log: readonly Logged[]): Iterable<Violation> {
  const versions = new Map<string, number>();
  const ids = new Set<string>();
  for (const [place, { id, stream, version, position }] of log.entries()) {
    const last = versions.get(stream) ?? 0;
    if (position !== place + 1)
      yield { broken: "positions run from 1 without gaps", how: `${id} is at ${position} and not at ${place + 1}` };
    if (version !== last + 1)
      yield {
        broken: "versions run from 1 without gaps",
        how: `${id} is version ${version} of ${stream} after ${last}`,
      };
    if (ids.has(id)) yield { broken: "an event is recorded once", how: `${id} is there again at ${position}` };
    versions.set(stream, version);
    ids.add(id);
  }
}

function* told({ log, followers }: History): Iterable<Violation> {
  for (const [name, ids] of Object.entries(followers)) {
    const place = ids.findIndex((id, i) => id !== log[i]?.id);
    const at = place < 0 ? Math.min(ids.length, log.length) : place;
    if (ids[at] !== log[at]?.id)
      yield {
        broken: "a subscriber sees every event once and in order",
        how: `${name} was told ${ids[at] ?? "nothing"} where the log holds ${log[at]?.id ?? "nothing"} at ${at + 1}`,
      };
  }
}
