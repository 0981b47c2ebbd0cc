export { ImportError, type LogHeader, type LogLine } from "@caseloop/core/adapter";
export { MigrationError } from "./errors.ts";
export { type Leading, type LeadingOptions, leading } from "./leading.ts";
export type { PgClient, PgPool } from "./pg.ts";
export type { Pglite, PgliteClient } from "./pglite.ts";
export { type PostgresOptions, type PostgresStore, postgresStore } from "./store.ts";
export type { HostClient } from "./within.ts";
