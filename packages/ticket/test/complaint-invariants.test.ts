import { personalMark } from "@caseloop/core";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { z } from "zod";
import { type Complaint, complaint, respondentView } from "../src/complaint/index.ts";
import { type Report, report, reportedView } from "../src/report/index.ts";
import { complaintViolation, type DatedEvent } from "./complaint-checker.ts";
import { complaintHistories, complaintTrack, live, reportHistories, reportTrack } from "./complaint-histories.ts";
import { type DatedReportEvent, reportViolation, secretsOf } from "./report-checker.ts";

const runs = { numRuns: 2_000 };
vi.setConfig({ testTimeout: 120_000 });

describe("no history of at most 60 commands breaks a rule", () => {
  it("of the complaint track; and every event is reached", () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(complaintHistories, (attempts) => {
        const { events } = live(complaintTrack, attempts);
        for (const { type } of events) reached.add(type);
        expect(complaintViolation(events as DatedEvent[])).toBeUndefined();
      }),
      runs,
    );
    expect([...reached].sort()).toEqual(Object.keys(complaint.events).sort());
  });

  it("of the report track; and every event is reached", () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(reportHistories, (attempts) => {
        const { events } = live(reportTrack, attempts);
        for (const { type } of events) reached.add(type);
        expect(reportViolation(events as DatedReportEvent[])).toBeUndefined();
      }),
      runs,
    );
    expect([...reached].sort()).toEqual(Object.keys(report.events).sort());
  });
});

describe("invariant 6: the two tracks are linked and nothing more", () => {
  it("a complaint fares the same with and without its reports", () => {
    fc.assert(
      fc.property(complaintHistories, (attempts) => {
        const linked = live(complaintTrack, attempts).events.filter(({ type }) => type !== "ReportLinked");
        const alone = attempts.filter(({ command }) => command.type !== "LinkReport");
        expect(linked).toEqual(live(complaintTrack, alone).events);
      }),
      runs,
    );
  });

  it("a report fares the same with and without its complaints", () => {
    fc.assert(
      fc.property(reportHistories, (attempts) => {
        const linked = live(reportTrack, attempts).events.filter(({ type }) => type !== "ComplaintLinked");
        const alone = attempts.filter(({ command }) => command.type !== "LinkComplaint");
        expect(linked).toEqual(live(reportTrack, alone).events);
      }),
      runs,
    );
  });
});

describe("invariant 10: who reports or complains is not read by the other side", () => {
  it("nothing that a reporter gave appears in the reported party's view", () => {
    let identities = 0;
    fc.assert(
      fc.property(reportHistories, (attempts) => {
        const { state, events } = live(reportTrack, attempts);
        const seen = JSON.stringify(reportedView(state as Report));
        for (const secret of secretsOf(events as DatedReportEvent[])) {
          identities++;
          expect(seen).not.toContain(secret);
        }
      }),
      runs,
    );
    expect(identities).toBeGreaterThan(runs.numRuns);
  });

  it("a respondent reads no contact, no words and no report of the complainant, and no name that is kept confidential", () => {
    let confidential = 0;
    fc.assert(
      fc.property(complaintHistories, (attempts) => {
        const state = live(complaintTrack, attempts).state as Complaint;
        const { name, ...contact } = state.complainant ?? { name: "", confidential: false };
        const seen = JSON.stringify(respondentView(state));
        const hidden = [contact.phone, contact.address, contact.idNumber, state.claim, ...state.reports];
        if (contact.confidential) {
          confidential++;
          hidden.push(name);
        } else if (!hidden.includes(name)) expect(seen).toContain(name);
        for (const secret of hidden) if (secret !== undefined) expect(seen).not.toContain(secret);
      }),
      runs,
    );
    expect(confidential).toBeGreaterThan(runs.numRuns / 4);
  });

  it("every field that tells who they are is marked, in the events that carry it", () => {
    expect(marked(complaint.events)).toEqual([
      "Opened.complainant.name: complainant",
      "Opened.complainant.phone: complainant",
      "Opened.complainant.address: complainant",
      "Opened.complainant.idNumber: complainant",
      "Opened.claim: complainant",
    ]);
    expect(marked(report.events)).toEqual([
      "Received.reporter.name: reporter",
      "Received.reporter.phone: reporter",
      "Received.reporter.address: reporter",
      "Received.reporter.idNumber: reporter",
      "Received.facts: reporter",
      "RepeatNotHandled.facts: reporter",
      "RepeatMerged.facts: reporter",
    ]);
  });
});

/** Where personal data stands in these schemas, and whose it is. */
function marked(schemas: Readonly<Record<string, z.core.$ZodType>>, path = ""): string[] {
  return Object.entries(schemas).flatMap(([key, schema]) => {
    const here = path === "" ? key : `${path}.${key}`;
    const mark = personalMark(schema);
    if (mark) return [`${here}: ${mark.subject}`];
    const { def } = (schema as z.core.$ZodTypes)._zod;
    if (def.type === "object") return marked(def.shape, here);
    return def.type === "optional" ? marked({ [key]: def.innerType }, path) : [];
  });
}
