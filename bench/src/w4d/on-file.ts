import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { commanding } from "../w5/commanding.ts";
import type { Contender, Sizes } from "../workload.ts";

interface OnFile<Store> {
  /** Opens a new file that holds the lives of so many tickets. */
  open(file: string, streams: number): Promise<Store>;
  send(store: Store, number: number, commandId: string): Promise<number>;
  close(store: Store): unknown;
}

/** The commands of W5, sent to a store on a file in a fresh folder. */
export function commandingOnFile<Store>(sizes: Sizes, { open, send, close }: OnFile<Store>): Contender {
  interface Opened {
    readonly file: string;
    readonly store: Store;
  }
  return commanding<Opened>(
    sizes,
    async () => {
      const file = join(mkdtempSync(join(tmpdir(), "caseloop-bench-")), "log.db");
      return { file, store: await open(file, sizes.streams ?? 0) };
    },
    ({ store }, number, commandId) => send(store, number, commandId),
    async ({ file, store }) => {
      await close(store);
      rmSync(dirname(file), { recursive: true });
    },
  );
}

/** Appends the lives of so many tickets, up to a thousand at once. */
export async function fill(streams: number, append: (number: number) => Promise<unknown>): Promise<void> {
  for (let first = 0; first < streams; first += 1000)
    await Promise.all(Array.from({ length: Math.min(1000, streams - first) }, (_, i) => append(first + i)));
}
