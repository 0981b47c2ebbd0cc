import type { Prepare } from "../workload.ts";
import { prepare as prepareOurs } from "./ours.ts";
import { silent } from "./rebuilding.ts";

/** Ours over all types, beside the filtered. */
export const prepare: Prepare = async (sizes, server) => silent(await prepareOurs(sizes, server));
