import { type Accepted, type Decider, type Loaded, load, type Reaction, type Schemas, send } from "@caseloop/core";
import type { Instant } from "@caseloop/law";

/** How often a command is dated anew where others were faster. */
const TRIES = 5;

/**
 * Carries a decision made elsewhere into a case that may have moved on meanwhile: dated at its own moment, or at the case's latest
 * step where that is later. A refusal among `moot` says that the case stands so already, or is over: nothing is left to do.
 */
export function carry<
  Name extends string,
  State extends { readonly latest?: Instant },
  Commands extends Schemas,
  Events extends Schemas,
  Context,
>(
  decider: Decider<Name, State, Commands, Events, Context>,
  entity: string,
  at: Instant,
  command: Parameters<typeof send<Name, State, Commands, Events, Context>>[2],
  moot: readonly string[],
): Reaction {
  return {
    ...send(decider, entity, { ...command, at }),
    async handle(store, envelope, cache) {
      for (let tried = 1; ; tried++) {
        const loaded = await load(store, decider, entity);
        const { latest = at } = loaded.state as { latest?: Instant };
        const dated = { ...command, at: latest > at ? latest : at };
        const done = await send(decider, entity, dated).handle(store, envelope, cache);
        if (done.ok) return done;
        const { code } = done.rejection;
        if (moot.includes(code)) return nothingToDo(loaded);
        if (code !== "before-latest" || tried === TRIES) return done;
      }
    },
  };
}

/** The outcome of a command that had nothing left to change. */
export function nothingToDo({ version, position }: Pick<Loaded<unknown>, "version" | "position">): Accepted {
  return { ok: true, events: [], version, position, repeated: false };
}
