/** A connection as the store needs it, whichever driver is behind it. */
export interface Session {
  /** Rows come as arrays: integers as numbers, arrays of them as arrays, everything else as its text. */
  query<Row extends readonly unknown[]>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Several statements without values. */
  exec(sql: string): Promise<void>;
  /** `sql` is a COPY … FROM STDIN, `rows` its lines in PostgreSQL's text format. */
  copyIn(sql: string, rows: string): Promise<void>;
}

/** A database: statements run on whichever connection is free. */
export interface Database extends Session {
  /** Without secrets. */
  readonly name: string;
  /** Runs `work` on one connection inside a transaction, and rolls back when it throws. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** The host's own connection, in whose transaction the store shall take part. */
  session(client: unknown): Session;
  /** Calls `heard` for each notification, and `lost` once when the connection breaks. Answers how to stop. */
  listen(channel: string, heard: (payload: string) => void, lost: () => void): Promise<() => Promise<void>>;
  /** Frees what the store opened itself, and nothing of the host's. */
  close(): Promise<void>;
}

/** The server could not be reached: nothing was sent. */
export class NotConnected extends Error {}

const integers = (text: string) => text.slice(1, -1).split(",").map(Number);
const asIs = (text: string) => text;

/** How a value is read, by the type's number in `pg_type`. */
export const parserOf = (type: number): ((text: string) => unknown) => parsers[type] ?? asIs;

export const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  16: (text) => text === "t", // bool
  20: Number, // int8
  21: Number, // int2
  23: Number, // int4
  25: asIs, // text
  114: asIs, // json
  1007: integers, // int4[]
  1016: integers, // int8[]
};
