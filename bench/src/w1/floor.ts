import { evolveByHand } from "../ticket/by-hand.ts";
import { unregistered } from "../ticket/state.ts";
import type { Prepare } from "../workload.ts";
import { folding } from "./folding.ts";

export const prepare: Prepare = ({ streams = 0 }) =>
  folding(streams, (events) => {
    const state = unregistered();
    for (const event of events) evolveByHand(state, event);
    return state;
  });
