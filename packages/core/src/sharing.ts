import { type DataOf, ownData, sharedData } from "./fold.ts";

/** Deciders whose recipes were seen to write into what an event carries. */
const writing = new WeakSet<object>();

/**
 * Lets a state share the data of the events it was just read from, which a store hands out frozen or to one reader alone.
 * Starts over with copies for a recipe that writes into a frozen one (a `TypeError`, as modules are strict).
 */
export async function sharing<T>(decider: object, work: (dataOf: DataOf) => Promise<T>): Promise<T> {
  if (writing.has(decider)) return work(ownData);
  try {
    return await work(sharedData);
  } catch (error) {
    if (!stopSharing(decider, error)) throw error;
    return work(ownData);
  }
}

/** After this error, give the decider copies from the first event on; answers whether the error can have come from sharing. */
export function stopSharing(decider: object, error: unknown): boolean {
  if (!(error instanceof TypeError)) return false;
  writing.add(decider);
  return true;
}
