import type { Evolve } from "@caseloop/core";
import type { Day, Instant } from "@caseloop/law";
import type { events } from "./events.ts";

/** 承诺: what a party promised, and how it stands. */
export interface Commitment {
  commitment: string;
  by: Day;
  due: Instant;
  status: "open" | "reported" | "fulfilled" | "notFulfilled";
  late: boolean;
}

/** One party of an interview, followed on its own. */
export interface Attendant {
  party: string;
  /** `called` waits for the day; `absent` may be called again. */
  status: "called" | "attended" | "absent" | "refused";
  commitments: Commitment[];
  case?: string;
}

/** 行政约谈: what decisions need to know of it. */
export interface Interview {
  status: "none" | "called" | "held" | "closed";
  day: Day;
  latest?: Instant;
  parties: Attendant[];
}

export const initial: Interview = { status: "none", day: "", parties: [] };

/** The party of that name among those called. */
export function attendant<A extends { readonly party: string }>(parties: readonly A[], party: string): A | undefined {
  return parties.find((one) => one.party === party);
}

function commitmentOf(state: Interview, at: { party: string; commitment: string }): Commitment | undefined {
  return attendant(state.parties, at.party)?.commitments.find(({ commitment }) => commitment === at.commitment);
}

function become(state: Interview, party: string, status: Attendant["status"]): void {
  const found = attendant(state.parties, party);
  if (found) found.status = status;
}

function opens(state: Interview, { party, case: opened }: { party: string; case?: string | undefined }): void {
  const found = attendant(state.parties, party);
  if (found && opened !== undefined) found.case = opened;
}

export const evolve: Evolve<typeof events, Interview> = {
  Called(state, { data }) {
    state.latest = data.at;
    state.status = "called";
    state.day = data.day;
    state.parties = data.parties.map((party) => ({ party: party.id, status: "called", commitments: [] }));
  },
  CalledAgain(state, { data }) {
    state.latest = data.at;
    state.day = data.day;
    for (const party of data.parties) become(state, party, "called");
  },
  Held(state, { data }) {
    state.latest = data.at;
    state.status = "held";
    for (const { party, attended } of data.attendance) become(state, party, attended ? "attended" : "absent");
  },
  Committed(state, { data }) {
    state.latest = data.at;
    const found = attendant(state.parties, data.party);
    for (const { commitment, by, due } of data.commitments)
      found?.commitments.push({ commitment, by, due, status: "open", late: false });
  },
  CommitmentRefused(state, { data }) {
    state.latest = data.at;
    become(state, data.party, "refused");
    opens(state, data);
  },
  CommitmentExtended(state, { data }) {
    state.latest = data.at;
    const found = commitmentOf(state, data);
    if (found) Object.assign(found, { by: data.by, due: data.due });
  },
  FulfilmentRecorded(state, { data }) {
    state.latest = data.at;
    const found = commitmentOf(state, data);
    if (found) Object.assign(found, { status: "reported", late: data.late });
  },
  CommitmentVerified(state, { data }) {
    state.latest = data.at;
    const found = commitmentOf(state, data);
    if (found) found.status = data.fulfilled ? "fulfilled" : "notFulfilled";
    opens(state, data);
  },
  Closed(state, { data }) {
    state.latest = data.at;
    state.status = "closed";
  },
};
