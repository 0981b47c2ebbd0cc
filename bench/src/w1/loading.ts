import { LIFE } from "../ticket/events.ts";
import type { Contender } from "../workload.ts";

/** A contender that loads every ticket once a round, one after the other, through its store; `shown` takes off what a peer's state has besides. */
export function loading<S extends { readonly notes: readonly unknown[] }>(
  streams: number,
  load: (number: number) => Promise<S>,
  shown: (state: S) => object = (state) => state,
): Contender {
  let events = 0;
  return {
    async run() {
      let notes = 0;
      for (let number = 0; number < streams; number++) notes += (await load(number)).notes.length;
      events += notes;
      return streams * LIFE;
    },
    async answer() {
      const states: unknown[] = [events > 0];
      for (let number = 0; number < Math.min(50, streams); number++)
        states.push(Object.entries(shown(await load(number))).sort());
      return JSON.stringify(states);
    },
  };
}
