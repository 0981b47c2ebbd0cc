import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EventStore, NewEvent, Recorded } from "@caseloop/core";
import { afterAll } from "vitest";
import type { SqliteOptions } from "../src/index.ts";

/** A directory that is gone after the tests of this file. */
export function directory(parent = tmpdir()): string {
  const made = mkdtempSync(join(parent, "caseloop-sqlite-"));
  afterAll(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** Where thousands of little files cost no disk: for tests that are not about the disk. */
export const quickPlace = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

export type Open = (path: string, options?: SqliteOptions) => EventStore;

/** Stores whose log is read by a second one, which did not record it and has to ask the file. */
export const readByAnother =
  (open: Open): Open =>
  (path, options) => {
    const [writer, reader] = [open(path, options), open(path, options)];
    const close = async () => {
      await Promise.all([writer.close(), reader.close()]);
    };
    return { ...writer, readAll: reader.readAll, close };
  };

let ids = 0;
export const event = (data: unknown = {}, type = "Noted"): NewEvent => ({
  id: `e-${process.pid}-${++ids}`,
  type,
  schema: 1,
  occurredAt: "2023-07-10T02:00:00.000Z",
  data,
  meta: { by: "officer-7", command: { type: "Note" } },
});

export async function wholeLog(store: EventStore, limit = 1000): Promise<Recorded[]> {
  const all: Recorded[] = [];
  for (let page = await store.readAll({ limit }); ; page = await store.readAll({ after: page.position, limit })) {
    all.push(...page.events);
    if (page.end) return all;
  }
}
