import { hasCode, StoreError } from "@caseloop/core";
import { AccessDeniedError, AppendTooLargeError, StreamDeletedError } from "./errors.ts";

/** What kind of error a client threw, as both clients name it in `type`; `undefined` for an error of another origin. */
export function kindOf(error: unknown): string | undefined {
  const type = typeof error === "object" && error !== null && "type" in error ? error.type : undefined;
  return typeof type === "string" ? type : undefined;
}

/** The deletion of a stream for good, by either client's name for it. */
const TOMBSTONED = new Set(["stream-deleted", "stream-tombstoned"]);

/** Errors by which the server says that it did nothing. */
function refusal(error: unknown, where: string, stream: string): Error | undefined {
  const kind = kindOf(error) ?? "";
  if (TOMBSTONED.has(kind)) return new StreamDeletedError(stream, true, error);
  if (kind === "access-denied") return new AccessDeniedError(where, error);
  if (kind.endsWith("-size-exceeded")) {
    const limit = (error as { readonly maxAppendSize?: unknown }).maxAppendSize;
    return new AppendTooLargeError(stream, typeof limit === "number" ? limit : Number.NaN, error);
  }
  return undefined;
}

/** What a failed read means. */
export function readFault(error: unknown, where: string, stream = "$all"): unknown {
  if (isOurs(error)) return error;
  return refusal(error, where, stream) ?? new StoreError("unavailable", where, said(error), error);
}

/** What a failed append means that may have reached the server. */
export function appendFault(error: unknown, where: string, stream: string): unknown {
  if (isOurs(error)) return error;
  return refusal(error, where, stream) ?? new StoreError("outcome-unknown", where, said(error), error);
}

/** Worth asking again: the server or the way to it failed, not the question. */
export const passing = (error: unknown): boolean => hasCode(error, "store-unavailable");

const said = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  return [kindOf(error), message].filter((part) => part).join(": ");
};

const isOurs = (error: unknown): boolean =>
  error instanceof Error && "facts" in error && "code" in error && typeof error.code === "string";
