/** What a history can show to be broken. */
export type Broken =
  | "positions run from 1 without gaps"
  | "versions run from 1 without gaps"
  | "an event is recorded once"
  | "what was acknowledged is there as it was answered"
  | "what was not acknowledged is not there"
  | "an expected version is exact"
  | "an append is there as a whole"
  | "a command is applied once"
  | "rows of the host and events commit together"
  | "what is read is what the log holds"
  | "what was known before is not missed"
  | "nothing is seen before it was asked for"
  | "a subscriber sees every event once and in order";

/** What a store did that it had promised not to do. */
export interface Violation {
  readonly broken: Broken;
  readonly how: string;
}
