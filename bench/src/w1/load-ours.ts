import { load } from "@caseloop/core";
import { ticket } from "../ticket/ours.ts";
import { memoryStoreOfLives } from "../ticket/recorded.ts";
import type { Prepare } from "../workload.ts";
import { loading } from "./loading.ts";

export const prepare: Prepare = async ({ streams = 0 }) => {
  const store = await memoryStoreOfLives(streams);
  return loading(streams, async (number) => (await load(store, ticket, `${number}`)).state);
};
