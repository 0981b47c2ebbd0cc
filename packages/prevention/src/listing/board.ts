import { projection } from "@caseloop/core";
import type { Day } from "@caseloop/law";
import { listing } from "./decide.ts";
import { type Listing, standsOn } from "./state.ts";

/** 榜单: an entry that was decided, as the public may see it once it is published. */
export interface ListingRow {
  list: Listing["list"];
  party: string;
  ground: string;
  /** The number of the penalty decision. */
  decision?: string;
  status: "proposed" | "entered" | "removed";
  until?: Day;
  where?: string;
}

/** By entry: who stands on which list, why, where and until when. What was dropped has no row. */
export const lists = projection({
  name: "lists",
  from: [listing],
  initial: { list: "red", party: "", ground: "", status: "proposed" } as ListingRow,
  key: ({ entity }) => entity,
  on: {
    "listing.Proposed"(row, { data }) {
      row.list = data.list;
      row.party = data.party.id;
      row.ground = data.ground;
      if (data.decision) row.decision = data.decision.number;
    },
    "listing.Entered"(row, { data }) {
      row.status = "entered";
      const until = data.stands?.day ?? data.until;
      if (until !== undefined) row.until = until;
    },
    "listing.Published"(row, { data }) {
      row.where = data.where;
    },
    "listing.Dropped": () => null,
    "listing.Removed"(row) {
      row.status = "removed";
    },
    "listing.TakenDown"(row) {
      delete row.where;
    },
  },
});

/** The published entries of a list that stand on that day. */
export function standingEntries<Row extends Pick<Readonly<ListingRow>, "list" | "status" | "until" | "where">>(
  rows: ReadonlyMap<string, Row>,
  list: ListingRow["list"],
  day: Day,
): readonly (readonly [id: string, row: Row])[] {
  return [...rows].filter(
    ([, { where, status, until, list: on }]) =>
      on === list &&
      where !== undefined &&
      status === "entered" &&
      standsOn({ status, ...(until !== undefined && { until }) }, day),
  );
}
