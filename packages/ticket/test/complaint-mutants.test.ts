import { fen } from "@caseloop/law";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { type Complaint, complaint } from "../src/complaint/index.ts";
import { orderInForce } from "../src/complaint/order.ts";
import { type Report, report } from "../src/report/index.ts";
import { complaintViolation, type DatedEvent } from "./complaint-checker.ts";
import {
  complaintHistories,
  complaintTrack,
  type Happening,
  live,
  reportHistories,
  reportTrack,
  type Track,
} from "./complaint-histories.ts";
import { type DatedReportEvent, reportViolation, secretsOf } from "./report-checker.ts";

vi.setConfig({ testTimeout: 120_000 });

/** The same track, deciding on a state it misreads. */
function misreading<State>(track: Track<State>, misread: (state: State) => State): Track<State> {
  return { ...track, decide: (command, state, given) => track.decide(command, misread(state), given) };
}

/** The same track, recording something else than it decided. */
function misrecording<State>(track: Track<State>, type: string, change: (data: object) => object): Track<State> {
  const record = (event: Happening) => (event.type === type ? { type, data: change(event.data as object) } : event);
  return {
    ...track,
    decide: (command, state, given) => {
      const decision = track.decide(command, state, given);
      return Array.isArray(decision) ? decision.map(record) : decision;
    },
  };
}

/** The same track, taking its own applicant for an approver. */
function selfApproving<State>(track: Track<State>, type: string, events: readonly string[]): Track<State> {
  return {
    ...track,
    decide: (command, state, given) => {
      if (command.type !== type) return track.decide(command, state, given);
      const { approver } = command.data as { approver: string };
      const decision = track.decide({ type, data: { ...(command.data as object), approver: "anybody" } }, state, given);
      if (!Array.isArray(decision)) return decision;
      return decision.map((event) =>
        events.includes(event.type) ? { ...event, data: { ...(event.data as object), approver } } : event,
      );
    },
  };
}

const far = "9999-12-31T23:59:59.999Z";
const without =
  <State extends object>(...keys: (keyof State)[]) =>
  (state: State): State =>
    Object.fromEntries(Object.entries(state).filter(([key]) => !(keys as string[]).includes(key))) as State;
const distant = <Limited extends { deadline: { due: string } }>(due: Limited | undefined): Limited | undefined =>
  due && { ...due, deadline: { ...due.deadline, due: far } };
const dayMore = (data: object) => {
  const { mediateBy } = data as { mediateBy: { deadline: { day: string; term: object } } };
  return { ...data, mediateBy: { ...mediateBy, deadline: { ...mediateBy.deadline, day: "2026-12-31" } } };
};
const inTime = (data: object) => ({ ...data, late: false });

const faults: Record<string, Track<Complaint>> = {
  "mediates without consent": misreading(complaintTrack, (state) => ({
    ...state,
    consents: ["complainant", "respondent"],
  })),
  "goes on during recusal": misreading(complaintTrack, without<Complaint>("recusal")),
  "forgets who was recused": misreading(complaintTrack, (state) => ({ ...state, recused: [] })),
  "takes a business for a consumer": misreading(complaintTrack, without<Complaint>("consumer")),
  "never ends by time": misreading(complaintTrack, ({ mediateBy, ...state }) => {
    const later = distant(mediateBy);
    return later ? { ...state, mediateBy: later } : state;
  }),
  "takes up what has ended": misreading(complaintTrack, (state) =>
    state.status === "ended" ? { ...state, status: "accepted" } : state,
  ),
  "steps in while the merchant tries": misreading(complaintTrack, (state) =>
    state.status === "withMerchant" ? { ...state, status: "received" } : state,
  ),
  "lets anybody approve testing": selfApproving(complaintTrack, "StartTesting", ["TestingStarted"]),
  "gives back more than was left": misrecording(complaintTrack, "TestingFinished", dayMore),
  "calls every acceptance timely": misrecording(complaintTrack, "Accepted", inTime),
  "calls every telling timely": misrecording(complaintTrack, "PartiesTold", inTime),
  "dates back": misreading(complaintTrack, without<Complaint>("since")),
  "pays twice": misreading(complaintTrack, (state) => ({ ...state, recovered: fen(0) })),
  "tells twice": misreading(complaintTrack, (state) => ({ ...state, told: false })),
  "stays with the old order": {
    ...complaintTrack,
    decide: (command, state, given) => {
      const clocks = () => orderInForce.clocks("2023-06-01");
      return complaint.decide(command, state as never, { ...orderInForce, clocks, ...given });
    },
  },
};

