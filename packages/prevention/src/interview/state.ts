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

function change(state: Interview, party: string, recipe: (found: Attendant) => void): void {
  const found = attendant(state.parties, party);
  if (found) recipe(found);
}

function changeOne(state: Interview, at: { party: string; commitment: string }, recipe: (found: Commitment) => void) {
  change(state, at.party, ({ commitments }) => {
    const found = commitments.find(({ commitment }) => commitment === at.commitment);
    if (found) recipe(found);
  });
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
    for (const party of data.parties) change(state, party, (found) => void (found.status = "called"));
  },
  Held(state, { data }) {
    state.latest = data.at;
    state.status = "held";
    for (const { party, attended } of data.attendance)
      change(state, party, (found) => void (found.status = attended ? "attended" : "absent"));
  },
  Committed(state, { data }) {
    state.latest = data.at;
    change(state, data.party, ({ commitments }) => {
      for (const { commitment, by, due } of data.commitments)
        commitments.push({ commitment, by, due, status: "open", late: false });
    });
  },
  CommitmentRefused(state, { data }) {
    state.latest = data.at;
    change(state, data.party, (found) => {
      found.status = "refused";
      found.case = data.case;
    });
  },
  CommitmentExtended(state, { data }) {
    state.latest = data.at;
    changeOne(state, data, (found) => {
      found.by = data.by;
      found.due = data.due;
    });
  },
  FulfilmentRecorded(state, { data }) {
    state.latest = data.at;
    changeOne(state, data, (found) => {
      found.status = "reported";
      found.late = data.late;
    });
  },
  CommitmentVerified(state, { data }) {
    state.latest = data.at;
    changeOne(state, data, (found) => void (found.status = data.fulfilled ? "fulfilled" : "notFulfilled"));
    change(state, data.party, (found) => {
      if (data.case !== undefined) found.case = data.case;
    });
  },
  Closed(state, { data }) {
    state.latest = data.at;
    state.status = "closed";
  },
};
