import { isLate } from "@caseloop/law";
import { twice } from "@caseloop/ticket";
import { lead, type Phase, parties, takesPart } from "./phase.ts";
import { against, refuse } from "./refusals.ts";

/** 裁定: a body that is no side of the dispute settles it for good, and the unit it designates keeps the ticket [WF 22]. */
export const arbitration: Phase<"ReferDispute" | "Arbitrate", "ArbitrationRequested" | "DutySettled"> = {
  decide: {
    ReferDispute({ data }, coordination, { at }) {
      const { dispute } = coordination;
      if (!dispute) return refuse("not-disputed");
      const late = isLate(at, dispute.settleBy);
      return (
        against(
          dispute.referred !== undefined && "already-referred",
          takesPart(coordination, data.body) && "judge-in-own-cause",
          dispute.units.includes(data.body) && "judge-in-own-cause",
          !late && dispute.claims.length < dispute.units.length && "claims-missing",
          !late && !dispute.consulted && "not-consulted",
        ) ?? [{ type: "ArbitrationRequested", data: { ...data, late, at } }]
      );
    },
    Arbitrate({ data: { body, arbiter, reason, next } }, coordination, { at }) {
      const { dispute, lead: from } = coordination;
      if (!dispute) return refuse("not-disputed");
      const { units, referred, spokesmen, settleBy } = dispute;
      const refusal = against(
        referred === undefined && "not-referred",
        referred !== body && "other-body",
        (next.lead === body || spokesmen.includes(arbiter)) && "judge-in-own-cause",
        twice([next.lead, ...next.assisting]) && "unit-named-twice",
      );
      if (refusal) return refusal;
      const settled = { how: "arbitrated", from, next, units, body, officer: arbiter, reason } as const;
      const assisting = parties(coordination, next.assisting);
      return [{ type: "DutySettled", data: { ...settled, assisting, late: isLate(at, settleBy), at } }];
    },
  },
  evolve: {
    ArbitrationRequested(coordination, { data }) {
      coordination.latest = data.at;
      if (coordination.dispute) coordination.dispute.referred = data.body;
    },
    DutySettled(coordination, { data: { at, next, assisting } }) {
      coordination.latest = at;
      delete coordination.dispute;
      lead(coordination, { lead: next.lead, assisting, designated: true, since: at });
    },
  },
};
