/**
 * The calls this store makes of a database client, and nothing else. `@eventstore/db-client` and `@kurrent/kurrentdb-client`
 * both have them; the one names an append's expectation `expectedRevision`, the other `streamState`, so both are sent.
 */
export interface DbClient {
  appendToStream(
    stream: string,
    events: WireEvent[],
    options: { expectedRevision: Revision; streamState: Revision; deadline: number },
  ): Promise<{ readonly success: boolean; readonly nextExpectedRevision: bigint }>;
  readStream(stream: string, options: ReadOptions & { fromRevision: bigint | "start" | "end" }): Reading;
  readAll(options: ReadOptions & { fromPosition: LogPosition | "start" | "end" }): Reading;
  subscribeToAll(options: {
    fromPosition: LogPosition | "start";
    filter: StreamFilter;
    requiresLeader: boolean;
  }): Following;
  dispose?(): Promise<unknown>;
}

/** What an append expects: the server knows two more, and this store always knows which revision it means. */
export type Revision = bigint | "no_stream";

interface ReadOptions {
  maxCount: number;
  direction: "forwards" | "backwards";
  requiresLeader: boolean;
}

/** Where a record stands in the server's log: bytes, as bigint, which JSON cannot carry. */
export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** A filter the server applies to the name of the stream. */
export interface StreamFilter {
  filterOn: "streamName";
  regex: string;
  checkpointInterval: number;
  maxSearchWindow: number;
  checkpointReached(following: Following, position: LogPosition): Promise<void>;
}

/** What the clients' types call JSON; they carry the rest of it as well. */
export type Tree = Record<string | number, unknown> | unknown[] | string;

/** An event as it is handed to the client. */
export interface WireEvent {
  readonly id: string;
  readonly contentType: "application/json";
  readonly type: string;
  readonly data: Tree;
  readonly metadata: Tree;
}

/** An event as the client hands it out. */
export interface WireRecord {
  readonly streamId: string;
  readonly revision: bigint;
  readonly type: string;
  readonly isJson: boolean;
  readonly created: Date;
  /** Text where it is not JSON, and where it is a JSON text. */
  readonly data: unknown;
  /** Bytes where they are not JSON. */
  readonly metadata?: unknown;
  readonly position?: LogPosition;
}

export type Reading = AsyncIterable<Resolved>;

export interface Resolved {
  readonly event?: WireRecord | undefined;
}

/** A subscription as both clients have it: a readable stream of Node. */
export interface Following extends Reading {
  on(event: string, listener: (detail?: unknown) => void): unknown;
  push(item: unknown): boolean;
  unsubscribe(): Promise<void>;
}
