import type { Rejection } from "./rejection.ts";

/** Any one of these handlers, as a wrapper sees it. */
export type HandlerOf<Handlers> = Handlers[keyof Handlers] extends (
  command: never,
  state: infer State,
  context: infer Context,
) => unknown
  ? (
      command: { readonly type: keyof Handlers & string; readonly data: Readonly<Record<string, unknown>> },
      state: State,
      context: Context,
    ) => readonly unknown[] | Rejection
  : never;

/** The handlers of `decide`, each wrapped in the same way: what holds for every step stands in one place. */
export function wrapped<Handlers extends object>(
  handlers: Handlers,
  wrap: (handler: HandlerOf<Handlers>) => HandlerOf<Handlers>,
): Handlers {
  const entries = Object.entries(handlers) as [string, HandlerOf<Handlers>][];
  return Object.fromEntries(entries.map(([type, handler]) => [type, wrap(handler)])) as Handlers;
}
