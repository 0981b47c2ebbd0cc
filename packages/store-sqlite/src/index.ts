export { ImportError } from "./errors.ts";
export type { LogHeader, LogLine } from "./export.ts";
export type { Problem } from "./integrity.ts";
export { type SqliteOptions, type SqliteStore, sqliteStore } from "./store.ts";
