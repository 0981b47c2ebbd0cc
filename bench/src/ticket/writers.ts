import type { Contender, Sizes } from "../workload.ts";
import { LIFE } from "./events.ts";

/** A store as the append workloads use it. */
export interface Writable<E> {
  append(stream: string, events: readonly E[], expected: number, commandId: string): Promise<void>;
}

interface Task<E> {
  readonly stream: string;
  readonly expected: number;
  readonly events: readonly E[];
  readonly commandId: string;
}

/** Several writers at once, each on streams of its own; events are made ready before the clock starts. */
export function writers<E>(
  { writers = 1, batch = 1, appends = 1 }: Sizes,
  store: Writable<E>,
  lifeOf: (number: number) => readonly E[],
): Contender {
  let [round, ticket] = [0, 0];
  let tasks: Task<E>[][] = [];

  /** One writer's round: it goes on to the next ticket when the life of one is over. */
  const tasksOf = (writer: number): Task<E>[] => {
    let [number, expected] = [ticket++, 0];
    return Array.from({ length: appends }, (_, turn) => {
      if (expected >= LIFE) [number, expected] = [ticket++, 0];
      const events = Array.from({ length: batch }, (_, i) => lifeOf(number)[(expected + i) % LIFE] as E);
      const task = { stream: `ticket-${number}`, expected, events, commandId: `command-${round}-${writer}-${turn}` };
      expected += batch;
      return task;
    });
  };

  return {
    before() {
      round++;
      tasks = Array.from({ length: writers }, (_, writer) => tasksOf(writer));
    },
    async run() {
      await Promise.all(
        tasks.map(async (own) => {
          for (const { stream, events, expected, commandId } of own)
            await store.append(stream, events, expected, commandId);
        }),
      );
      return writers * batch * appends;
    },
  };
}
