/** Registers 名录: service stations, promise units, ODR enterprises. */
import type { CommandOf, EventOf } from "@caseloop/core";
import type { registryEntry } from "./decide.ts";

export { countKey, countsOf, type RegistryCount, registryCounts } from "./counts.ts";
export { registryEntry } from "./decide.ts";
export { type RegistryKind, registryKinds } from "./kinds.ts";
export { registryList } from "./list.ts";
export { registryRefusals } from "./refusals.ts";
export { type RegistryEntry, type Standing, standingOn } from "./state.ts";
export type RegistryCommand = CommandOf<typeof registryEntry>;
export type RegistryEvent = EventOf<typeof registryEntry>;
