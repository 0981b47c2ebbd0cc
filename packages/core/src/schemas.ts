import type { Immutable } from "immer";
import type { z } from "zod";

/** Message schemas by type name. */
export type Schemas = Readonly<Record<string, z.ZodType>>;

/** The messages of a schema map, as a union told apart by `type`. */
export type MessageOf<M extends Schemas> = {
  [T in keyof M & string]: { readonly type: T; readonly data: z.output<M[T]> };
}[keyof M & string];

/** What a caller may write for a message: fields with defaults may be left out. */
export type InputOf<M extends Schemas> = {
  [T in keyof M & string]: { readonly type: T; readonly data: Immutable<z.input<M[T]>> };
}[keyof M & string];

export type StateOf<D> = D extends { readonly initial: infer State } ? State : never;
export type EventOf<D> = D extends { readonly events: infer Events extends Schemas } ? MessageOf<Events> : never;
export type CommandOf<D> = D extends { readonly commands: infer Commands extends Schemas }
  ? { [T in keyof Commands & string]: { readonly type: T; readonly data: z.input<Commands[T]> } }[keyof Commands &
      string]
  : never;
export type ContextOf<D> = D extends { readonly context: infer Context } ? Context : never;
