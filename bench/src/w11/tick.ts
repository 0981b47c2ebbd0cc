import type { Prepare } from "../workload.ts";
import { ticking } from "./ticking.ts";

export const prepare: Prepare = (sizes) => ticking(sizes, "tick");
