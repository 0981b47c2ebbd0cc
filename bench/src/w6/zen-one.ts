import type { Prepare } from "../workload.ts";
import { evaluating } from "./zen.ts";

export const prepare: Prepare = (sizes) => evaluating(sizes, 1);
