import { evolveByHand } from "../ticket/by-hand.ts";
import { life } from "../ticket/events.ts";
import { unregistered } from "../ticket/state.ts";
import type { Prepare } from "../workload.ts";
import { loading } from "./loading.ts";

/** A map of arrays, awaited once as any store must be, and the floor's fold. */
export const prepare: Prepare = ({ streams = 0 }) => {
  const store = new Map(Array.from({ length: streams }, (_, number) => [`ticket-${number}`, life(number)]));
  const read = async (stream: string) => store.get(stream) ?? [];
  return loading(streams, async (number) => {
    const state = unregistered();
    for (const event of await read(`ticket-${number}`)) evolveByHand(state, event);
    return state;
  });
};
