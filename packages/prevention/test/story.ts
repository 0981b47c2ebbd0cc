import { type CommandOf, type Decider, handle, type Process, type Schemas, subscribe } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { expect } from "vitest";
import { at } from "./lives.ts";

/** A store with the processes that follow it, in which things happen one after the other. */
export function story(...processes: readonly Process<never>[]) {
  const store = memoryStore();
  return {
    store,
    /** A command that must be accepted, and everything the processes do about it. */
    async happens<Name extends string, State, Commands extends Schemas, Events extends Schemas, Context>(
      local: string,
      decider: Decider<Name, State, Commands, Events, Context>,
      entity: string,
      type: CommandOf<Decider<Name, State, Commands, Events, Context>>["type"],
      data: unknown,
    ): Promise<void> {
      const done = await handle(store, decider, entity, { type, data, at: at(local) } as never);
      expect(done, `${local} ${type}`).toMatchObject({ ok: true });
      for (const one of processes) await subscribe(store, one, { live: false }).done;
    },
  };
}
