import type { Expected } from "@caseloop/core";

/** One call of one client, with what it was told. Times are nanoseconds of one monotonic clock, which all processes of a host share. */
interface Call {
  readonly client: string;
  readonly start: number;
  readonly end: number;
}

/** An append. Every attempt of a command asks for the same events, so that one of them in the log twice is one too many. */
export interface AppendCall extends Call {
  readonly kind: "append";
  readonly stream: string;
  readonly expected: Expected;
  /** The events it asked for. */
  readonly ids: readonly string[];
  readonly command?: string;
  /** The host's transaction it was part of; its call then ends with the transaction. */
  readonly transaction?: string;
  readonly answer: AppendAnswer;
}

export type AppendAnswer =
  | Acknowledged
  /** `ConcurrencyError`, with the version the stream had. */
  | { readonly refused: number }
  /** It failed, or was rolled back, and nothing of it may be there. */
  | { readonly failed: string }
  /** The connection broke before the answer came: all of it is there, or nothing. */
  | "unknown";

/** `Appended`: the events, where they are, and the version of the stream after them. */
export interface Acknowledged {
  readonly appended: readonly string[];
  readonly positions: readonly number[];
  readonly version: number;
  readonly repeated: boolean;
}

/** The acknowledgement, if the answer is one. */
export const acknowledged = (answer: AppendAnswer): Acknowledged | undefined =>
  answer !== "unknown" && "appended" in answer ? answer : undefined;

/** `readStream`: what came of the versions above `after`, at most `limit`. */
export interface StreamCall extends Call {
  readonly kind: "stream";
  readonly stream: string;
  readonly after: number;
  readonly limit: number;
  readonly ids: readonly string[];
}

/** `readAll`: what came of the positions above `after`, and whether that was the end of the log. */
export interface PageCall extends Call {
  readonly kind: "page";
  readonly after: number;
  readonly ids: readonly string[];
  readonly last: boolean;
}

/** `outcomeOf`: the events of a command, none if it was not applied. */
export interface OutcomeCall extends Call {
  readonly kind: "outcome";
  readonly command: string;
  readonly ids: readonly string[];
}

export type Operation = AppendCall | StreamCall | PageCall | OutcomeCall;

/** An event as the log holds it in the end. */
export interface Logged {
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly position: number;
}

/** All that is known of a run. */
export interface History {
  readonly operations: readonly Operation[];
  readonly log: readonly Logged[];
  /** What each subscriber was told, in order. */
  readonly followers: Readonly<Record<string, readonly string[]>>;
  /** The transactions of which the host's own row is there. */
  readonly rows: readonly string[];
}
