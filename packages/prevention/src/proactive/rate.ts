/**
 * Whether a ticket may stand in a complaint rate, above or below the line: never, if the bureau opened it itself 未诉先办 (M13). Takes
 * `Registered`, or the ticket's state.
 */
export function entersRates({ proactive }: { readonly proactive: boolean }): boolean {
  return !proactive;
}
