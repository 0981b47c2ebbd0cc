import pb from "@eventstore/db-client/generated/streams_pb.js";
import { BinaryWriter } from "google-protobuf";
import type { Log, Recorded } from "./log.ts";
import { identifier, wire } from "./words.ts";

/** Where a stream or `$all` is followed to. */
export type Reached = { readonly revision: bigint } | { readonly position: bigint } | undefined;

/** Answers to a read call, as bytes. */
export class Responses {
  readonly #log: Log;
  readonly #structured: boolean;
  readonly #links: boolean;

  constructor(log: Log, options: pb.ReadReq.Options) {
    this.#log = log;
    this.#structured = options.getUuidOption()?.hasStructured() ?? false;
    this.#links = options.getResolveLinks();
  }

  event(record: Recorded): Uint8Array {
    const read = new pb.ReadResp.ReadEvent().setCommitPosition(String(record.position));
    const resolve = this.#links && record.type === "$>";
    const target = resolve ? this.#target(record) : record;
    if (target) read.setEvent(wire(pb.ReadResp.ReadEvent.RecordedEvent, target, this.#structured));
    if (resolve) read.setLink(wire(pb.ReadResp.ReadEvent.RecordedEvent, record, this.#structured));
    return new pb.ReadResp().setEvent(read).serializeBinary();
  }

  /** A link's data is `revision@stream`; what it points to may be gone. */
  #target({ data }: Recorded): Recorded | undefined {
    const [revision = "", ...stream] = Buffer.from(data).toString("utf8").split("@");
    const name = stream.join("@");
    return this.#log.tombstoned(name) ? undefined : this.#log.events(name)[Number(revision)];
  }
}

export const notFound = (stream: string): Uint8Array =>
  new pb.ReadResp()
    .setStreamNotFound(new pb.ReadResp.StreamNotFound().setStreamIdentifier(identifier(stream)))
    .serializeBinary();

export const confirmation = (id: string): Uint8Array =>
  new pb.ReadResp().setConfirmation(new pb.ReadResp.SubscriptionConfirmation().setSubscriptionId(id)).serializeBinary();

export const checkpoint = (position: bigint): Uint8Array =>
  new pb.ReadResp()
    .setCheckpoint(
      new pb.ReadResp.Checkpoint().setCommitPosition(String(position)).setPreparePosition(String(position)),
    )
    .serializeBinary();

/** Written by hand: the older client's classes have no fields here, newer servers and clients have. */
export function caughtUp(now: number, reached: Reached): Uint8Array {
  const writer = new BinaryWriter();
  const message = (field: number, value: object, write: (_: object, to: BinaryWriter) => void) =>
    writer.writeMessage(field, value, write);
  message(8, {}, () => {
    message(1, {}, () => writer.writeInt64(1, Math.floor(now / 1000)));
    if (reached && "revision" in reached) writer.writeInt64String(2, String(reached.revision));
    if (reached && "position" in reached) {
      message(3, {}, () => {
        writer.writeUint64String(1, String(reached.position));
        writer.writeUint64String(2, String(reached.position));
      });
    }
  });
  return writer.getResultBuffer();
}
