import type { Evolve } from "@caseloop/core";
import type { Day, Instant } from "@caseloop/law";
import type { events } from "./events.ts";
import type { Evidence } from "./evidence.ts";

/** 消费警示: what decisions need to know of it. */
export interface Warning {
  status: "none" | "proposed" | "returned" | "approved" | "published" | "rejected" | "withdrawn";
  /** Whose words it is: they do not review it. */
  authors: string[];
  detector?: string;
  evidence: Evidence[];
  channels: string[];
  until?: Day;
  latest?: Instant;
}

export const initial: Warning = { status: "none", authors: [], evidence: [], channels: [] };

/** Where each verdict of a review leads. */
export const afterReview = { approve: "approved", return: "returned", reject: "rejected" } as const;

/** 有效: whether the warning stands on that day; it expires by itself. */
export function warns({ status, until }: Pick<Readonly<Warning>, "status" | "until">, day: Day): boolean {
  return status === "published" && until !== undefined && day <= until;
}

export const evolve: Evolve<typeof events, Warning> = {
  Proposed(state, { data }) {
    state.latest = data.at;
    state.status = "proposed";
    if (data.proposer.kind === "detector") state.detector = data.proposer.id;
    else state.authors = [data.proposer.id];
    state.evidence = data.evidence;
  },
  Reviewed(state, { data }) {
    state.latest = data.at;
    state.status = afterReview[data.verdict];
  },
  Revised(state, { data }) {
    state.latest = data.at;
    state.status = "proposed";
    if (!state.authors.includes(data.officer)) state.authors.push(data.officer);
    state.evidence.push(...data.evidence);
  },
  Published(state, { data }) {
    state.latest = data.at;
    state.status = "published";
    state.channels.push(...data.channels);
    state.until = data.until;
  },
  Withdrawn(state, { data }) {
    state.latest = data.at;
    state.status = "withdrawn";
  },
};
