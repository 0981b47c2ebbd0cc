/** The case: the hotline ticket 工单, and its two tracks, complaint 投诉 and report 举报. */

// The complaint track
export {
  type Complaint,
  type ComplaintCommand,
  type ComplaintEvent,
  complaint,
  complaintRefusals,
  type EndingGround,
  type OrderInForce,
  orderInForce,
  type RespondentView,
  respondentView,
} from "./complaint/index.ts";
// The process that links them
export { linking, type Tracks } from "./linking.ts";
// The report track
export {
  notFiledReasons,
  type Report,
  type ReportCommand,
  type ReportEvent,
  type ReportedView,
  report,
  reportedView,
  reportRefusals,
} from "./report/index.ts";
// The ticket
export {
  answers,
  type Card,
  cards,
  channels,
  endings,
  type Kind,
  kinds,
  type Limit,
  means,
  type Owners,
  officer,
  type ReportedPartyView,
  refusalClasses,
  reportedPartyView,
  type Status,
  type Ticket,
  type TicketClocks,
  type TicketCommand,
  type TicketContext,
  type TicketEvent,
  type TicketRefusal,
  ticket,
  ticketClocks,
  ticketRefusals,
  triggers,
  twice,
} from "./ticket/index.ts";
