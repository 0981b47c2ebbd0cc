import type { Callback, Ticket } from "./state.ts";

/** Did the caller say no to anything: the way it was handled, the outcome, or whether it is solved? */
export function dissatisfied({ process, result, solved }: Readonly<Callback>): boolean {
  return process === "dissatisfied" || unresolved({ result, solved });
}

/** Is the matter itself not settled for the caller? Such a ticket does not close: it is redone, or stopped with a note. */
export function unresolved({
  result,
  solved,
}: Readonly<Pick<Callback, "result"> & { solved?: boolean | undefined }>): boolean {
  return result === "dissatisfied" || solved === false;
}

/** Whoever left a name or a number can be asked. */
export function canBeAsked(caller: Readonly<Ticket["caller"]>): boolean {
  return caller !== undefined && (caller.identity !== "anonymous" || caller.phone !== undefined);
}

/** One of the two answers says that the caller spoke, the other that they did not; or `solved` comes from nobody. */
export function contradict({
  process,
  result,
  solved,
}: Readonly<Pick<Callback, "process" | "result"> & { solved?: boolean | undefined }>): boolean {
  const silent = (answer: string) => answer === "unreachable" || answer === "notAsked";
  return silent(process) ? process !== result || solved !== undefined : silent(result);
}
