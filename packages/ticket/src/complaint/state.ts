import type { Evolve } from "@caseloop/core";
import { add, type Due, type Fen, fen, type Instant, type LegalBasis, type Pause } from "@caseloop/law";
import type { z } from "zod";
import type { complainantSchema, Party } from "./commands.ts";
import type { EndingGround } from "./endings.ts";
import type { events } from "./events.ts";

/**
 * 投诉: what decisions need to know of it.
 * `received` → (`withMerchant` → `received`) → `refused` | `accepted` | `ordinary` → `ended`.
 */
export interface Complaint {
  status: "none" | "received" | "withMerchant" | "accepted" | "ordinary" | "refused" | "ended";
  /** When the clock that started or stopped last did so: no step is dated before it. */
  since?: Instant;
  ticket?: string;
  complainant?: z.output<typeof complainantSchema>;
  respondent?: string;
  claim?: string;
  /** Reports on the same facts; they change nothing here. */
  reports: string[];
  /** Money in fen. */
  claimed?: Fen;
  agreed?: Fen;
  recovered: Fen;
  acceptBy?: Due;
  /** Whether it was bought for daily consumption, once that was found out. */
  consumer?: boolean;
  /** The ODR enterprise it was offered to, once. */
  offer?: { merchant: string; until: Instant };
  consents: Party[];
  /** Who mediates; absent until mediation has started. */
  mediator?: string;
  /** Mediators that were replaced, for good. */
  recused: string[];
  /** A request for recusal that is not decided: mediation is suspended. */
  recusal?: { askedBy: Party | "mediator" };
  /** The time limit of mediation; none outside the order. */
  mediateBy?: Due;
  /** The stopped clock while testing goes on. */
  testing?: { pause: Pause; basis: LegalBasis; officer: string; approver: string };
  outcome?: "agreed" | EndingGround;
  tellBy?: Due;
  told: boolean;
}

export const nothing: Complaint = {
  status: "none",
  reports: [],
  recovered: fen(0),
  consents: [],
  recused: [],
  told: false,
};

/** The clock of testing is gone once mediation ends: nothing runs any more. */
function end(complaint: Complaint, outcome: Complaint["outcome"] & string, tellBy?: Due): void {
  complaint.status = "ended";
  complaint.outcome = outcome;
  if (tellBy) {
    complaint.tellBy = tellBy;
    complaint.since = tellBy.deadline.from;
  }
  delete complaint.testing;
  delete complaint.recusal;
}

function settle(complaint: Complaint, { agreed, recovered }: { agreed?: Fen; recovered: Fen }): void {
  if (agreed !== undefined) complaint.agreed = agreed;
  complaint.recovered = recovered;
}

export const evolve: Evolve<typeof events, Complaint> = {
  Opened(complaint, { data }) {
    complaint.status = "received";
    complaint.ticket = data.ticket;
    complaint.complainant = data.complainant;
    complaint.respondent = data.respondent;
    complaint.claim = data.claim;
    if (data.claimed !== undefined) complaint.claimed = data.claimed;
    complaint.acceptBy = data.acceptBy;
    complaint.since = data.acceptBy.deadline.from;
  },
  ConsumerTested(complaint, { data }) {
    complaint.consumer = data.consumer;
  },
  Accepted(complaint, { data }) {
    complaint.status = "accepted";
    complaint.mediateBy = data.mediateBy;
    complaint.since = data.mediateBy.deadline.from;
  },
  Refused(complaint) {
    complaint.status = "refused";
  },
  TakenAsOrdinary(complaint) {
    complaint.status = "ordinary";
  },
  OfferedToMerchant(complaint, { data }) {
    complaint.status = "withMerchant";
    complaint.offer = { merchant: data.merchant, until: data.until };
  },
  PassedOn(complaint) {
    complaint.status = "received";
  },
  Consented(complaint, { data }) {
    complaint.consents.push(data.party);
  },
  MediationStarted(complaint, { data }) {
    complaint.mediator = data.mediator;
  },
  RecusalRequested(complaint, { data }) {
    complaint.recusal = { askedBy: data.askedBy };
  },
  RecusalDecided(complaint, { data }) {
    delete complaint.recusal;
    if (data.replacement === undefined) return;
    complaint.recused.push(data.mediator);
    complaint.mediator = data.replacement;
  },
  TestingStarted(complaint, { data }) {
    complaint.testing = { pause: data.pause, basis: data.basis, officer: data.officer, approver: data.approver };
    complaint.since = data.pause.at;
  },
  TestingFinished(complaint, { data }) {
    delete complaint.testing;
    complaint.mediateBy = data.mediateBy;
  },
  Agreed(complaint, { data }) {
    settle(complaint, data);
    end(complaint, "agreed");
  },
  SelfSettled(complaint, { data }) {
    settle(complaint, data);
    end(complaint, "selfSettled", data.tellBy);
  },
  Ended(complaint, { data }) {
    end(complaint, data.ground, data.tellBy);
  },
  PartiesTold(complaint) {
    complaint.told = true;
  },
  Recovered(complaint, { data }) {
    complaint.recovered = add(complaint.recovered, data.amount);
  },
  ReportLinked(complaint, { data }) {
    complaint.reports.push(data.report);
  },
};
