import type { Immutable } from "@caseloop/core";
import type { Fen, Instant } from "@caseloop/law";
import type { Complaint } from "./state.ts";

/** What the respondent (被投诉人) may see of a complaint. */
export interface RespondentView {
  readonly status: Complaint["status"];
  readonly respondent?: string;
  /** The complainant's name, unless kept confidential. */
  readonly complainant?: string;
  readonly claimed?: Fen;
  readonly merchantUntil?: Instant;
  readonly mediator?: string;
  readonly mediateBy?: Instant;
  readonly outcome?: string;
  readonly agreed?: Fen;
  readonly recovered: Fen;
}

/**
 * The complaint as its respondent may see it: enough to settle or mediate, no contact details, no words of the
 * complainant's, no link to a report.
 * Source: Order 20 on the secrecy of reporters; [JN 16].
 */
export function respondentView(complaint: Immutable<Complaint>): RespondentView {
  const { complainant, offer, mediateBy } = complaint;
  const seen = {
    respondent: complaint.respondent,
    complainant: complainant?.confidential ? undefined : complainant?.name,
    claimed: complaint.claimed,
    merchantUntil: offer?.until,
    mediator: complaint.mediator,
    mediateBy: mediateBy?.deadline.due,
    outcome: complaint.outcome,
    agreed: complaint.agreed,
  };
  const present = Object.fromEntries(Object.entries(seen).filter(([, value]) => value !== undefined));
  return { status: complaint.status, recovered: complaint.recovered, ...present };
}
