import { StoreError } from "@caseloop/core";
import type { Reading } from "./port.ts";

/** Something silent for this long, in milliseconds, is dead. */
export type Silence = number;

/**
 * The items of a reading, until its end, until the caller breaks off, or until `stop` says so. The client's readings have no
 * deadline of their own, go on in the background when dropped, and may fail after nobody listens: all that ends here.
 * Throws what the reading failed with, `StoreError` after a silence.
 */
export async function* items<Item>(reading: Reading, where: string, silence: Silence, stop?: AbortSignal) {
  const stream = reading as Partial<Ending>;
  stream.on?.("error", () => {}); // an error after the last item is nobody's
  const iterator = reading[Symbol.asyncIterator]();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let halt = () => {};
  const halted = new Promise<typeof HALT>((resolve) => {
    halt = () => resolve(HALT);
  });
  stop?.addEventListener("abort", halt);
  if (stop?.aborted) halt();
  let over = false;
  try {
    for (;;) {
      const silent = new Promise<typeof SILENT>((resolve) => {
        timer = setTimeout(() => resolve(SILENT), silence);
      });
      const step = iterator.next();
      step.catch(() => {
        over = true;
      });
      const next = await Promise.race([step, silent, halted]);
      clearTimeout(timer);
      if (next === SILENT)
        throw new StoreError("unavailable", where, `the server said nothing for ${silence} milliseconds`);
      over = next !== HALT && next.done === true;
      if (next === HALT || next.done) return;
      yield next.value as Item;
    }
  } finally {
    clearTimeout(timer);
    stop?.removeEventListener("abort", halt);
    // A call that has come to its end, or has failed, is not reset: servers count resets, and drop a connection that has too many.
    if (!over) for (const end of [stream.cancel, stream.unsubscribe]) end?.call(stream).catch(() => {});
    iterator.return?.()?.catch(() => {});
  }
}

const SILENT = Symbol("silent");
const HALT = Symbol("halt");

interface Ending {
  on(event: "error", listener: () => void): unknown;
  cancel(): Promise<void>;
  unsubscribe(): Promise<void>;
}
