import { evolveKeeping } from "../ticket/keeping.ts";
import { unregistered } from "../ticket/state.ts";
import type { Prepare } from "../workload.ts";
import { folding } from "./folding.ts";

/** Below the floor: a later recipe could change a recorded event through what this keeps. */
export const prepare: Prepare = ({ streams = 0 }) =>
  folding(streams, (events) => {
    const state = unregistered();
    for (const event of events) evolveKeeping(state, event);
    return state;
  });
