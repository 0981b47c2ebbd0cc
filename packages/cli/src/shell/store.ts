import { existsSync } from "node:fs";
import { type Clock, StoreError } from "@caseloop/core";
import { sqliteStore } from "@caseloop/store-sqlite";
import { UsageError } from "./command.ts";

/** The option every command on a store has. */
export const storeOption = { store: { type: "string" } } as const;
export const storeHelp = { store: "where the cases are, sqlite:PATH (default sqlite:caseloop.db)" } as const;

export type Store = ReturnType<typeof sqliteStore>;

/** The path behind `sqlite:PATH`; throws `UsageError`. */
function storePath(name = "sqlite:caseloop.db"): string {
  const path = name.startsWith("sqlite:") ? name.slice("sqlite:".length) : "";
  if (path === "" || path.startsWith(":"))
    throw new UsageError(`--store ${JSON.stringify(name)}`, "sqlite:PATH, such as sqlite:cases.db");
  return path;
}

/** Opens a store to write to; its file is made where there is none. */
export function createStore(name: string | undefined, clock: Clock): Store {
  const path = storePath(name);
  return sqliteStore(path, { clock, name: `sqlite:${path}` });
}

/** Opens a store that must be there; throws `StoreError` where it is not, instead of answering from an empty one. */
export function existingStore(name: string | undefined, clock: Clock): Store {
  const path = storePath(name);
  if (!existsSync(path))
    throw new StoreError("unavailable", `sqlite:${path}`, "there is no such file; caseloop import makes one");
  return sqliteStore(path, { clock, name: `sqlite:${path}` });
}

/** Runs `work` on a store and closes it, whatever comes of it. */
export async function withStore<T>(store: Store, work: (store: Store) => Promise<T>): Promise<T> {
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
