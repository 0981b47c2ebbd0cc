export { ImportError, type LogHeader, type LogLine } from "@caseloop/core/adapter";
export type { Problem } from "./integrity.ts";
export { type SqliteOptions, type SqliteStore, sqliteStore } from "./store.ts";
