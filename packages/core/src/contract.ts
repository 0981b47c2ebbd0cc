/**
 * What a store must hold to, as data and without a test runner: every promise is a sentence and its proof.
 *
 * ```ts
 * for (const [promise, prove] of contract) test(promise, () => prove(open));
 * ```
 */
import { appendPromises } from "./contract/append.ts";
import { oncePromises } from "./contract/once.ts";
import { payloadPromises } from "./contract/payload.ts";
import type { Open, StorePromise } from "./contract/promise.ts";
import { readPromises } from "./contract/read.ts";
import { viewPromises } from "./contract/views.ts";

export type { Open, StorePromise };

/** Every promise of the port; run them all against your store. */
export const contract: readonly StorePromise[] = [
  ...appendPromises,
  ...oncePromises,
  ...payloadPromises,
  ...readPromises,
  ...viewPromises,
];
