import type { DataOf } from "../ticket/events.ts";
import type { Contender, Sizes } from "../workload.ts";

/** The command of this workload: an officer adds a note. */
export function note(number: number): DataOf<"NoteAdded"> {
  return {
    by: `officer-${number % 900}`,
    text: "到现场检查，经营者已整改排烟口，现场笔录由两名执法人员签字，并已电话告知来电人。",
    place: { road: "开元大街", number: number % 300 },
    photos: [`p-${number}-1.jpg`],
  };
}

/**
 * Sends `commands` commands a round, each to a ticket that none was sent to before, so that each finds 20 events;
 * `streams` to a store, a multiple of `commands`. `send` answers the stream's new version.
 */
export function commanding<Store>(
  { streams = 0, commands = 0 }: Sizes,
  open: () => Promise<Store>,
  send: (store: Store, number: number, commandId: string) => Promise<number>,
): Contender {
  let store: Store;
  let [done, versions] = [0, 0];
  return {
    async before() {
      if (done % streams === 0) store = await open();
    },
    async run() {
      for (const end = done + commands; done < end; done++) {
        versions += await send(store, done % streams, `command-${done}`);
      }
      return commands;
    },
    answer: () => `${versions / done} events in a stream`,
  };
}
