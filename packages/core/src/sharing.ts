import { type DataOf, ownData, sharedData } from "./fold.ts";

/** Deciders and projections whose recipes were seen to write into what an event carries. */
const writing = new WeakSet<object>();

/**
 * Lets what is folded share the data of the events it was just read from, which a store hands out frozen or to one reader alone.
 * Starts over with copies for a recipe that writes into a frozen one (a `TypeError`, as modules are strict).
 */
export function sharing<T>(fold: object, work: (dataOf: DataOf) => Promise<T>): Promise<T> {
  if (writing.has(fold)) return work(ownData);
  return work(sharedData).catch((error: unknown) => {
    if (!stopSharing(fold, error)) throw error;
    return work(ownData);
  });
}

/** After this error, give the fold copies from the first event on; answers whether the error can have come from sharing. */
export function stopSharing(fold: object, error: unknown): boolean {
  if (!(error instanceof TypeError)) return false;
  writing.add(fold);
  return true;
}
