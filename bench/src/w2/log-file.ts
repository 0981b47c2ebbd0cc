import { existsSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sqliteStore } from "@caseloop/store-sqlite";
import { newLife } from "../ticket/recorded.ts";

/** The file all contenders of one run read; the first of them writes it. */
export async function logFile(streams: number): Promise<string> {
  const file = join(tmpdir(), `caseloop-bench-${process.ppid}-${streams}.db`);
  if (existsSync(file)) return file;
  const store = sqliteStore(file);
  for (let first = 0; first < streams; first += 1000) {
    const numbers = Array.from({ length: Math.min(1000, streams - first) }, (_, i) => first + i);
    await Promise.all(
      numbers.map((number) =>
        store.append(`ticket-${number}`, newLife(number), { expected: "none", commandId: `open-${number}` }),
      ),
    );
  }
  await store.close();
  return file;
}

export function removeLogFile(file: string): void {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(file + suffix, { force: true });
}
