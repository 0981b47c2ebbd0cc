import type pb from "@eventstore/db-client/generated/streams_pb.js";
import { filterOf } from "./filter.ts";
import type { Log, Recorded } from "./log.ts";
import { firstVisible, softDeleted, youngEnough } from "./retention.ts";
import { invalidPosition, streamDeleted } from "./trailers.ts";
import { nameOf } from "./words.ts";

/** What a read answers, in its order; `undefined` where the stream is not found. */
export function* pages(log: Log, options: pb.ReadReq.Options, now: number): Generator<Recorded | undefined> {
  let left = Number(options.getCount());
  const filter = filterOf(options);
  const stream = options.getStream();
  for (const record of stream ? ofStream(log, stream, options, now) : ofAll(log, options)) {
    if (record && filter && !filter.allows(record)) continue;
    if (left-- <= 0) return;
    yield record;
  }
}

const backwards = (options: pb.ReadReq.Options): boolean => options.getReadDirection() === 1;

function* ofStream(
  log: Log,
  from: pb.ReadReq.Options.StreamOptions,
  options: pb.ReadReq.Options,
  now: number,
): Generator<Recorded | undefined> {
  const stream = nameOf(from.getStreamIdentifier());
  if (log.tombstoned(stream)) throw streamDeleted(stream);
  const events = log.events(stream);
  if (events.length === 0 || softDeleted(log, stream)) return void (yield undefined);
  const last = events.length - 1;
  const asked = from.hasStart() ? 0 : from.hasEnd() ? (backwards(options) ? last : events.length) : revision(from);
  const first = Number(firstVisible(log, stream));
  const [start, stop, step] = backwards(options)
    ? [Math.min(asked, last), first, -1]
    : [Math.max(asked, first), last, 1];
  for (let at = start; step > 0 ? at <= stop : at >= stop; at += step) {
    const record = events[at];
    if (record && youngEnough(log, record, now)) yield record;
  }
}

const revision = (from: pb.ReadReq.Options.StreamOptions): number => Number(from.getRevision());

/** Forwards from a position is with what stands there, backwards without; truncated events are there until a scavenge. */
function* ofAll(log: Log, options: pb.ReadReq.Options): Generator<Recorded> {
  const all = options.getAll();
  const position = all?.getPosition();
  const at = position ? place(log, BigInt(position.getCommitPosition())) : all?.hasEnd() ? log.all.length : 0;
  const [start, step] = backwards(options) ? [at - 1, -1] : [at, 1];
  const end = log.all.length; // what is written meanwhile is not read
  for (let i = start; i >= 0 && i < end; i += step) {
    const record = log.all[i];
    if (record) yield record;
  }
}

/** A position is where a record begins, the beginning, or behind all of them. */
function place(log: Log, position: bigint): number {
  const at = log.placeOf(position);
  const record = log.all[at];
  if (record && position > 0n && record.position !== position) throw invalidPosition();
  return at;
}
