import type shared from "@eventstore/db-client/generated/shared_pb.js";
import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { kindOf } from "../src/faults.ts";

export const nameOf = (identifier: shared.StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString("utf8");

/** A UUID in either of the two forms the protocol has. */
export function uuidOf(uuid: shared.UUID | undefined): string {
  const bits = uuid?.getStructured();
  if (!bits) return uuid?.getString() ?? "";
  const half = (value: string) => BigInt.asUintN(64, BigInt(value)).toString(16).padStart(16, "0");
  const hex = half(bits.getMostSignificantBits()) + half(bits.getLeastSignificantBits());
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

const codes: Readonly<Record<string, number>> = {
  "stream-deleted": status.FAILED_PRECONDITION,
  "access-denied": status.PERMISSION_DENIED,
  "not-leader": status.NOT_FOUND,
  "maximum-append-size-exceeded": status.INVALID_ARGUMENT,
  unavailable: status.UNAVAILABLE,
  "deadline-exceeded": status.DEADLINE_EXCEEDED,
};

/** The error as it goes over the wire: a status, and the rest in the trailers. */
export function serviceError(error: unknown): ServiceError {
  const kind = kindOf(error) ?? "unknown";
  const metadata = new Metadata();
  if (!["unavailable", "deadline-exceeded", "unknown"].includes(kind)) metadata.set("exception", kind);
  const { trailers = {} } = error as { readonly trailers?: Readonly<Record<string, string>> };
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  const details = error instanceof Error ? error.message : String(error);
  return Object.assign(new Error(details), { code: codes[kind] ?? status.UNKNOWN, details, metadata });
}
