/** 未诉先办: tickets the bureau opens itself, in no complaint rate. */
export { type ProactiveCase, proactiveCases } from "./cases.ts";
export { raising } from "./raising.ts";
export { entersRates } from "./rate.ts";
