import type { Contender, Sizes } from "../workload.ts";
import { agendaFile, evening, removeAgendaFile } from "./agenda-file.ts";

export interface Looking {
  /** The streams that are due at that moment, in order. */
  due(at: string): readonly string[] | Promise<readonly string[]>;
  close(): unknown;
}

/** A contender that asks many times what is due, and does nothing about it. */
export async function looking(sizes: Sizes, open: (file: string) => Looking): Promise<Contender> {
  const file = await agendaFile(sizes);
  const { due, close } = open(file);
  const { looks = 1 } = sizes;
  let found: readonly string[] = [];
  return {
    async run() {
      let units = 0;
      for (let i = 0; i < looks; i++) {
        found = await due(evening(0));
        units += found.length;
      }
      return units;
    },
    answer: () => JSON.stringify(found),
    async end() {
      await close();
      removeAgendaFile(file);
    },
  };
}
