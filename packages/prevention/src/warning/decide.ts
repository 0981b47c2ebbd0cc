import { type CommandOf, type Decide, decider, type EventOf } from "@caseloop/core";
import { chinaCalendar } from "@caseloop/law";
import type { DaysOnly } from "../correction.ts";
import { twice } from "../party.ts";
import { standing } from "../standing.ts";
import { commands } from "./commands.ts";
import { events } from "./events.ts";
import type { Evidence } from "./evidence.ts";
import { against } from "./refusals.ts";
import { evolve, initial, type Warning } from "./state.ts";

type WarningDecide = Decide<typeof commands, typeof events, Warning, DaysOnly>;
type Read = Parameters<WarningDecide["Review"]>[1];

/**
 * 消费警示 (M10): proposed by a detector or a person with the events behind it, reviewed by somebody else, published by a person, and over by
 * itself after its last day; its stream is `warning-<id>`.
 */
export const warning = decider({
  name: "warning",
  initial,
  commands,
  events,
  context: { calendar: chinaCalendar } as DaysOnly,
  decide: standing<WarningDecide>({
    Propose: ({ data }, { status }, { at }) =>
      against(status !== "none" && "already-proposed", sameTwice(data.evidence) && "evidence-named-twice") ?? [
        { type: "Proposed", data: { ...data, at } },
      ],
    Review: ({ data }, state, { at }) =>
      unlessOpen(state) ??
      against(
        state.status !== "proposed" && "not-awaiting-review",
        state.authors.includes(data.reviewer) && "author-reviews",
        data.reviewer === state.detector && "author-reviews",
      ) ?? [{ type: "Reviewed", data: { ...data, at } }],
    Revise: ({ data }, state, { at }) =>
      unlessOpen(state) ??
      against(
        state.status !== "returned" && "not-returned",
        sameTwice([...state.evidence, ...data.evidence]) && "evidence-named-twice",
      ) ?? [{ type: "Revised", data: { ...data, at } }],
    Publish(command, state, { at, calendar }) {
      const { data } = command;
      const { status, until, channels, detector } = state;
      const today = calendar.dayOf(at);
      return (
        unlessOpen(state) ??
        against(
          status !== "approved" && status !== "published" && "not-approved",
          data.officer === detector && "detector-publishes",
          until !== undefined && until < today && "expired",
          twice(data.channels) && "channel-named-twice",
          data.channels.some((one) => channels.includes(one)) && "channel-used",
          data.until < today && "day-past",
          until !== undefined && data.until < until && "ends-earlier",
        ) ?? [{ type: "Published", data: { ...data, at } }]
      );
    },
    Withdraw: ({ data }, state, { at }) => unlessOpen(state) ?? [{ type: "Withdrawn", data: { ...data, at } }],
  }),
  evolve,
});

export type WarningCommand = CommandOf<typeof warning>;
export type WarningEvent = EventOf<typeof warning>;

function unlessOpen({ status }: Read) {
  return against(status === "none" && "no-warning", (status === "rejected" || status === "withdrawn") && "over");
}

function sameTwice(evidence: readonly Readonly<Evidence>[]): boolean {
  return twice(evidence.map(({ event }) => event));
}
