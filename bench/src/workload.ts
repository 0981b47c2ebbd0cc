/** What is measured, against what, and what `performance` asks of it. */
export interface Workload {
  /** `W1`, `W2` … */
  readonly id: string;
  readonly title: string;
  /** What is counted: `events`, `commands`. */
  readonly unit: string;
  readonly cases: readonly Case[];
}

/** One table: the same work at one size, done by every contender. */
export interface Case {
  readonly name: string;
  readonly sizes: Sizes;
  /** A small run of the same case, for `--quick`. */
  readonly quick: Sizes;
  /** Modules that export `prepare`, by the name shown; the first is ours, the second the floor. */
  readonly contenders: Readonly<Record<string, URL>>;
  readonly goals: readonly Goal[];
  /** The server all contenders of the case use; started before the first of them, stopped after the last. */
  readonly server?: () => Promise<Server>;
}

export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

export type Sizes = Readonly<Record<string, number>>;

/** Our speed over another's must be at least this; paired round by round, so that a noisy machine weighs on both. */
export interface Goal {
  readonly against: string;
  readonly atLeast: number;
}

/** What a contender's module hands to the harness after it has prepared its data. */
export interface Contender {
  /** Untimed, before each round. */
  before?(): unknown;
  /** One timed round; answers how many units were done. */
  run(): number | Promise<number>;
  /** Untimed, after each round. */
  after?(): unknown;
  /** What came out, as text: contenders of a case that give one must agree. */
  answer?(): string | Promise<string>;
  /** Untimed, at the very end. */
  end?(): unknown;
}

/** `server` is the URL of the case's server, empty where it has none. */
export type Prepare = (sizes: Sizes, server: string) => Contender | Promise<Contender>;
