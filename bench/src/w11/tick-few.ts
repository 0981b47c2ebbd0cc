import type { Prepare } from "../workload.ts";
import { ticking } from "./ticking.ts";

/** The same with a hundredth of the clocks open. */
export const prepare: Prepare = (sizes) => ticking({ ...sizes, open: (sizes.open ?? 0) / 100 }, "tick-few");
