/** The complaint track 投诉: acceptance, merchant first, mediation, settlement. */
import type { CommandOf, EventOf } from "@caseloop/core";
import type { complaint } from "./decide.ts";

export { complaint } from "./decide.ts";
export type { EndingGround } from "./endings.ts";
export { type OrderInForce, orderInForce } from "./order.ts";
export { complaintRefusals } from "./refusals.ts";
export type { Complaint } from "./state.ts";
export { type RespondentView, respondentView } from "./view.ts";
export type ComplaintCommand = CommandOf<typeof complaint>;
export type ComplaintEvent = EventOf<typeof complaint>;
