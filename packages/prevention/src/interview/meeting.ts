import { twice, twoOfThem } from "../party.ts";
import type { Phase } from "./phase.ts";
import { against } from "./refusals.ts";
import { attendant } from "./state.ts";

/** 通知与约谈: who is called, who came, what was stated to them. */
export const meeting: Phase<"Call" | "CallAgain" | "Hold"> = {
  Call: ({ data }, { status }, { at, calendar }) =>
    against(
      status !== "none" && "already-called",
      twice(data.parties.map(({ id }) => id)) && "party-named-twice",
      data.parties.length > 1 && data.trade === undefined && "trade-needed",
      data.day < calendar.dayOf(at) && "day-past",
    ) ?? [{ type: "Called", data: { ...data, at } }],
  CallAgain: ({ data }, { parties }, { at, calendar }) =>
    against(
      !data.parties.every((party) => attendant(parties, party)) && "unknown-party",
      twice(data.parties) && "party-named-twice",
      !data.parties.every((party) => attendant(parties, party)?.status === "absent") && "not-absent",
      parties.some(({ status }) => status === "called") && "not-finished",
      data.day < calendar.dayOf(at) && "day-past",
    ) ?? [{ type: "CalledAgain", data: { ...data, at } }],
  Hold({ data }, { parties, day }, { at, calendar }) {
    const called = parties.filter(({ status }) => status === "called").map(({ party }) => party);
    const named = data.attendance.map(({ party }) => party);
    return (
      against(
        called.length === 0 && "nobody-called",
        calendar.dayOf(at) < day && "not-yet",
        !twoOfThem(data.officers) && "two-officers-needed",
        twice(named) && "party-named-twice",
        (named.length !== called.length || !named.every((party) => called.includes(party))) && "attendance-incomplete",
      ) ?? [{ type: "Held", data: { ...data, at } }]
    );
  },
};
