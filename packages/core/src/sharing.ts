/** Deciders whose recipes were seen to write into what an event carries. */
const writing = new WeakSet<object>();

/**
 * May a state share the data of the events it was just read from, which a store hands out frozen or to one reader alone?
 * Not with a recipe that was seen to write into it.
 */
export function mayShare(decider: object): boolean {
  return !writing.has(decider);
}

/**
 * After this error, give the decider copies from the first event on; answers whether the error can have come from sharing:
 * writing into a frozen object is a `TypeError`, as modules are strict.
 */
export function stopSharing(decider: object, error: unknown): boolean {
  if (!(error instanceof TypeError)) return false;
  writing.add(decider);
  return true;
}
