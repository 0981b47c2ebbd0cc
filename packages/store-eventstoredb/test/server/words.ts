import shared from "@eventstore/db-client/generated/shared_pb.js";
import type pb from "@eventstore/db-client/generated/streams_pb.js";
import type { Proposed, Recorded } from "./log.ts";
import { missingMetadata } from "./trailers.ts";

/** The messages of the protocol in the words of the log. */
export const nameOf = (identifier: shared.StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString("utf8");

export const identifier = (stream: string): shared.StreamIdentifier =>
  new shared.StreamIdentifier().setStreamName(Buffer.from(stream).toString("base64"));

/** A UUID in either of its two forms. */
export function uuidOf(uuid: shared.UUID | undefined): string {
  const bits = uuid?.getStructured();
  if (!bits) return (uuid?.getString() ?? "").toLowerCase();
  const half = (value: string) => BigInt.asUintN(64, BigInt(value)).toString(16).padStart(16, "0");
  const hex = half(bits.getMostSignificantBits()) + half(bits.getLeastSignificantBits());
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function uuid(id: string, structured: boolean): shared.UUID {
  if (!structured) return new shared.UUID().setString(id);
  const hex = id.replaceAll("-", "");
  const half = (text: string) => String(BigInt.asIntN(64, BigInt(`0x${text}`)));
  const bits = new shared.UUID.Structured().setMostSignificantBits(half(hex.slice(0, 16)));
  return new shared.UUID().setStructured(bits.setLeastSignificantBits(half(hex.slice(16))));
}

export function proposedOf(message: pb.AppendReq.ProposedMessage | pb.BatchAppendReq.ProposedMessage): Proposed {
  const metadata = message.getMetadataMap();
  const property = (name: string) => {
    const value = metadata.get(name);
    if (value === undefined) throw missingMetadata(name);
    return value;
  };
  return {
    id: uuidOf(message.getId()),
    type: property("type"),
    json: property("content-type") === "application/json",
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** Bytes as the server counts them against the largest append. */
export const sizeOf = ({ type, data, metadata }: Proposed): number => data.length + metadata.length + type.length * 2;

const TICKS = 10_000n; // 100 ns in a millisecond

export function wire(Message: typeof pb.ReadResp.ReadEvent.RecordedEvent, record: Recorded, structured: boolean) {
  const message = new Message();
  message.setId(uuid(record.id, structured)).setStreamIdentifier(identifier(record.stream));
  message.setStreamRevision(String(record.revision));
  message.setCommitPosition(String(record.position)).setPreparePosition(String(record.position));
  const metadata = message.getMetadataMap();
  metadata.set("type", record.type);
  metadata.set("content-type", record.json ? "application/json" : "application/octet-stream");
  metadata.set("created", String(BigInt(record.created) * TICKS));
  return message.setData(record.data).setCustomMetadata(record.metadata);
}
