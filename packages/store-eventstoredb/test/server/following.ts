import type pb from "@eventstore/db-client/generated/streams_pb.js";
import { filterOf } from "./filter.ts";
import type { Log, Recorded } from "./log.ts";
import type { Reached } from "./responses.ts";
import { firstVisible, youngEnough } from "./retention.ts";
import { streamDeleted } from "./trailers.ts";
import { nameOf } from "./words.ts";

/** What a subscription is told, one after the other. */
export type Told =
  | { readonly record: Recorded }
  | { readonly checkpoint: bigint }
  | { readonly caughtUp: Reached }
  | "wait";

/** A stream behind a revision: its tombstone ends it. */
export function* followStream(log: Log, from: pb.ReadReq.Options.StreamOptions, now: () => number): Generator<Told> {
  const stream = nameOf(from.getStreamIdentifier());
  const events = () => {
    if (log.tombstoned(stream)) throw streamDeleted(stream);
    return log.events(stream);
  };
  let at = from.hasStart() ? 0 : from.hasEnd() ? events().length : Number(from.getRevision()) + 1;
  at = Math.max(at, Number(firstVisible(log, stream)));
  for (let live = false; ; live = true) {
    for (let record = events()[at]; record; record = events()[at]) {
      at++;
      if (live || youngEnough(log, record, now())) yield { record };
    }
    if (!live) yield { caughtUp: at > 0 ? { revision: BigInt(at - 1) } : undefined };
    yield "wait";
  }
}

/** `$all` behind a position; with a filter also how far it has looked. */
export function* followAll(log: Log, options: pb.ReadReq.Options): Generator<Told> {
  const filter = filterOf(options);
  const all = options.getAll();
  const position = all?.getPosition();
  const after = position ? BigInt(position.getCommitPosition()) : all?.hasEnd() ? log.end : -1n;
  let at = log.placeOf(after + 1n);
  let looked = 0;
  let said: bigint | undefined;
  const seen = () => log.all[at - 1]?.position;
  for (let live = false; ; live = true) {
    for (let record = log.all[at]; record; record = log.all[at]) {
      at++;
      const allowed = !filter || filter.allows(record);
      if (allowed) yield { record };
      if (!filter || ++looked < filter.interval) continue;
      looked = 0;
      said = record.position;
      yield { checkpoint: said };
    }
    const reached = seen();
    if (!live && filter && reached !== undefined && reached !== said) yield { checkpoint: reached };
    if (!live) yield { caughtUp: reached === undefined ? undefined : { position: reached } };
    yield "wait";
  }
}
