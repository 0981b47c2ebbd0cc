export { type TransferClocks, type TransferContext, transferClocks } from "./clocks.ts";
export { transfer } from "./decide.ts";
export { transferRefusals } from "./refusals.ts";
export type { Transfer, TransferStatus } from "./state.ts";
