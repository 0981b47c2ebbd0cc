import type { Prepare } from "../workload.ts";
import { prepare as ours } from "./ours.ts";

/** The same with a hundredth of the clocks open: a tick's cost is that of what is due. */
export const prepare: Prepare = (sizes, server) => ours({ ...sizes, open: (sizes.open ?? 0) / 100 }, server);
