import { CaseloopError, StoreError, type StoreFault } from "@caseloop/core";
import { NotConnected } from "./session.ts";

/** PostgreSQL's SQLSTATE (appendix A of its manual), or its class, and what it means to a caller. All say: nothing was written. */
const faults: Readonly<Record<string, StoreFault>> = {
  "25006": "read-only", // read_only_sql_transaction: a standby
  "40001": "busy", // serialization_failure
  "40P01": "busy", // deadlock_detected
  "53": "busy", // insufficient resources, connections among them
  "53100": "full", // disk_full
  "55P03": "busy", // lock_not_available
  "57014": "busy", // query_canceled: statement_timeout
  "57P03": "unavailable", // cannot_connect_now
  XX: "corrupt", // internal error, data or index corrupted
};

/** Two writers met in one place although both held the lock: a host's transaction reads an older moment of the log. */
const CONSTRAINTS = [
  "events_pkey",
  "events_by_stream",
  "commands_pkey",
  "streams_pkey",
  "streams_name_key",
  "types_pkey",
];

/** What an error of the driver looks like. */
interface DriverError extends Error {
  readonly code?: unknown;
  readonly severity?: unknown;
  readonly constraint?: unknown;
}

/** What was under way when it failed. After `writing`, a broken connection leaves the outcome open. */
export type Doing = "reading" | "writing" | "writing in the host's transaction";

/** The error as the port knows it; an error of another origin stays as it is. `role` is named where it lacks a right. */
export function storeError(where: string, role: string, doing: Doing, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof CaseloopError || error instanceof RangeError) return error;
  if (error instanceof NotConnected)
    return new StoreError("unavailable", where, `cannot connect: ${error.message}`, error);
  const { code, severity, constraint, message } = error as DriverError;
  if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && typeof severity === "string") {
    if (lostBy(code)) return lost(where, doing, error);
    if (code === "42501") {
      const fault = doing === "reading" ? "unavailable" : "read-only";
      return new StoreError(fault, where, `${message}; this is the role ${role}`, error);
    }
    if (code === "23505" && CONSTRAINTS.includes(String(constraint)))
      return new StoreError("busy", where, "the transaction reads an older moment of the log; run it again", error);
    if (["42P01", "42883", "3F000"].includes(code))
      return new StoreError("unavailable", where, `${message}; its tables are not (all) there`, error);
    return new StoreError(faults[code] ?? faults[code.slice(0, 2)] ?? "unavailable", where, message, error);
  }
  return fromDriver(error as DriverError) ? lost(where, doing, error) : error;
}

/** Connection exceptions, and the server's ending of a session (57P01 admin_shutdown …, 25P03 idle in a transaction). */
const lostBy = (code: string) => code.startsWith("08") || /^57P0[124]$/.test(code) || code === "25P03";

const fromDriver = ({ code, message }: DriverError) =>
  (typeof code === "string" && /^E[A-Z]+$/.test(code)) ||
  /^Connection terminated|not queryable|Client was closed|^Query read timeout/.test(message);

function lost(where: string, doing: Doing, error: Error): StoreError {
  if (doing !== "writing") return new StoreError("unavailable", where, `the connection broke: ${error.message}`, error);
  return new StoreError(
    "outcome-unknown",
    where,
    `the connection broke (${error.message}) before the answer came, and the append may or may not be in the log; retry with the same command id`,
    error,
  );
}

/** Is it worth trying again, because nothing was written and somebody was in the way or the server was away? */
export function willPass(error: unknown): boolean {
  if (!(error instanceof StoreError)) return false;
  if (error.facts.fault === "busy") return true;
  const { cause } = error;
  if (error.facts.fault !== "unavailable" || !(cause instanceof Error)) return false;
  const { code } = (cause instanceof NotConnected ? cause.cause : cause) as DriverError;
  return (
    typeof code !== "string" ||
    !/^[0-9A-Z]{5}$/.test(code) ||
    /^(08|53|57P)/.test(code) ||
    fromDriver(cause as DriverError)
  );
}

/** May the others of a group succeed where this one failed? The database could not take what was in it, or not all of it. */
export function ofOne(error: unknown): boolean {
  const { code } = (error instanceof StoreError ? (error.cause ?? {}) : {}) as { code?: unknown };
  return typeof code === "string" && /^(22|23|54|53100|53200)/.test(code) && !willPass(error);
}

/** A migration in the database is not the one this program knows. */
export class MigrationError extends CaseloopError<"migration", { migration: string; found: string; expected: string }> {
  constructor(migration: string, found: string, expected: string) {
    super(
      "migration",
      `the migration ${migration} was applied as ${found.slice(0, 12)}… and is now ${expected.slice(0, 12)}…; it must never change`,
      {
        migration,
        found,
        expected,
      },
    );
  }
}
