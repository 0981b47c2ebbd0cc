import type { NewEvent } from "./message.ts";
import type { Appended, AppendOptions, EventStore } from "./store.ts";

/** A piece of work that concerns one stream, most often a command: `(store) => handle(store, ticket, "t-17", command)`. */
export interface Turn<T> {
  /** Turns of one stream run one after another. */
  readonly stream: string;
  /** Works on the store it is handed, step by step; waits for no other turn, and reads nothing that a turn of another stream writes. */
  run(store: EventStore): Promise<T>;
}

/**
 * Runs the turns side by side, yet their appends reach the store in an order that follows from the turns alone, however long their
 * loads take: the first append of every stream, in the order in which the streams are named, then the second of every stream, and so
 * on. None waits for another stream's commit, so that a store may share one among them; and where a store keeps the order in which
 * `append` is called, the same turns always make the same log.
 * Answers as `Promise.allSettled` does; after a turn that throws, the later ones of its stream do not run and fail as it did.
 */
export async function inTurn<T>(
  store: EventStore,
  turns: readonly Turn<T>[],
): Promise<readonly PromiseSettledResult<T>[]> {
  const lines = new Map<string, Line<T>>();
  for (const [stream, line] of Map.groupBy(turns, ({ stream }) => stream)) lines.set(stream, new Line(store, line));
  const running = [...lines.values()].map((line) => line.run());
  for (let open = [...lines.values()]; open.length > 0; ) {
    const further: Line<T>[] = [];
    for (const line of open) if (await line.step()) further.push(line);
    open = further;
  }
  await Promise.all(running);
  const results = new Map([...lines].map(([stream, line]) => [stream, line.results.values()]));
  return turns.map(({ stream }) => results.get(stream)?.next().value as PromiseSettledResult<T>);
}

/** The turns of one stream: they run one after another, and append when they are let. */
class Line<T> {
  readonly results: PromiseSettledResult<T>[] = [];
  readonly #store: EventStore;
  readonly #turns: readonly Turn<T>[];
  readonly #asked: (() => void)[] = [];
  #ended = false;
  #wake = () => {};

  constructor(store: EventStore, turns: readonly Turn<T>[]) {
    this.#store = store;
    this.#turns = turns;
  }

  async run(): Promise<void> {
    const store: EventStore = { ...this.#store, append: (...append) => this.#ask(append) };
    let failed: PromiseRejectedResult | undefined;
    for (const turn of this.#turns) {
      const result = failed ?? (await settled(turn, store));
      if (result.status === "rejected") failed = result;
      this.results.push(result);
    }
    this.#ended = true;
    this.#wake();
  }

  /** Waits until it has something to append, and hands it to the store; answers false when it has come to its end instead. */
  async step(): Promise<boolean> {
    if (this.#asked.length === 0 && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const append = this.#asked.shift();
    append?.();
    return append !== undefined;
  }

  #ask(append: readonly [stream: string, events: readonly NewEvent[], options: AppendOptions]): Promise<Appended> {
    const made = async () => this.#store.append(...append);
    if (this.#ended) return made(); // a turn left it behind, and nobody keeps its place any more
    return new Promise((resolve) => {
      this.#asked.push(() => resolve(made()));
      this.#wake();
    });
  }
}

async function settled<T>(turn: Turn<T>, store: EventStore): Promise<PromiseSettledResult<T>> {
  try {
    return { status: "fulfilled", value: await turn.run(store) };
  } catch (reason) {
    return { status: "rejected", reason };
  }
}
