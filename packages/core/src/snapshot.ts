import type { Position } from "./message.ts";
import { plain } from "./plain.ts";

/**
 * A cache of states, kept under the fingerprint of the fold that made them; losing it costs time and nothing else.
 * Audits never read it.
 */
export interface Snapshots {
  /** Keep a state once at least this many events were folded on top of the last kept one. */
  readonly every: number;
  get(stream: string, fingerprint: string): Promise<Snapshot | undefined>;
  put(stream: string, fingerprint: string, snapshot: Snapshot): Promise<void>;
}

export interface Snapshot {
  readonly state: unknown;
  readonly version: number;
  readonly position: Position;
}

/** Snapshots in memory, the `max` most recently kept. */
export function memorySnapshots({
  every = 100,
  max = 10_000,
}: {
  readonly every?: number;
  readonly max?: number;
} = {}): Snapshots {
  const kept = new Map<string, Snapshot>();
  return {
    every,
    async get(stream, fingerprint) {
      return kept.get(`${fingerprint} ${stream}`);
    },
    async put(stream, fingerprint, { state, version, position }) {
      const key = `${fingerprint} ${stream}`;
      kept.delete(key);
      kept.set(key, { state: plain(state, "state"), version, position });
      if (kept.size > max) kept.delete(kept.keys().next().value as string);
    },
  };
}
