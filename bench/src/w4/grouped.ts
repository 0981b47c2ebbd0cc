import { newDatabase } from "../postgres/database.ts";
import { newLife } from "../ticket/recorded.ts";
import type { Prepare } from "../workload.ts";
import { openByHand } from "./by-hand.ts";
import { writing } from "./writing.ts";

export const prepare: Prepare = (sizes, server) => writing(sizes, newDatabase(server, "grouped"), openByHand, newLife);
