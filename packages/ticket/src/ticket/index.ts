export { type Card, cards } from "./cards.ts";
export { type TicketCommand, type TicketEvent, ticket } from "./decide.ts";
export { endings } from "./events.ts";
export { type Limit, type TicketClocks, type TicketContext, ticketClocks } from "./limit.ts";
export type { Owners } from "./person.ts";
export { type TicketRefusal, ticketRefusals } from "./refusals.ts";
export { answers, channels, type Kind, kinds, means, refusalClasses, triggers } from "./request.ts";
export { type ReportedPartyView, reportedPartyView } from "./respondent.ts";
export type { Status, Ticket } from "./state.ts";
