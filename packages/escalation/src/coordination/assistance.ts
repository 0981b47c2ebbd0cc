import type { Rejection } from "@caseloop/core";
import { type Phase, type ReadCoordination, takesPart } from "./phase.ts";
import { against, refuse } from "./refusals.ts";
import type { Coordination } from "./state.ts";

/** 协助: what the lead asks of others, by a day, and what they answer; a refusal states its reasons. */
export const assistance: Phase<
  "RequestAssistance" | "AnswerAssistance" | "RefuseAssistance",
  "AssistanceRequested" | "AssistanceAnswered" | "AssistanceRefused"
> = {
  decide: {
    RequestAssistance: ({ data }, coordination, { at, calendar }) =>
      against(
        coordination.status !== "open" && "not-open",
        data.unit === coordination.lead && "lead-assists-itself",
        !takesPart(coordination, data.unit) && "not-a-party",
        data.until < calendar.dayOf(at) && "date-passed",
      ) ?? [
        {
          type: "AssistanceRequested",
          data: { ...data, request: coordination.requests.length + 1, due: calendar.endOf(data.until), at },
        },
      ],
    AnswerAssistance: ({ data }, coordination, { at }) =>
      unlessAsked(coordination, data) ?? [
        { type: "AssistanceAnswered", data: { ...data, late: late(coordination, data, at), at } },
      ],
    RefuseAssistance: ({ data }, coordination, { at }) =>
      unlessAsked(coordination, data) ?? [
        { type: "AssistanceRefused", data: { ...data, late: late(coordination, data, at), at } },
      ],
  },
  evolve: {
    AssistanceRequested(coordination, { data }) {
      coordination.latest = data.at;
      coordination.requests.push({ unit: data.unit, due: data.due, answered: false });
    },
    AssistanceAnswered: (coordination, { data }) => answered(coordination, data),
    AssistanceRefused: (coordination, { data }) => answered(coordination, data),
  },
};

type Answer = { readonly request: number; readonly unit: string };

/** A request that this unit has not answered yet, or why not. */
function unlessAsked({ status, requests }: ReadCoordination, { request, unit }: Answer): Rejection | undefined {
  const asked = requests[request - 1];
  if (status !== "open") return refuse("not-open");
  if (!asked) return refuse("no-such-request");
  return against(asked.unit !== unit && "not-their-request", asked.answered && "already-answered");
}

function late({ requests }: ReadCoordination, { request }: Answer, at: string): boolean {
  const asked = requests[request - 1];
  return asked !== undefined && at > asked.due;
}

function answered(coordination: Coordination, { at, request }: Answer & { readonly at: string }): void {
  coordination.latest = at;
  const asked = coordination.requests[request - 1];
  if (asked) asked.answered = true;
}
