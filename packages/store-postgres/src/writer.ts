import { type Appended, StoreError } from "@caseloop/core";
import type { Answer } from "./append.ts";
import { ofOne, willPass } from "./errors.ts";
import type { Prepared } from "./prepare.ts";

/** The one way into the log from this process: what waits together shares one round trip and one commit. */
export interface Writer {
  append(prepared: Prepared): Promise<Appended>;
  /** Resolves when nothing is queued; later appends are refused. */
  close(): Promise<void>;
}

export interface Writing {
  readonly name: string;
  /** How long an append waits for its turn, in milliseconds. */
  readonly patience: number;
  /** Sends a group; throws the port's errors. */
  readonly send: (group: readonly Prepared[], patience: number) => Promise<readonly Answer[]>;
  /** What a command did when it was first applied, if that was the same command. */
  readonly first: (prepared: Prepared) => Promise<Appended>;
  /** These were recorded, the last at this position. */
  readonly committed: (position: Appended["position"]) => void;
}

interface Waiting {
  readonly prepared: Prepared;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: unknown) => void;
  readonly deadline: number;
}

/** How many appends, and about how many bytes, go together at most: beyond it, waiting costs more than the commits it saves. */
const GROUP = 1000;
const BYTES = 4_000_000;

/** Group commit: one group is under way at a time, in the order of asking; what comes meanwhile makes the next. */
export function groupCommit({ name, patience, send, first, committed }: Writing): Writer {
  let queue: Waiting[] = [];
  let busy = false;
  let closing: (() => void) | undefined;

  const next = () => {
    if (busy) return;
    busy = true;
    setImmediate(flush); // after the promises of the last commit have run: whoever they woke takes part
  };

  async function flush(): Promise<void> {
    const group = queue.slice(0, together(queue));
    queue = queue.slice(group.length);
    await settle(group);
    busy = false;
    if (queue.length > 0) next();
    else closing?.();
  }

  /** Every append of the group gets its answer here, whatever happens. */
  async function settle(group: readonly Waiting[]): Promise<void> {
    let answers: readonly Answer[];
    try {
      answers = await patiently(group);
    } catch (error) {
      if (group.length === 1 || !ofOne(error)) for (const { reject } of group) reject(error);
      else for (const each of group) await settle([each]); // the culprit fails alone
      return;
    }
    const last = answers.reduce((at, answer) => ("appended" in answer ? answer.appended.position : at), 0);
    if (last > 0) committed(last as Appended["position"]);
    for (const [i, { prepared, resolve, reject }] of group.entries()) {
      const answer = answers[i] as Answer;
      if ("appended" in answer) resolve(answer.appended);
      else if ("refused" in answer) reject(answer.refused);
      else await first(prepared).then(resolve, reject);
    }
  }

  /** Sends until it is taken or the first of them has waited long enough. */
  async function patiently(group: readonly Waiting[]): Promise<readonly Answer[]> {
    const deadline = Math.min(...group.map((each) => each.deadline));
    for (let attempt = 1; ; attempt++) {
      const left = Math.max(1, Math.ceil(deadline - performance.now()));
      try {
        return await send(
          group.map(({ prepared }) => prepared),
          left,
        );
      } catch (error) {
        if (!willPass(error) || performance.now() >= deadline) throw error;
        await new Promise((resolve) => setTimeout(resolve, backoff(attempt)));
      }
    }
  }

  return {
    append: (prepared) =>
      new Promise((resolve, reject) => {
        if (closing) return reject(new StoreError("closed", name, "the store was closed"));
        queue.push({ prepared, resolve, reject, deadline: performance.now() + patience });
        next();
      }),
    close: () =>
      new Promise((resolve) => {
        closing = resolve;
        if (queue.length === 0 && !busy) resolve();
      }),
  };
}

/** How long to wait before the next try, in ms: up to 100, with jitter so that processes do not march in step. */
export const backoff = (attempt: number) => 1 + Math.random() * Math.min(100, 2 ** attempt);

/** How many of those waiting go together: a command id that is there already waits for the next group. */
function together(queue: readonly Waiting[]): number {
  const ids = new Set<string>();
  let bytes = 0;
  for (const [i, { prepared }] of queue.entries()) {
    const { commandId } = prepared.options;
    bytes += prepared.bytes;
    if (i > 0 && (i >= GROUP || bytes > BYTES || (commandId !== undefined && ids.has(commandId)))) return i;
    if (commandId !== undefined) ids.add(commandId);
  }
  return queue.length;
}
