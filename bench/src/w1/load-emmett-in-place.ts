import { evolveInPlace } from "../ticket/emmett.ts";
import type { Prepare } from "../workload.ts";
import { emmettLoading } from "./emmett.ts";

export const prepare: Prepare = ({ streams = 0 }) => emmettLoading(streams, evolveInPlace);
