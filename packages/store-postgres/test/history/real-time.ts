import type { Log } from "./log.ts";
import type { Operation } from "./operations.ts";
import { NOTHING, type Sighting, sightings } from "./sightings.ts";
import type { Violation } from "./violations.ts";

/** Does the order of the log agree with the order in which the calls were made and answered, whoever made them? */
export function* realTime(operations: readonly Operation[], log: Log): Iterable<Violation> {
  const all = sightings(operations, log);
  yield* missed(all);
  yield* tooEarly(all, log);
  yield* inPart(all, log);
}

/**
 * What was known before a call began and yet missed by it. This one rule covers stale reads, reads that go back, answers of the past
 * to exact expectations, and appends that stand in the log before what was acknowledged before they were made. Since every sighting is
 * a place in one log, the last place known at a moment stands for all of them: one sweep over starts and ends in order of time will do.
 */
function* missed(all: readonly Sighting[]): Iterable<Violation> {
  const ends = all.toSorted((one, other) => one.operation.end - other.operation.end).values();
  let ended = ends.next();
  let known: Sighting | undefined;
  for (const sighting of all.toSorted((one, other) => one.operation.start - other.operation.start)) {
    for (; !ended.done && ended.value.operation.end < sighting.operation.start; ended = ends.next())
      if (ended.value.saw > (known?.saw ?? 0)) known = ended.value;
    if (known && sighting.missed <= known.saw) {
      const how = `${told(sighting)} missed ${sighting.missed}, although before it ${told(known)} saw ${known.saw}`;
      yield { broken: "what was known before is not missed", how };
    }
  }
}

/** What was seen before anybody asked for it: either the store can see the future, or the clocks of this history do not agree. */
function* tooEarly(all: readonly Sighting[], log: Log): Iterable<Violation> {
  const first = new Map<string, number>();
  for (const { operation } of all) {
    if (operation.kind !== "append") continue;
    for (const id of operation.ids) first.set(id, Math.min(first.get(id) ?? NOTHING, operation.start));
  }
  let latest = 0;
  const asked = log.events.map(({ id }) => {
    latest = Math.max(latest, first.get(id) ?? 0);
    return latest; // whoever sees an event sees all before it
  });
  for (const sighting of all) {
    const { saw, operation } = sighting;
    if (saw > 0 && operation.end < (asked[saw - 1] ?? 0))
      yield { broken: "nothing is seen before it was asked for", how: `${told(sighting)} saw ${saw}` };
  }
}

/** Reads that ended in the middle of an append, or of what a host's transaction appended. */
function* inPart(all: readonly Sighting[], log: Log): Iterable<Violation> {
  const wholes = new Map<string, string>();
  for (const { operation } of all) {
    if (operation.kind !== "append") continue;
    for (const id of operation.ids) wholes.set(id, operation.transaction ?? (operation.ids[0] as string));
  }
  for (const sighting of all) {
    const { kind } = sighting.operation;
    const next = kind === "page" || kind === "stream" ? log.at(sighting.missed) : undefined;
    const before = next && (kind === "page" ? log.at(next.position - 1) : log.in(next.stream, next.version - 1));
    if (before && wholes.get(before.id) === wholes.get(next.id))
      yield {
        broken: "an append is there as a whole",
        how: `${told(sighting)} saw ${before.position} without ${next.position}`,
      };
  }
}

const told = ({ operation: { kind, client, start, end } }: Sighting) => `${kind} by ${client} (${start} to ${end})`;
