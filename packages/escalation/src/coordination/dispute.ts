import { dueAfter, isLate } from "@caseloop/law";
import { twice } from "@caseloop/ticket";
import { type Phase, parties, takesPart } from "./phase.ts";
import { against, refuse } from "./refusals.ts";
import type { Coordination, Dispute } from "./state.ts";

/**
 * 职责争议: units differ over whose duty it is. The unit that has the ticket stays responsible meanwhile [BJ 14]; they state their
 * claims and talk it over within the time of a jurisdiction dispute (Order 20; Order 121 art. 33).
 */
export const dispute: Phase<
  "RaiseDispute" | "StateClaim" | "ConsultDispute",
  "DisputeRaised" | "ClaimStated" | "DisputeConsulted"
> = {
  decide: {
    RaiseDispute({ data: { against: others, ...data } }, coordination, { at, calendar, clocks }) {
      const { status, lead, designated } = coordination;
      const units = [data.unit, ...others];
      const refusal = against(
        status !== "open" && "not-open",
        designated === data.unit && "unit-designated",
        designated !== undefined && "duty-settled",
        coordination.dispute !== undefined && "already-disputed",
        twice(units) && "unit-named-twice",
        units.some((unit) => !takesPart(coordination, unit)) && "not-a-party",
        !units.includes(lead) && "lead-not-in-dispute",
      );
      if (refusal) return refusal;
      const settleBy = dueAfter(clocks(calendar.dayOf(at)).jurisdictionDispute, at, calendar);
      return [{ type: "DisputeRaised", data: { ...data, units, responsible: lead, settleBy, at } }];
    },
    StateClaim({ data }, { dispute }, { at }) {
      if (!dispute) return refuse("not-disputed");
      return (
        against(!dispute.units.includes(data.unit) && "not-in-dispute") ?? [
          { type: "ClaimStated", data: { ...data, at } },
        ]
      );
    },
    ConsultDispute({ data: { next, ...data } }, coordination, { at }) {
      const { dispute, lead: from } = coordination;
      if (!dispute) return refuse("not-disputed");
      const { units, settleBy } = dispute;
      const refusal = against(
        twice(data.units) && "unit-named-twice",
        data.units.some((unit) => !units.includes(unit)) && "not-in-dispute",
        next !== undefined && dispute.referred !== undefined && "already-referred",
        next !== undefined && data.units.length < units.length && "agreed-without-all",
        next !== undefined && isLate(at, settleBy) && "agreed-too-late",
        next !== undefined && !units.includes(next.lead) && "not-in-dispute",
        next !== undefined && twice([next.lead, ...next.assisting]) && "unit-named-twice",
      );
      if (refusal) return refusal;
      const consulted = { type: "DisputeConsulted", data: { ...data, at } } as const;
      if (next === undefined) return [consulted];
      const { officer, outcome: reason } = data;
      const assisting = parties(coordination, next.assisting);
      return [
        consulted,
        {
          type: "DutySettled",
          data: { how: "agreed", from, next, assisting, units, officer, reason, late: false, at },
        },
      ];
    },
  },
  evolve: {
    DisputeRaised(coordination, { data: { at, unit, officer, position, grounds, units, settleBy } }) {
      coordination.latest = at;
      coordination.dispute = {
        units,
        claims: [{ unit, position, grounds }],
        spokesmen: [officer],
        consulted: false,
        settleBy,
      };
    },
    ClaimStated(coordination, { data: { at, unit, officer, position, grounds } }) {
      inDispute(coordination, at, (dispute) => {
        dispute.claims = [...dispute.claims.filter((one) => one.unit !== unit), { unit, position, grounds }];
        if (!dispute.spokesmen.includes(officer)) dispute.spokesmen.push(officer);
      });
    },
    DisputeConsulted: (coordination, { data }) =>
      inDispute(coordination, data.at, (dispute) => {
        dispute.consulted = true;
      }),
  },
};

function inDispute(coordination: Coordination, at: string, change: (dispute: Dispute) => void): void {
  coordination.latest = at;
  if (coordination.dispute) change(coordination.dispute);
}
