import { CaseloopError } from "@caseloop/core";

/** Somebody deleted the stream; until it is begun anew with `expected: "none"` (never, where `forever`), nobody reads or appends. */
export class StreamDeletedError extends CaseloopError<"stream-deleted", { stream: string; forever: boolean }> {
  constructor(stream: string, forever: boolean, cause?: unknown) {
    super("stream-deleted", `stream ${stream} was deleted${forever ? " for ever" : ""}`, { stream, forever }, cause);
  }
}

/**
 * The server gave up events of the stream (`$tb`, `$maxCount`, `$maxAge`, or a new beginning after a deletion), so a state folded
 * from what is left would be wrong. `first` is the first version still there, absent where none is; whoever knows the state
 * before it reads on with `after: first - 1`.
 */
export class StreamTruncatedError extends CaseloopError<
  "stream-truncated",
  { stream: string; wanted: number; first?: number }
> {
  constructor(stream: string, wanted: number, first?: number) {
    const left = first === undefined ? "nothing is left of it" : `it goes on at ${first}`;
    super("stream-truncated", `stream ${stream} was cut before version ${wanted}: ${left}`, {
      stream,
      wanted,
      ...(first !== undefined && { first }),
    });
  }
}

/** The server takes no append of this size (`MaxAppendSize`, 1 MiB where nobody set it); nothing was written. */
export class AppendTooLargeError extends CaseloopError<"append-too-large", { stream: string; limit: number }> {
  constructor(stream: string, limit: number, cause?: unknown) {
    super(
      "append-too-large",
      `an append to ${stream} is larger than the server's ${limit} bytes`,
      { stream, limit },
      cause,
    );
  }
}

/** The client's user may not do this; nothing was written. */
export class AccessDeniedError extends CaseloopError<"access-denied", { where: string }> {
  constructor(where: string, cause?: unknown) {
    super("access-denied", `${where}: the user of this client may not do that`, { where }, cause);
  }
}
