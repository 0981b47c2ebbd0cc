export { supervision } from "./decide.ts";
export type { SupervisionContext } from "./phase.ts";
export { supervising } from "./process.ts";
export { supervisionRefusals } from "./refusals.ts";
export type { Supervision } from "./state.ts";
