export { ImportError } from "./errors.ts";
export { type SqliteOptions, type SqliteStore, sqliteStore } from "./store.ts";