const reportFaults: Record<string, Track<Report>> = {
  "extends what has run out": {
    ...reportTrack,
    decide: (command, state, given) => {
      const at = command.type === "DecideExtension" ? state.checkBy?.deadline.from : undefined;
      return reportTrack.decide(command, state, at === undefined ? given : { at });
    },
  },
  "dates back": misreading(reportTrack, without<Report>("since")),
  "extends without end": misreading(reportTrack, (state) => ({ ...state, extended: false })),
  "lets the applicant extend": selfApproving(reportTrack, "DecideExtension", ["ExtensionGranted"]),
  "lets the applicant restart the clock": selfApproving(reportTrack, "Repeat", ["RepeatMerged"]),
  "forgives a breach on a merge": misrecording(reportTrack, "RepeatMerged", inTime),
  "forgets a breach": misreading(reportTrack, (state) => ({ ...state, late: false })),
  "forgets a designation": misreading(reportTrack, (state) => ({ ...state, designated: false })),
  "files while disputed": misreading(reportTrack, without<Report>("dispute")),
  "decides twice": misreading(reportTrack, (state) =>
    state.status === "filed" ? { ...state, status: "checking" } : state,
  ),
  "tells the anonymous": misreading(reportTrack, (state) =>
    state.reporter?.disclosure === "anonymous" ? { ...state, reporter: { disclosure: "named", name: "x" } } : state,
  ),
  "looks ahead to the new order": {
    ...reportTrack,
    decide: (command, state, given) => {
      const clocks = () => orderInForce.clocks("2026-06-01");
      return report.decide(command, state as never, { ...orderInForce, clocks, ...given });
    },
  },
};

/** The same 2,000 histories for every fault, so that each run says the same. */
const sample = { numRuns: 2_000, seed: 20_260_415 };
const complaintSample = fc.sample(complaintHistories, sample);
const reportSample = fc.sample(reportHistories, sample);

/** The first rule broken in any of them. */
function caught<T>(histories: readonly T[], violation: (attempts: T) => string | undefined): string | undefined {
  for (const attempts of histories) {
    const found = violation(attempts);
    if (found !== undefined) return found;
  }
  return undefined;
}

describe("the checkers find planted faults", () => {
  it.each(Object.entries(faults))("a complaint that %s", (_, track) => {
    expect(caught(complaintSample, (a) => complaintViolation(live(track, a).events as DatedEvent[]))).toBeDefined();
  });

  it.each(Object.entries(reportFaults))("a report that %s", (_, track) => {
    expect(caught(reportSample, (a) => reportViolation(live(track, a).events as DatedReportEvent[]))).toBeDefined();
  });

  it("a report that its complaint closes (invariant 6)", () => {
    const closed = misreading(
      reportTrack,
      (state): Report => (state.complaints.length > 0 ? { ...state, status: "notFiled" } : state),
    );
    const found = caught(reportSample, (attempts) => {
      const alone = attempts.filter(({ command }) => command.type !== "LinkComplaint");
      const linked = live(closed, attempts).events.filter(({ type }) => type !== "ComplaintLinked");
      return JSON.stringify(linked) === JSON.stringify(live(closed, alone).events) ? undefined : "differs";
    });
    expect(found).toBe("differs");
  });

  it("a view that shows who reported (invariant 10)", () => {
    const found = caught(reportSample, (attempts) => {
      const { events, state } = live(reportTrack, attempts);
      return secretsOf(events as DatedReportEvent[]).find((secret) => JSON.stringify(state).includes(secret));
    });
    expect(found).toBeDefined();
  });

  it("and nothing in the real ones", () => {
    expect(
      caught(complaintSample, (a) => complaintViolation(live(complaintTrack, a).events as DatedEvent[])),
    ).toBeUndefined();
    expect(
      caught(reportSample, (a) => reportViolation(live(reportTrack, a).events as DatedReportEvent[])),
    ).toBeUndefined();
  });
});
