import { projection } from "@caseloop/core";
import { registryEntry } from "./decide.ts";
import { evolve, nothing } from "./state.ts";

/** 名录: every entry under its id, as on record; `standingOn` tells how it stands on a day. */
export const registryList = projection({
  name: "registry-list",
  from: [registryEntry],
  initial: nothing,
  key: ({ entity }) => entity,
  on: {
    "registryEntry.Granted": evolve.Granted,
    "registryEntry.Renewed": evolve.Renewed,
    "registryEntry.Suspended": evolve.Suspended,
    "registryEntry.Resumed": evolve.Resumed,
    "registryEntry.Revoked": evolve.Revoked,
  },
});
