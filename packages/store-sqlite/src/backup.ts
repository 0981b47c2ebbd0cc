import { existsSync, renameSync, rmSync } from "node:fs";
import { backup } from "node:sqlite";
import { StoreError } from "@caseloop/core";
import { storeError } from "./errors.ts";
import { type FileOptions, openFile } from "./open.ts";

/** Pages copied before the process gets its turn again. */
const RATE = 2000;

/**
 * Copies the file as it is at this moment, while others read and write; the copy takes its name only when it is whole.
 * Throws `RangeError`, `StoreError`.
 */
export async function backUp(path: string, options: FileOptions, to: string): Promise<void> {
  if (typeof to !== "string" || to === "")
    throw new RangeError(`a backup needs the path of a new file, got ${JSON.stringify(to)}`);
  if (existsSync(to))
    throw new StoreError("unavailable", options.name, `${to} exists, and a backup overwrites nothing`);
  const partial = `${to}.partial`;
  const source = openFile(path, { ...options, readOnly: true });
  try {
    source.db.exec("BEGIN");
    source.get("SELECT max(position) FROM events"); // from here on the copy's content stands
    await backup(source.db, partial, { rate: RATE });
    renameSync(partial, to);
  } catch (error) {
    for (const rest of ["", "-journal", "-wal", "-shm"]) rmSync(partial + rest, { force: true });
    throw storeError(options.name, error);
  } finally {
    source.close();
  }
}
