import { type CommandOf, type Decide, decider, type EventOf } from "@caseloop/core";
import { chinaCalendar, dueAfter, extend, isLate, termOf } from "@caseloop/law";
import { correctionBasis, type DaysOnly } from "../correction.ts";
import { twice, twoOfThem } from "../party.ts";
import { standing } from "../standing.ts";
import { commands } from "./commands.ts";
import { events } from "./events.ts";
import { against, refuse } from "./refusals.ts";
import { evolve, initial, type Outreach } from "./state.ts";

type OutreachDecide = Decide<typeof commands, typeof events, Outreach, DaysOnly>;
type Read = Parameters<OutreachDecide["Close"]>[1];

/**
 * 大走访 (M17): from a finding to a check, an order to correct, and its verification; its stream is `outreach-<id>`. A refusal, or what is
 * found not put right, names the enforcement case that is opened.
 */
export const outreach = decider({
  name: "outreach",
  initial,
  commands,
  events,
  context: { calendar: chinaCalendar } as DaysOnly,
  decide: standing<OutreachDecide>(
    {
      RecordFinding: ({ data }, { status }, { at }) =>
        against(status !== "none" && "already-found") ?? [{ type: "FindingRecorded", data: { ...data, at } }],
      LinkCheck: ({ data }, state, { at }) =>
        unlessOpen(state) ??
        against(state.checks.some(({ check }) => check === data.check) && "check-linked") ?? [
          { type: "CheckLinked", data: { ...data, at } },
        ],
      OrderCorrection({ data }, state, { at, calendar }) {
        const { party, checks } = state;
        const refusal =
          unlessOpen(state) ??
          against(
            state.status === "ordered" && "already-ordered",
            !checks.some(({ violation }) => violation) && "check-needed",
            !twoOfThem(data.officers) && "two-officers-needed",
            twice(data.items.map(({ item }) => item)) && "item-named-twice",
          );
        if (refusal) return refusal;
        if (!party) return refuse("no-finding");
        const due = dueAfter({ term: termOf(data.term), basis: correctionBasis(calendar.dayOf(at)) }, at, calendar);
        return [{ type: "CorrectionOrdered", data: { ...data, party: party.id, due, at } }];
      },
      ExtendCorrection({ data }, state, { at, calendar }) {
        const running = orderOf(state);
        if (!running) return unlessOpen(state) ?? refuse("no-order");
        const { party, due } = running;
        return (
          against(data.applicant === data.approver && "own-approval", isLate(at, due) && "asked-too-late") ?? [
            {
              type: "CorrectionExtended",
              data: {
                ...data,
                party,
                before: due,
                due: { ...due, deadline: extend(due.deadline, termOf(data.term), calendar) },
                at,
              },
            },
          ]
        );
      },
      RecordPerformance({ data }, state, { at }) {
        const running = orderOf(state);
        if (!running) return unlessOpen(state) ?? refuse("no-order");
        const { items } = state;
        return (
          against(
            twice(data.items) && "item-named-twice",
            !data.items.every((item) => items.some((one) => one.item === item)) && "unknown-item",
            items.some(({ item, performed }) => performed && data.items.includes(item)) && "performed-before",
          ) ?? [{ type: "Performed", data: { ...data, party: running.party, late: isLate(at, running.due), at } }]
        );
      },
      RecordRefusal({ data }, state, { at }) {
        const running = orderOf(state);
        if (!running) return unlessOpen(state) ?? refuse("no-order");
        return (
          against(!twoOfThem(data.officers) && "two-officers-needed") ?? [
            { type: "CorrectionRefused", data: { ...data, party: running.party, at } },
          ]
        );
      },
      Verify({ data }, state, { at }) {
        const running = orderOf(state);
        if (!running) return unlessOpen(state) ?? refuse("no-order");
        const named = data.items.map(({ item }) => item);
        const fulfilled = data.items.every((item) => item.fulfilled);
        return (
          against(
            !twoOfThem(data.officers) && "two-officers-needed",
            twice(named) && "item-named-twice",
            !named.every((item) => state.items.some((one) => one.item === item)) && "unknown-item",
            named.length < state.items.length && "items-missing",
            !state.items.every(({ performed }) => performed) && !isLate(at, running.due) && "too-early-to-verify",
            !fulfilled && data.case === undefined && "case-needed",
            fulfilled && data.case !== undefined && "case-not-needed",
          ) ?? [{ type: "Verified", data: { ...data, party: running.party, fulfilled, at } }]
        );
      },
      LinkInterview: ({ data }, { status, interviews }, { at }) => {
        if (status === "none") return refuse("no-finding");
        return interviews.includes(data.interview) ? [] : [{ type: "InterviewLinked", data: { ...data, at } }];
      },
      RaiseTicket: ({ data }, state, { at }) =>
        unlessOpen(state) ??
        against(state.ticket !== undefined && "ticket-raised") ?? [
          { type: "TicketRaised", data: { ...data, matter: state.matter, at } },
        ],
      Close: ({ data }, state, { at }) =>
        unlessOpen(state) ??
        against(state.status === "ordered" && "order-running") ?? [{ type: "Closed", data: { ...data, at } }],
    },
    ["LinkInterview"],
  ),
  evolve,
});

export type OutreachCommand = CommandOf<typeof outreach>;
export type OutreachEvent = EventOf<typeof outreach>;

function unlessOpen({ status }: Read) {
  return against(status === "none" && "no-finding", status === "over" && "over");
}

/** The order that runs, and whom it binds. */
function orderOf({ status, due, party }: Read) {
  return status === "ordered" && due && party ? { due, party: party.id } : undefined;
}
