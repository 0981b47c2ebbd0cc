export { AccessDeniedError, AppendTooLargeError, StreamDeletedError, StreamTruncatedError } from "./errors.ts";
export type { DbClient } from "./port.ts";
export { type EventStoreDbOptions, eventStoreDb } from "./store.ts";
