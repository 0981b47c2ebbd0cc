/** 消费警示: proposed, reviewed, published, withdrawn. */
export { standingWarnings, type WarningRow, warnings } from "./board.ts";
export { warningChannels } from "./commands.ts";
export { type WarningCommand, type WarningEvent, warning } from "./decide.ts";
export { type Evidence, evidenceOf } from "./evidence.ts";
export { type WarningRefusal, warningRefusals } from "./refusals.ts";
export { type Warning, warns } from "./state.ts";
