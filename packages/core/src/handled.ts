import type { StateCache } from "./cache.ts";
import type { Position, Recorded } from "./message.ts";
import type { Rejection } from "./rejection.ts";
import type { Snapshots } from "./snapshot.ts";

/** What became of a command: the events it led to, or the refusal. */
export type Handled<E = Recorded> = Accepted<E> | { readonly ok: false; readonly rejection: Rejection };

export interface Accepted<E = Recorded> {
  readonly ok: true;
  readonly events: readonly E[];
  readonly version: number;
  /** Up to where a projection must have come to show it. */
  readonly position: Position;
  /** True when the command had been applied before; nothing was recorded this time. */
  readonly repeated: boolean;
}

export interface HandleOptions<Context> {
  /** What decisions need from outside; the decider's own defaults where absent. */
  readonly context?: Context;
  /** The version the caller decided on, from a form on a screen for example; `ConcurrencyError` if the stream has moved on. */
  readonly expected?: number;
  /** How often to decide anew when somebody else was faster, and how to wait before each try (jitter is yours to add). Never, where absent. */
  readonly retry?: { readonly times: number; readonly wait?: (attempt: number) => Promise<void> };
  /** Hot states between commands. */
  readonly cache?: StateCache;
  readonly snapshots?: Snapshots;
}
