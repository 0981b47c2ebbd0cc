import type { Json, Position } from "./message.ts";

/**
 * The port that keeps views: rows by key and, in the same transaction, the checkpoint up to which they are true.
 * Event stores that can keep rows implement it beside the log; others are given one by the host.
 */
export interface Views {
  /** How far a view has come; `undefined` for a view never saved. */
  checkpoint(view: string): Promise<Checkpoint | undefined>;
  /** The rows under these keys; absent ones are left out. */
  rows(view: string, keys: readonly string[]): Promise<ReadonlyMap<string, Json>>;
  /** Rows in order of key, page by page: those after `after`, at most `limit`. */
  scan(
    view: string,
    options?: { readonly after?: string; readonly limit?: number },
  ): Promise<readonly (readonly [string, Json])[]>;
  /**
   * Saves rows and checkpoint together or not at all.
   * Throws `ConcurrencyError` when the view's checkpoint is not `expected` any more: somebody else runs this projection; and when
   * its fingerprint is another: a view stays with the fold that made it, until another takes its place.
   */
  save(view: string, change: ViewChange): Promise<void>;
  /** Puts the view `from` in the place of `to`, in one step; readers see the old one or the new one. */
  replace(from: string, to: string): Promise<void>;
  /** Forgets a view; absent ones are none of its business. */
  drop(view: string): Promise<void>;
}

export interface Checkpoint {
  readonly position: Position;
  /** The fold that made the rows. */
  readonly fingerprint: string;
  /** Streams set aside because of a poison event, with its position and what it said. */
  readonly parked: Readonly<Record<string, { readonly position: Position; readonly because: string }>>;
}

export interface ViewChange {
  /** The position of the checkpoint this change builds on; `undefined` for a view never saved. */
  readonly expected: Position | undefined;
  readonly checkpoint: Checkpoint;
  /** Rows to keep; anything JSON cannot carry unchanged is refused with `InvalidPayloadError`. */
  readonly set: ReadonlyMap<string, unknown>;
  readonly delete: Iterable<string>;
}
