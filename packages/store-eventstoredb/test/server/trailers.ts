import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import type { Expected } from "./writing.ts";

function failure(code: status, details: string, trailers: Readonly<Record<string, string>> = {}): ServiceError {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return Object.assign(new Error(details), { code, details, metadata });
}

export const notLeader = (host: string, port: number) =>
  failure(status.NOT_FOUND, "Leader info available", {
    exception: "not-leader",
    "leader-endpoint-host": host,
    "leader-endpoint-port": String(port),
  });

export const streamDeleted = (stream: string) =>
  failure(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: "stream-deleted",
    "stream-name": stream,
  });

export const accessDenied = () => failure(status.PERMISSION_DENIED, "Access Denied", { exception: "access-denied" });

export const maxAppendSizeExceeded = (size: number) =>
  failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${size} Exceeded.`, {
    exception: "maximum-append-size-exceeded",
    "maximum-append-size": String(size),
  });

export const missingMetadata = (property: string) =>
  failure(status.INVALID_ARGUMENT, `Required Metadata Property '${property}' is missing`, {
    exception: "missing-required-metadata-property",
    "required-metadata-properties": "type,content-type",
  });

/** Deletes answer so; appends say it in the response. */
export const wrongExpectedVersion = (stream: string, expected: Expected, actual: bigint) =>
  failure(status.FAILED_PRECONDITION, `Delete failed due to WrongExpectedVersion. Stream: ${stream}`, {
    exception: "wrong-expected-version",
    "stream-name": stream,
    "expected-version": String(versions[String(expected)] ?? expected),
    "actual-version": String(actual),
  });

const versions: Readonly<Record<string, number>> = { no_stream: -1, any: -2, stream_exists: -4 };

export const timedOut = () => failure(status.ABORTED, "Operation timed out: Prepare phase timeout.");
export const notReady = () => failure(status.UNAVAILABLE, "Server Is Not Ready");
export const unavailable = () => failure(status.UNAVAILABLE, "Connection dropped");
export const invalidPosition = () => failure(status.INVALID_ARGUMENT, "Trying to read from an invalid position.");
export const invalid = (what: string) => failure(status.INVALID_ARGUMENT, what);
