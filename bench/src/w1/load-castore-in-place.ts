import { reduceByHand } from "../ticket/castore-by-hand.ts";
import type { Prepare } from "../workload.ts";
import { castoreLoading } from "./castore.ts";

export const prepare: Prepare = ({ streams = 0 }) => castoreLoading(streams, reduceByHand);
