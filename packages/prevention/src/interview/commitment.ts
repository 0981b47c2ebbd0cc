import { twice, twoOfThem } from "../party.ts";
import type { InterviewDecide, Phase, Read } from "./phase.ts";
import { against, refuse } from "./refusals.ts";
import { attendant } from "./state.ts";

type Context = Parameters<InterviewDecide["Commit"]>[2];

/** 承诺与复查: what each party promises, by when, and what two officers find of it. */
export const commitment: Phase<
  "Commit" | "RecordRefusal" | "ExtendCommitment" | "RecordFulfilment" | "Verify" | "Close"
> = {
  Commit({ data }, state, context) {
    const { at, calendar } = context;
    const found = attendant(state.parties, data.party);
    if (!found) return refuse("unknown-party");
    const named = [...found.commitments, ...data.commitments].map(({ commitment }) => commitment);
    const today = calendar.dayOf(at);
    const refusal = against(
      found.status === "refused" && "party-refused",
      found.status !== "attended" && "not-attended",
      twice(named) && "commitment-named-twice",
      data.commitments.some(({ by }) => by < today) && "day-past",
    );
    if (refusal) return refusal;
    const commitments = data.commitments.map((one) => ({ ...one, ...promisedBy(one.by, context) }));
    return [{ type: "Committed", data: { ...data, commitments, at } }];
  },
  RecordRefusal({ data }, state, { at }) {
    const found = attendant(state.parties, data.party);
    if (!found) return refuse("unknown-party");
    return (
      against(
        found.status === "refused" && "party-refused",
        found.status !== "attended" && "not-attended",
        found.commitments.length > 0 && "has-commitments",
        !twoOfThem(data.officers) && "two-officers-needed",
        anothers(state, data.party, data.case) && "case-of-another",
      ) ?? [{ type: "CommitmentRefused", data: { ...data, at } }]
    );
  },
  ExtendCommitment({ data }, state, context) {
    const { at } = context;
    const found = promiseOf(state, data);
    if (!found) return refuse("unknown-commitment");
    return (
      against(
        isVerified(found) && "verified-before",
        found.status === "reported" && "recorded-before",
        data.applicant === data.approver && "own-approval",
        at > found.due && "asked-too-late",
        data.by <= found.by && "not-later",
      ) ?? [{ type: "CommitmentExtended", data: { ...data, before: found.due, ...promisedBy(data.by, context), at } }]
    );
  },
  RecordFulfilment({ data }, state, { at }) {
    const found = promiseOf(state, data);
    if (!found) return refuse("unknown-commitment");
    return (
      against(isVerified(found) && "verified-before", found.status === "reported" && "recorded-before") ?? [
        { type: "FulfilmentRecorded", data: { ...data, late: at > found.due, at } },
      ]
    );
  },
  Verify({ data }, state, { at }) {
    const found = promiseOf(state, data);
    if (!found) return refuse("unknown-commitment");
    return (
      against(
        isVerified(found) && "verified-before",
        !twoOfThem(data.officers) && "two-officers-needed",
        found.status === "open" && at <= found.due && "too-early-to-verify",
        !data.fulfilled && data.case === undefined && "case-needed",
        data.fulfilled && data.case !== undefined && "case-not-needed",
        data.case !== undefined && anothers(state, data.party, data.case) && "case-of-another",
      ) ?? [{ type: "CommitmentVerified", data: { ...data, at } }]
    );
  },
  Close({ data }, { status, parties }, { at }) {
    const open = parties.some(
      (one) => one.status === "called" || one.commitments.some((promise) => !isVerified(promise)),
    );
    if (status !== "held" || open) return refuse("not-finished");
    const named = (which: (one: (typeof parties)[number]) => boolean) =>
      parties.filter(which).map(({ party }) => party);
    const broke = ({ commitments }: (typeof parties)[number]) =>
      commitments.some((promise) => promise.status === "notFulfilled");
    return [
      {
        type: "Closed",
        data: {
          ...data,
          kept: named((one) => one.commitments.length > 0 && !broke(one)),
          broken: named(broke),
          refused: named((one) => one.status === "refused"),
          absent: named((one) => one.status === "absent"),
          heard: named((one) => one.status === "attended" && one.commitments.length === 0),
          at,
        },
      },
    ];
  },
};

function promisedBy(by: string, { calendar }: Context) {
  return { by, due: calendar.endOf(by), calendar: calendar.version };
}

function promiseOf({ parties }: Read, at: { readonly party: string; readonly commitment: string }) {
  return attendant(parties, at.party)?.commitments.find(({ commitment }) => commitment === at.commitment);
}

function isVerified({ status }: { readonly status: string }): boolean {
  return status === "fulfilled" || status === "notFulfilled";
}

/** Whether a case was opened against another party of this interview. */
function anothers({ parties }: Read, party: string, opened: string): boolean {
  return parties.some((one) => one.party !== party && one.case === opened);
}
