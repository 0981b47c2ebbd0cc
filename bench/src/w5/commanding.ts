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
 * Sends `commands` commands a round by so many callers at once, each to a ticket that none was sent to before, so that each finds
 * 20 events; `streams` to a store, a multiple of `commands`. `send` answers the stream's new version.
 */
export function commanding<Store>(
  { streams = 0, commands = 0, callers = 1 }: Sizes,
  open: () => Promise<Store>,
  send: (store: Store, number: number, commandId: string) => Promise<number>,
  close: (store: Store) => unknown = () => {},
): Contender {
  let store: Store | undefined;
  let [done, versions] = [0, 0];

  async function caller(store: Store, end: number): Promise<void> {
    while (done < end) {
      const number = done++;
      const version = await send(store, number % streams, `command-${number}`);
      versions += version;
    }
  }

  return {
    async before() {
      if (done % streams !== 0) return;
      if (store) await close(store);
      store = await open();
    },
    async run() {
      const end = done + commands;
      await Promise.all(Array.from({ length: callers }, () => caller(store as Store, end)));
      return commands;
    },
    answer: () => `${versions / done} events in a stream`,
    end: () => store && close(store),
  };
}
