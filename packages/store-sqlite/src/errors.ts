import { hasCode, StoreError, type StoreFault } from "@caseloop/core";

/** SQLite's primary result codes (sqlite.org/rescode.html) and what they mean to a caller. */
const faults: Readonly<Record<number, StoreFault>> = {
  5: "busy", // BUSY
  6: "busy", // LOCKED
  8: "read-only", // READONLY
  11: "corrupt", // CORRUPT
  13: "full", // FULL
  26: "corrupt", // NOTADB
};

export const CANTOPEN = 14;

/** SQLite's primary result code, where the error comes from it. */
export function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  const { errcode } = error as { errcode?: unknown };
  return typeof errcode === "number" ? errcode & 0xff : undefined;
}

/** The fault behind an error of `node:sqlite`; `undefined` for an error of another origin. */
export function faultOf(error: unknown): StoreFault | undefined {
  const code = resultCode(error);
  if (code !== undefined) return faults[code] ?? "unavailable";
  return hasCode(error, "ERR_OUT_OF_RANGE") ? "corrupt" : undefined; // an integer no event ever had
}

/** The error as the port knows it; an error of another origin stays as it is. */
export function storeError(where: string, error: unknown): unknown {
  const fault = faultOf(error);
  return fault ? new StoreError(fault, where, (error as Error).message, error) : error;
}
