import type { Evolve } from "@caseloop/core";
import type { Due, Instant } from "@caseloop/law";
import type { z } from "zod";
import type { reporterSchema } from "./commands.ts";
import type { events } from "./events.ts";

/** 举报: what decisions need to know of it. `checking` → `filed` | `notFiled` | `transferred`. */
export interface Report {
  status: "none" | "checking" | "filed" | "notFiled" | "transferred";
  /** When the clock that started last did so: no step is dated before it. */
  since?: Instant;
  ticket?: string;
  /** Absent for a clue that an officer found. */
  reporter?: z.output<typeof reporterSchema>;
  reported?: string;
  /** Complaints on the same facts; they change nothing here. */
  complaints: string[];
  checkBy?: Due;
  /** A clock of the check ran out once: permanent. */
  late: boolean;
  /** Of the clock that runs now. */
  extended: boolean;
  /** An extension that is asked for and not decided. */
  extension?: { officer: string };
  dispute?: { with: string; settleBy: Due };
  /** A common superior made it ours: it stays here. */
  designated: boolean;
  /** The enforcement case it led to. */
  case?: string;
  tellBy?: Due;
  told: boolean;
}

export const nothing: Report = {
  status: "none",
  complaints: [],
  late: false,
  extended: false,
  designated: false,
  told: false,
};

function conclude(report: Report, status: Report["status"], { late, tellBy }: { late: boolean; tellBy?: Due }): void {
  report.status = status;
  report.late = late;
  if (tellBy) {
    report.tellBy = tellBy;
    report.since = tellBy.deadline.from;
  }
  delete report.extension;
}

export const evolve: Evolve<typeof events, Report> = {
  Received(report, { data }) {
    report.status = "checking";
    if (data.ticket !== undefined) report.ticket = data.ticket;
    if (data.reporter) report.reporter = data.reporter;
    report.reported = data.reported;
    report.checkBy = data.checkBy;
    report.since = data.checkBy.deadline.from;
  },
  RepeatNotHandled() {},
  RepeatMerged(report, { data }) {
    report.checkBy = data.checkBy;
    report.since = data.checkBy.deadline.from;
    report.late = data.late;
    report.extended = false;
    delete report.extension;
  },
  ExtensionAsked(report, { data }) {
    report.extension = { officer: data.officer };
  },
  ExtensionGranted(report, { data }) {
    report.checkBy = data.checkBy;
    report.extended = true;
    delete report.extension;
  },
  ExtensionDenied(report) {
    delete report.extension;
  },
  CaseFiled(report, { data }) {
    report.case = data.case;
    conclude(report, "filed", data);
  },
  NotFiled(report, { data }) {
    conclude(report, "notFiled", data);
  },
  ReporterTold(report) {
    report.told = true;
  },
  Transferred(report, { data }) {
    conclude(report, "transferred", data);
  },
  JurisdictionDisputed(report, { data }) {
    report.dispute = { with: data.with, settleBy: data.settleBy };
    report.since = data.settleBy.deadline.from;
  },
  JurisdictionSettled(report, { data }) {
    delete report.dispute;
    report.designated = data.ours && data.how === "designated";
  },
  ComplaintLinked(report, { data }) {
    report.complaints.push(data.complaint);
  },
};
