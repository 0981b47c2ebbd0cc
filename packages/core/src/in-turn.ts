import type { NewEvent } from "./message.ts";
import type { Appended, AppendOptions, EventStore } from "./store.ts";

/** A piece of work that concerns one stream, most often a command: `(store) => handle(store, ticket, "t-17", command)`. */
export interface Turn<T> {
  /** Turns of one stream run one after another. */
  readonly stream: string;
  /** Works on the store it is handed, step by step; waits for no other turn, and reads nothing that a turn of another stream writes. */
  run(store: EventStore): Promise<T>;
}

/** How many streams are worked on at once: enough to fill a commit, and no more is held in memory than that. */
const ABREAST = 1000;

/**
 * Runs the turns side by side, yet their appends reach the store in an order that follows from the turns alone, however long their
 * loads take: the first append of every stream, in the order in which the streams are named, then the second of every stream, and so
 * on. None of a thousand waits for another stream's commit, so that a store may share one among them; and where a store keeps the
 * order in which `append` is called, the same turns always make the same log.
 * Answers as `Promise.allSettled` does; after a turn that throws, the later ones of its stream do not run and fail as it did.
 */
export async function inTurn<T>(
  store: EventStore,
  turns: readonly Turn<T>[],
): Promise<readonly PromiseSettledResult<T>[]> {
  const results = new Array<PromiseSettledResult<T>>(turns.length);
  const places = Map.groupBy(turns.keys(), (place) => (turns[place] as Turn<T>).stream);
  let open = Array.from(places.values(), (line) => new Line(store, turns, line, results));
  while (open.length > 0) {
    const further: Line<T>[] = [];
    for (let from = 0; from < open.length; from += ABREAST) {
      const abreast = open.slice(from, from + ABREAST);
      for (const line of abreast) line.start();
      const appends: Promise<Appended>[] = [];
      for (const line of abreast) {
        if (!line.ready) await line.readiness();
        const append = line.step();
        if (!append) continue;
        appends.push(append);
        further.push(line);
      }
      await Promise.allSettled(appends);
    }
    open = further;
  }
  return results;
}

/** An append that waits to be let. */
interface Asked {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  readonly options: AppendOptions;
  readonly resolve: (made: Promise<Appended>) => void;
}

/** The turns of one stream: they run one after another, and append when they are let. */
class Line<T> {
  readonly #store: EventStore;
  readonly #turns: readonly Turn<T>[];
  readonly #places: readonly number[];
  readonly #results: PromiseSettledResult<T>[];
  #asked: readonly Asked[] = [];
  #state: "waiting" | "running" | "ended" = "waiting";
  #wake: (() => void) | undefined;

  /** Its turns stand at these places, and so do their results. */
  constructor(
    store: EventStore,
    turns: readonly Turn<T>[],
    places: readonly number[],
    results: PromiseSettledResult<T>[],
  ) {
    this.#store = store;
    this.#turns = turns;
    this.#places = places;
    this.#results = results;
  }

  start(): void {
    if (this.#state !== "waiting") return;
    this.#state = "running";
    void this.#run();
  }

  /** It has something to append, or has come to its end. */
  get ready(): boolean {
    return this.#asked.length > 0 || this.#state === "ended";
  }

  readiness(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** Hands what it has to append to the store; answers `undefined` when it has come to its end instead. */
  step(): Promise<Appended> | undefined {
    const [asked] = this.#asked;
    if (!asked) return undefined;
    this.#asked = this.#asked.slice(1);
    const made = this.#append(asked.stream, asked.events, asked.options);
    asked.resolve(made);
    return made;
  }

  async #run(): Promise<void> {
    const store: EventStore = { ...this.#store, append: (...append) => this.#ask(...append) };
    let failed: PromiseRejectedResult | undefined;
    for (const place of this.#places) {
      try {
        if (!failed)
          this.#results[place] = { status: "fulfilled", value: await (this.#turns[place] as Turn<T>).run(store) };
      } catch (reason) {
        failed = { status: "rejected", reason };
      }
      if (failed) this.#results[place] = failed;
    }
    this.#state = "ended";
    this.#wake?.();
  }

  #ask(stream: string, events: readonly NewEvent[], options: AppendOptions): Promise<Appended> {
    if (this.#state === "ended") return this.#append(stream, events, options); // a turn left it behind, and nobody keeps its place any more
    return new Promise((resolve) => {
      this.#asked = this.#asked.concat({ stream, events, options, resolve });
      this.#wake?.();
    });
  }

  #append(stream: string, events: readonly NewEvent[], options: AppendOptions): Promise<Appended> {
    try {
      return this.#store.append(stream, events, options);
    } catch (error) {
      return Promise.reject(error);
    }
  }
}
