import {
  type Acknowledged,
  type AppendCall,
  acknowledged,
  type History,
  type Logged,
  type Operation,
} from "./operations.ts";

/** Spoils a good history; `undefined` where it holds nothing that can be spoilt in this way. */
export type Plant = (history: History) => History | undefined;

type Change<Of> = (call: Of, history: History) => Operation | false | undefined;

/** Changes the first call that can be changed so. */
export const inCall =
  <Kind extends Operation["kind"]>(kind: Kind, change: Change<Extract<Operation, { kind: Kind }>>): Plant =>
  (history) => {
    for (const [i, call] of history.operations.entries()) {
      const changed = call.kind === kind && change(call as Extract<Operation, { kind: Kind }>, history);
      if (changed) return { ...history, operations: history.operations.with(i, changed) };
    }
    return undefined;
  };

/** Changes an acknowledged append, or the acknowledgement. */
export const inAcknowledged = (
  change: (call: AppendCall, answer: Acknowledged, history: History) => Partial<AppendCall> | false,
): Plant =>
  inCall("append", (call, history) => {
    const answer = acknowledged(call.answer);
    const changed = answer && change(call, answer, history);
    return changed && { ...call, ...changed };
  });

/** Makes the same call again, with the same answer, when everything is over. */
export const tooLate = <Kind extends Operation["kind"]>(
  kind: Kind,
  which: (call: Extract<Operation, { kind: Kind }>, history: History) => boolean | undefined,
): Plant =>
  inCall(kind, (call, history) => {
    const over = Math.max(...history.operations.map(({ end }) => end));
    return which(call, history) && { ...call, start: over + 1, end: over + 2 };
  });

/** Changes the log. */
export const inLog =
  (change: (log: readonly Logged[], history: History) => readonly Logged[] | false): Plant =>
  (history) => {
    const log = change(history.log, history);
    return log ? { ...history, log } : undefined;
  };

/** Changes what a subscriber was told. */
export const inTold =
  (change: (ids: readonly string[]) => readonly string[]): Plant =>
  ({ followers, ...rest }) => ({
    ...rest,
    followers: { ...followers, "subscriber 2": change(followers["subscriber 2"] ?? []) },
  });
