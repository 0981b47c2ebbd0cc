import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Writable, writers } from "../ticket/writers.ts";
import type { Contender, Sizes } from "../workload.ts";

/** A store on a file as this workload uses it. */
export interface WritableFile<E> extends Writable<E> {
  close(): unknown;
}

/** Several writers at once on one file in a fresh folder. */
export async function writing<E>(
  sizes: Sizes,
  open: (file: string) => Promise<WritableFile<E>>,
  lifeOf: (number: number) => readonly E[],
): Promise<Contender> {
  const folder = mkdtempSync(join(tmpdir(), "caseloop-bench-"));
  const store = await open(join(folder, "log.db"));
  return {
    ...writers(sizes, store, lifeOf),
    async end() {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
