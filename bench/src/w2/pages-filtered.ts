import type { Prepare } from "../workload.ts";
import { paged } from "./paged.ts";
import { rebuilding } from "./rebuilding.ts";

export const prepare: Prepare = ({ streams = 0 }) => rebuilding(streams, (file) => paged(file, true));
