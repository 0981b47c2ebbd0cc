/** Enforcement cases and penalty discretion. */
export {};
