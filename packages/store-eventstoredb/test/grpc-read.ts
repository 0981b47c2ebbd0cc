import shared from "@eventstore/db-client/generated/shared_pb.js";
import pb from "@eventstore/db-client/generated/streams_pb.js";
import type { ServerWritableStream } from "@grpc/grpc-js";
import type { FakeServer, Written } from "./fake.ts";
import { nameOf, serviceError } from "./grpc-words.ts";

type Call = ServerWritableStream<pb.ReadReq, pb.ReadResp>;

/** Pages and subscriptions are one call of the protocol. */
export async function read(fake: FakeServer, call: Call): Promise<void> {
  const options = call.request.getOptions() ?? new pb.ReadReq.Options();
  try {
    if (options.hasSubscription()) return await follow(fake, call, options);
    const stream = options.getStream();
    const name = stream ? nameOf(stream.getStreamIdentifier()) : "$all";
    await fake.reading(name);
    const found = stream ? ofStream(fake, name, stream, options) : ofAll(fake, options);
    if (found) for (const record of found.slice(0, Number(options.getCount()))) call.write(event(record));
    else {
      const identifier = new shared.StreamIdentifier().setStreamName(Buffer.from(name).toString("base64"));
      call.write(new pb.ReadResp().setStreamNotFound(new pb.ReadResp.StreamNotFound().setStreamIdentifier(identifier)));
    }
    call.end();
  } catch (error) {
    call.emit("error", serviceError(error));
  }
}

function ofStream(fake: FakeServer, name: string, from: pb.ReadReq.Options.StreamOptions, options: pb.ReadReq.Options) {
  const all = fake.visible(name);
  if (options.getReadDirection() === 1) return all && [...all].reverse();
  return all?.filter(({ revision }) => from.hasStart() || revision >= BigInt(from.getRevision()));
}

/** Forwards from a position is with what stands there, backwards without. */
function ofAll(fake: FakeServer, options: pb.ReadReq.Options): Written[] {
  const from = options.getAll()?.getPosition()?.getCommitPosition();
  if (options.getReadDirection() === 0)
    return fake.log.filter(({ position }) => from === undefined || position.commit >= BigInt(from));
  return fake.log.filter(({ position }) => from === undefined || position.commit < BigInt(from)).reverse();
}

async function follow(fake: FakeServer, call: Call, options: pb.ReadReq.Options): Promise<void> {
  await fake.reading("$all");
  const pattern = new RegExp(options.getFilter()?.getStreamIdentifier()?.getRegex() ?? "", "s");
  let after = BigInt(options.getAll()?.getPosition()?.getCommitPosition() ?? -1);
  let caughtUp = false;
  let unmatched = 0;
  const confirmation = new pb.ReadResp.SubscriptionConfirmation().setSubscriptionId("s");
  call.write(new pb.ReadResp().setConfirmation(confirmation));
  const pump = () => {
    if (call.cancelled || call.destroyed) return void fake.listeners.delete(pump);
    let low = fake.log.length;
    while (low > 0 && (fake.log[low - 1] as Written).position.commit > after) low--;
    for (const record of fake.log.slice(low)) {
      after = record.position.commit;
      if (pattern.test(record.streamId)) call.write(event(record));
      else if (++unmatched % 32 === 0) {
        const at = String(after);
        call.write(
          new pb.ReadResp().setCheckpoint(new pb.ReadResp.Checkpoint().setCommitPosition(at).setPreparePosition(at)),
        );
      }
    }
    if (!caughtUp && fake.caughtUp) call.write(new pb.ReadResp().setCaughtUp(new pb.ReadResp.CaughtUp()));
    caughtUp = true;
  };
  fake.listeners.add(pump);
  call.on("cancelled", () => fake.listeners.delete(pump));
  pump();
}

/** Text stands for bytes that are not JSON; whatever the store writes is a tree. */
const bytes = (value: unknown): string => {
  const text = value instanceof Uint8Array || typeof value === "string" ? value : JSON.stringify(value);
  return Buffer.from(text as string).toString("base64");
};

const TICKS = 10_000n;

function event({ id, streamId, revision, type, isJson, created, data, metadata, position }: Written): pb.ReadResp {
  const record = new pb.ReadResp.ReadEvent.RecordedEvent();
  record.setId(new shared.UUID().setString(id));
  record.setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(streamId).toString("base64")));
  record.setStreamRevision(String(revision));
  record.setCommitPosition(String(position.commit)).setPreparePosition(String(position.prepare));
  record.getMetadataMap().set("type", type);
  record.getMetadataMap().set("content-type", isJson ? "application/json" : "application/octet-stream");
  record.getMetadataMap().set("created", String(BigInt(created.getTime()) * TICKS));
  record.setData(bytes(data));
  if (metadata !== undefined) record.setCustomMetadata(bytes(metadata));
  const read = new pb.ReadResp.ReadEvent().setEvent(record).setCommitPosition(String(position.commit));
  return new pb.ReadResp().setEvent(read);
}
