import { evolveSpreading } from "../ticket/spreading.ts";
import { unregistered } from "../ticket/state.ts";
import type { Prepare } from "../workload.ts";
import { folding } from "./folding.ts";

export const prepare: Prepare = ({ streams = 0 }) =>
  folding(streams, (events) => events.reduce(evolveSpreading, unregistered()));
