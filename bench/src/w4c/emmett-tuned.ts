import type { Prepare } from "../workload.ts";
import { consuming } from "./emmett.ts";

export const prepare: Prepare = ({ streams = 0 }, server) =>
  consuming(server, streams, 2_000, { batchSize: 1_000, pullingFrequencyInMs: 0 });
