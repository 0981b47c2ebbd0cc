import { setTimeout as sleep } from "node:timers/promises";
import type { Faults } from "./faults.ts";
import type { Log, Proposed } from "./log.ts";
import { accessDenied, maxAppendSizeExceeded, notLeader, notReady, timedOut, unavailable } from "./trailers.ts";
import { sizeOf } from "./words.ts";
import { append, type Expected, type Outcome, remove } from "./writing.ts";

/** Thrown where no answer will come, since the connection is gone. */
export const gone = Symbol("the connection was cut");

/** One server: its log, its limits, and what goes wrong with it. */
export interface Node {
  readonly log: Log;
  readonly faults: Faults;
  readonly maxAppendSize: number;
}

/** Appends by the rules and faults of the node; throws what the call is refused with. */
export function write(node: Node, stream: string, expected: Expected, events: readonly Proposed[]): Promise<Outcome> {
  const size = events.reduce((sum, event) => sum + sizeOf(event), 0);
  return applied(node, stream, "write", () => {
    if (size > node.maxAppendSize) throw maxAppendSizeExceeded(node.maxAppendSize);
    return append(node.log, stream, expected, events, node.faults.now());
  });
}

/** Deletes a stream, for ever or not. */
export const erase = (node: Node, stream: string, expected: Expected, forever: boolean): Promise<Outcome> =>
  applied(node, stream, "delete", () => remove(node.log, stream, expected, forever, node.faults.now()));

async function applied(node: Node, stream: string, what: "write" | "delete", change: () => Outcome): Promise<Outcome> {
  const { faults } = node;
  const fault = faults.nextAppend();
  if (faults.delay > 0) await sleep(faults.delay);
  if (faults.denied(stream, what)) throw accessDenied();
  if (typeof fault === "string") throw fault === "not-ready" ? notReady() : unavailable();
  if (fault && "notLeader" in fault) throw notLeader(fault.notLeader.host, fault.notLeader.port);
  if (fault && "cut" in fault && fault.cut === "before") return cut(faults);
  if (fault && "timeout" in fault && !fault.timeout.applied) throw timedOut();
  const outcome = change();
  if (faults.slowDisk > 0) await sleep(faults.slowDisk);
  if (fault && "cut" in fault) return cut(faults);
  if (fault) throw timedOut();
  return outcome;
}

function cut(faults: Faults): never {
  faults.cutConnections();
  throw gone;
}

/** Lets a read or a subscription begin, or throws why not. */
export async function admit({ faults }: Node, stream: string): Promise<void> {
  const fault = faults.nextRead();
  if (faults.delay > 0) await sleep(faults.delay);
  if (faults.denied(stream, "read")) throw accessDenied();
  if (fault === undefined) return;
  if (fault === "timeout") throw timedOut();
  if (typeof fault === "string") throw fault === "not-ready" ? notReady() : unavailable();
  if ("notLeader" in fault) throw notLeader(fault.notLeader.host, fault.notLeader.port);
  cut(faults);
}
