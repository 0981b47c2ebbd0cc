import type { Proposed, Recorded } from "./log.ts";

/** What goes wrong with one append or delete. `applied` says whether it was written all the same. */
export type AppendFault =
  | { readonly cut: "before" | "after" }
  | { readonly timeout: { readonly applied: boolean } }
  | { readonly notLeader: { readonly host: string; readonly port: number } }
  | "not-ready"
  | "unavailable";

/** What goes wrong with one read or subscription as it begins. */
export type ReadFault = Exclude<AppendFault, { readonly timeout: unknown }> | "timeout";

/** The switches of a test. */
export class Faults {
  /** Milliseconds before a call is looked at. */
  delay = 0;
  /** Milliseconds between the write and its acknowledgement. */
  slowDisk = 0;
  /** The clock of `created`, `$maxAge` and `caughtUp`, in milliseconds since 1970. */
  now: () => number = Date.now;
  /** Whether a stream (or `$all`) may be read or written. */
  denied: (stream: string, what: "read" | "write" | "delete") => boolean = () => false;
  readonly #appends: AppendFault[] = [];
  readonly #reads: ReadFault[] = [];
  readonly #plant: (stream: string, event: Partial<Proposed>) => Recorded;
  readonly #cut: { readonly connections: () => void; readonly subscriptions: () => void };

  constructor(
    plant: (stream: string, event: Partial<Proposed>) => Recorded,
    cut: { readonly connections: () => void; readonly subscriptions: () => void },
  ) {
    this.#plant = plant;
    this.#cut = cut;
  }

  /** The next appends and deletes go wrong, in the order in which faults were asked for. */
  onAppend(fault: AppendFault, times = 1): void {
    for (let i = 0; i < times; i++) this.#appends.push(fault);
  }

  onRead(fault: ReadFault, times = 1): void {
    for (let i = 0; i < times; i++) this.#reads.push(fault);
  }

  nextAppend(): AppendFault | undefined {
    return this.#appends.shift();
  }

  nextRead(): ReadFault | undefined {
    return this.#reads.shift();
  }

  /** Drops every connection, as a killed process does; the server goes on listening. */
  cutConnections(): void {
    this.#cut.connections();
  }

  /** Ends every subscription with UNAVAILABLE; connections stay. */
  cutSubscriptions(): void {
    this.#cut.subscriptions();
  }

  /** Writes an event as it is, malformed or not. */
  plant(stream: string, event: Partial<Proposed>): Recorded {
    return this.#plant(stream, event);
  }
}
