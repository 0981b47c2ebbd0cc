import { produce } from "immer";
import { evolveKeeping } from "../ticket/keeping.ts";
import { unregistered } from "../ticket/state.ts";
import type { Prepare } from "../workload.ts";
import { folding } from "./folding.ts";

export const prepare: Prepare = ({ streams = 0 }) =>
  folding(streams, (events) =>
    events.reduce(
      (state, event) =>
        produce(state, (draft) => {
          evolveKeeping(draft, event);
        }),
      unregistered(),
    ),
  );
