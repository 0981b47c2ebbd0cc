/** 培训: sessions received and given, with their person-times. */
export { programmes } from "./commands.ts";
export { type TrainingCommand, type TrainingEvent, training } from "./decide.ts";
export { type TrainingRefusal, trainingRefusals } from "./refusals.ts";
export type { Session } from "./state.ts";
export { type Totals, type TrainingTotals, trainingDays, trainingTotals } from "./totals.ts";
