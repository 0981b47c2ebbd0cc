/** What a client proposes. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly json: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** What the log keeps of it: commit and prepare position are one, as for every write since 20.6. */
export interface Recorded extends Proposed {
  readonly stream: string;
  readonly revision: bigint;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly position: bigint;
}

/** The revision of `$streamDeleted`. */
export const tombstone = 2n ** 63n - 1n;

const frame = 85n; // prefix, suffix and the fixed part of a record
const other = 57n; // a record that is no event; every eighth write leaves one

export const metastream = (stream: string): string => `$$${stream}`;
export const original = (stream: string): string => (stream.startsWith("$$") ? stream.slice(2) : stream);

/** The transaction log with its index by stream and by event id. */
export class Log {
  readonly all: Recorded[] = [];
  readonly #streams = new Map<string, Recorded[]>();
  readonly #ids = new Map<string, Recorded>();
  readonly #tombstones = new Set<string>();
  readonly #waiting = new Set<() => void>();
  #end = 133n;

  /** The position behind the last record. */
  get end(): bigint {
    return this.#end;
  }

  /** Every event of a stream but its tombstone; its place is its revision. */
  events(stream: string): readonly Recorded[] {
    return this.#streams.get(stream) ?? [];
  }

  last(stream: string): bigint {
    return BigInt(this.events(stream).length) - 1n;
  }

  /** A stream and its metadata are tombstoned together. */
  tombstoned(stream: string): boolean {
    return this.#tombstones.has(original(stream));
  }

  /** The latest record with this event id, if it is in this stream. */
  written(stream: string, id: string): Recorded | undefined {
    const record = this.#ids.get(id);
    return record?.stream === stream ? record : undefined;
  }

  write(stream: string, proposed: Proposed, created: number, revision = this.last(stream) + 1n): Recorded {
    const record: Recorded = { ...proposed, stream, revision, created, position: this.#end };
    const size = Buffer.byteLength(stream) + Buffer.byteLength(proposed.type);
    this.#end += frame + BigInt(size + proposed.data.length + proposed.metadata.length);
    if (this.all.length % 8 === 7) this.#end += other;
    this.all.push(record);
    this.#ids.set(proposed.id, record);
    if (revision === tombstone) this.#tombstones.add(stream);
    else this.#own(stream).push(record);
    return record;
  }

  /** Wakes who waits, once a whole write is in. */
  announce(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }

  /** Calls once when something was written; the answer takes the wish back. */
  changed(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => void this.#waiting.delete(wake);
  }

  /** The place in `all` of the first record at or behind a position. */
  placeOf(position: bigint): number {
    let [low, high] = [0, this.all.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.all[middle]?.position ?? position) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #own(stream: string): Recorded[] {
    const own = this.#streams.get(stream) ?? [];
    if (own.length === 0) this.#streams.set(stream, own);
    return own;
  }
}
