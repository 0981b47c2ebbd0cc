import type { Prepare } from "../workload.ts";
import { silent } from "./folding.ts";
import { prepare as prepareOurs } from "./ours.ts";

/** Ours over all types, beside the filtered. */
export const prepare: Prepare = async (sizes, server) => silent(await prepareOurs(sizes, server));
