export { coordination } from "./decide.ts";
export { coordinating } from "./process.ts";
export { coordinationRefusals } from "./refusals.ts";
export type { Coordination } from "./state.ts";
export { departments } from "./unit.ts";
