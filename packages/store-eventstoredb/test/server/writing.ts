import { randomUUID } from "node:crypto";
import { type Log, metastream, original, type Proposed, type Recorded, tombstone } from "./log.ts";
import { metadataOf, softDeleted } from "./retention.ts";

export type Expected = "any" | "no_stream" | "stream_exists" | bigint;

/** `last` is -1n where there is no stream; an idempotent answer may have no position. */
export type Outcome =
  | { readonly kind: "written"; readonly last: bigint; readonly position?: bigint }
  | { readonly kind: "wrong-expected-version"; readonly current: bigint }
  | { readonly kind: "stream-deleted" };

/** Appends, or says that the very same events are there already, or refuses. */
export function append(
  log: Log,
  stream: string,
  expected: Expected,
  events: readonly Proposed[],
  now: number,
): Outcome {
  const decided = decide(log, stream, expected, events);
  if (decided !== "write") return decided;
  const before = log.last(stream);
  const again = softDeleted(log, stream);
  const of = stream.startsWith("$$") && softDeleted(log, original(stream)) ? original(stream) : undefined;
  let last: Recorded | undefined;
  for (const event of events) last = log.write(stream, event, now);
  if (again && last) writeMetadata(log, stream, String(before + 1n), now);
  if (of !== undefined && last) writeMetadata(log, of, String(log.last(of) + 1n), now);
  log.announce();
  return { kind: "written", last: before + BigInt(events.length), ...(last && { position: last.position }) };
}

function decide(log: Log, stream: string, expected: Expected, events: readonly Proposed[]): Outcome | "write" {
  const current = log.last(stream);
  const wrong: Outcome = { kind: "wrong-expected-version", current };
  if (log.tombstoned(stream)) return { kind: "stream-deleted" };
  if (expected === "stream_exists") {
    if (softDeleted(log, stream)) return wrong;
    if (current < 0n && log.last(metastream(stream)) < 0n) return wrong;
  }
  if (expected === "any" || expected === "stream_exists") return recently(log, stream, events) ?? "write";
  const at = expected === "no_stream" ? -1n : expected;
  if (at === current) return "write";
  const there = events.map(({ id }, i) => log.events(stream)[Number(at) + 1 + i]?.id === id);
  if (events.length > 0 && there.every(Boolean)) return repeated(log, stream, at + BigInt(events.length));
  if (there[0]) return wrong;
  return expected === "no_stream" && softDeleted(log, stream) ? "write" : wrong;
}

/** Without a revision the server looks at events written lately: all or none of them must be there. */
function recently(log: Log, stream: string, events: readonly Proposed[]): Outcome | undefined {
  const there = events.map(({ id }) => log.written(stream, id));
  if (!there[0]) return undefined;
  const last = there.at(-1);
  if (!last || there.includes(undefined)) return { kind: "wrong-expected-version", current: log.last(stream) };
  return repeated(log, stream, last.revision);
}

function repeated(log: Log, stream: string, last: bigint): Outcome {
  const record = softDeleted(log, stream) ? undefined : log.events(stream)[Number(last)];
  return { kind: "written", last, ...(record && { position: record.position }) };
}

/** Deletes softly (hides everything, revisions go on) or for ever. */
export function remove(log: Log, stream: string, expected: Expected, forever: boolean, now: number): Outcome {
  const decided = decide(log, stream, expected, []);
  if (decided !== "write") return decided;
  const record = forever
    ? log.write(stream, made("$streamDeleted", ""), now, tombstone)
    : writeMetadata(log, stream, String(tombstone), now);
  log.announce();
  return { kind: "written", last: log.last(stream), position: record.position };
}

/** The metadata as it was, with another `$tb`. */
function writeMetadata(log: Log, stream: string, before: string, now: number): Recorded {
  const kept = { ...metadataOf(log.events(metastream(stream)).at(-1)), $tb: 0 };
  const data = JSON.stringify(kept).replace('"$tb":0', `"$tb":${before}`);
  return log.write(metastream(stream), made("$metadata", data), now);
}

/** An event that the server itself writes. */
export function made(type: string, data: string): Proposed {
  return { id: randomUUID(), type, json: true, data: Buffer.from(data), metadata: new Uint8Array() };
}
