import { chinaCalendar } from "@caseloop/law";
import type { ReportEvent } from "../src/report/index.ts";
import { broken, type Due, dayOf, isNew, missed, workdayAfter } from "./complaint-days.ts";

/*
 * What may never happen to a report, told over its events alone: written from domain.md §3 and §7 (invariants 4, 6, 10)
 * and the articles, so that it can disagree with the decider.
 */

export type DatedReportEvent = ReportEvent & { readonly at: string };
type Of<T> = Extract<DatedReportEvent, { type: T }>;

/** The first rule that this history breaks, or nothing. */
export function reportViolation(events: readonly DatedReportEvent[]): string | undefined {
  const past: DatedReportEvent[] = [];
  for (const event of events) {
    const found = broken(rules(event, past));
    if (found[0] !== undefined) return `${found[0]} (${event.type} at ${event.at})`;
    past.push(event);
  }
  return undefined;
}

function rules(event: DatedReportEvent, past: readonly DatedReportEvent[]): Record<string, boolean> {
  const all = <T extends DatedReportEvent["type"]>(...types: T[]) =>
    past.filter((one): one is Of<T> => (types as string[]).includes(one.type));
  const lastOf = <T extends DatedReportEvent["type"]>(...types: T[]) => all(...types).at(-1);

  const received = lastOf("Received");
  const clocks = all("Received", "RepeatMerged", "ExtensionGranted");
  const checkBy = clocks.at(-1)?.data.checkBy;
  const breached = [...clocks.slice(1), event].some(({ at }, i) => missed(at, clocks[i]?.data.checkBy));
  const concluded = lastOf("CaseFiled", "NotFiled", "Transferred");
  const dispute = lastOf("JurisdictionDisputed", "JurisdictionSettled");
  const disputed = dispute?.type === "JurisdictionDisputed" ? dispute : undefined;
  const designated = all("JurisdictionSettled").some(({ data }) => data.ours && data.how === "designated");
  const asked = lastOf("ExtensionAsked", "ExtensionGranted", "ExtensionDenied", "RepeatMerged");
  const reporter = received?.data.reporter;
  const isNamed = reporter !== undefined && reporter.disclosure !== "anonymous";

  const always = {
    "received once, and first": (event.type === "Received") === (past.length === 0),
    "nothing but a link before the clock it runs under":
      event.type === "ComplaintLinked" ||
      all("Received", "RepeatMerged", "JurisdictionDisputed").every(({ at }) => at <= event.at),
    "concluded is concluded":
      !concluded || ["ReporterTold", "ComplaintLinked", "RepeatNotHandled"].includes(event.type),
  };

  switch (event.type) {
    case "Received":
      return {
        ...always,
        "anonymous means no identity":
          event.data.reporter?.disclosure !== "anonymous" || Object.keys(event.data.reporter).length === 1,
        ...clock(event.data.checkBy, workdayAfter(dayOf(event.at), 15)),
      };
    case "RepeatNotHandled":
      return { ...always, "a rule on repeats": isNew(event.at) && event.data.basis.article === "35" };
    case "RepeatMerged":
      return {
        ...always,
        "a rule on repeats": isNew(event.at) && event.data.basis.article === "35",
        "approver is not applicant": event.data.approver !== event.data.officer,
        "a breach is permanent": event.data.late === breached,
        ...clock(event.data.checkBy, workdayAfter(dayOf(event.at), 15)),
      };
    case "ExtensionAsked":
      return { ...always, "asked before expiry": !missed(event.at, checkBy) };
    case "ExtensionGranted":
      return {
        ...always,
        "asked for, and by the one it says":
          asked?.type === "ExtensionAsked" && asked.data.officer === event.data.officer,
        "approver is not applicant": event.data.approver !== event.data.officer,
        "granted before expiry": !missed(event.at, checkBy),
        "once for each clock": clocks.at(-1)?.type !== "ExtensionGranted",
        ...clock(event.data.checkBy, workdayAfter(checkBy?.deadline.day ?? "", 15)),
      };
    case "CaseFiled":
    case "NotFiled":
      return {
        ...always,
        "not while disputed": !disputed,
        "a breach is permanent": event.data.late === breached,
        "a named reporter is told, under Order 20 only":
          (event.data.tellBy !== undefined) === (isNamed && !isNew(event.at)),
        ...(event.data.tellBy && clock(event.data.tellBy, workdayAfter(dayOf(event.at), 5))),
        "no settlement stands against a case":
          event.type === "CaseFiled" || !["settled", "withdrawn"].includes(event.data.reason),
      };
    case "ReporterTold":
      return {
        ...always,
        "a named reporter, of a decision, once":
          isNamed && !!lastOf("CaseFiled", "NotFiled") && all("ReporterTold").length === 0,
        "late when the 5 days have passed":
          event.data.late === missed(event.at, lastOf("CaseFiled", "NotFiled")?.data.tellBy),
      };
    case "Transferred":
      return {
        ...always,
        "not while disputed, nor once designated": !disputed && !designated,
        "a breach is permanent": event.data.late === breached,
      };
    case "JurisdictionDisputed":
      return {
        ...always,
        "not while disputed, nor once designated": !disputed && !designated,
        ...clock(event.data.settleBy, workdayAfter(dayOf(event.at), 7)),
      };
    case "JurisdictionSettled":
      return {
        ...always,
        "agreed only within 7 days": event.data.how === "designated" || !missed(event.at, disputed?.data.settleBy),
        "somebody disputed it": !!disputed,
      };
    default:
      return always;
  }
}

function clock({ deadline, basis }: Due, day: string): Record<string, boolean> {
  return {
    "the deadline the rule sets": deadline.day === day,
    "every deadline names rule, edition and calendar":
      deadline.calendar === chinaCalendar.version && basis.act !== "" && basis.edition !== "",
  };
}

/** Every personal value of the reporter in these events, read from the events and not from the state. */
export function secretsOf(events: readonly DatedReportEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.type === "RepeatMerged" || event.type === "RepeatNotHandled") return [event.data.facts];
    if (event.type !== "Received") return [];
    const { disclosure: _, ...identity } = event.data.reporter ?? { disclosure: "anonymous" };
    return [event.data.facts, ...Object.values(identity)];
  });
}
