import { reduceSpreading } from "../ticket/castore-spreading.ts";
import type { Prepare } from "../workload.ts";
import { castoreLoading } from "./castore.ts";

export const prepare: Prepare = ({ streams = 0 }) => castoreLoading(streams, reduceSpreading);
