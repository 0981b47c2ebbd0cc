import { projection } from "@caseloop/core";
import type { Instant } from "@caseloop/law";
import { interview } from "./interview/index.ts";
import { outreach } from "./outreach/index.ts";

/** What one party still owes the bureau, and by when. */
export interface Owing {
  party: string;
  /** The item ordered, or the commitment made. */
  item: string;
  what: string;
  due: Instant;
  /** `reported` as done, and waiting for its verification. */
  reported: boolean;
}

/**
 * 待办承诺: by stream (`outreach-…`, `interview-…`), every item of an order to correct and every commitment that is not verified yet. A
 * stream that is owed nothing has no row.
 */
export const owing = projection({
  name: "owing",
  from: [outreach, interview],
  initial: [] as Owing[],
  key: ({ stream }) => stream,
  on: {
    "outreach.CorrectionOrdered"(owed, { data: { party, items, due } }) {
      for (const { item, demand } of items)
        owed.push({ party, item, what: demand, due: due.deadline.due, reported: false });
    },
    "outreach.CorrectionExtended"(owed, { data }) {
      for (const one of owed) one.due = data.due.deadline.due;
    },
    "outreach.Performed"(owed, { data }) {
      for (const one of owed) if (data.items.includes(one.item)) one.reported = true;
    },
    "outreach.CorrectionRefused": () => null,
    "outreach.Verified": () => null,
    "interview.Committed"(owed, { data: { party, commitments } }) {
      for (const { commitment, promise, due } of commitments)
        owed.push({ party, item: commitment, what: promise, due, reported: false });
    },
    "interview.CommitmentExtended"(owed, { data }) {
      for (const one of owed) if (isOf(one, data)) one.due = data.due;
    },
    "interview.FulfilmentRecorded"(owed, { data }) {
      for (const one of owed) if (isOf(one, data)) one.reported = true;
    },
    "interview.CommitmentVerified"(owed, { data }) {
      const left = owed.filter((one) => !isOf(one, data));
      return left.length > 0 ? left : null;
    },
  },
});

/** Something owed, with the stream it is recorded in. */
export type OwedIn = Readonly<Owing> & { readonly in: string };

/** What falls due by that moment and is not done, and what was reported as done and waits to be verified; the earliest first. */
export function owedBy(rows: ReadonlyMap<string, readonly Readonly<Owing>[]>, by: Instant): readonly OwedIn[] {
  return [...rows]
    .flatMap(([stream, owed]) => owed.map((one) => ({ ...one, in: stream })))
    .filter(({ due, reported }) => reported || due <= by)
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

function isOf({ party, item }: Owing, data: { readonly party: string; readonly commitment: string }): boolean {
  return party === data.party && item === data.commitment;
}
