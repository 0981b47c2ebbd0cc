import { twice } from "@caseloop/ticket";
import { lead, type Phase, parties, takesPart } from "./phase.ts";
import { against } from "./refusals.ts";

/** 主办与协办: one unit leads, others assist, and they talk matters over [JN 29]. */
export const together: Phase<
  "Open" | "Invite" | "FollowLead" | "Consult" | "Conclude",
  "Opened" | "UnitInvited" | "LeadFollowed" | "Consulted" | "Concluded"
> = {
  decide: {
    Open: ({ data }, { status, designated }, { at }) =>
      against(
        status === "open" && "already-open",
        twice([data.lead, ...data.assisting.map(({ unit }) => unit)]) && "unit-named-twice",
      ) ?? [
        // Opened anew, it is still the same duty: who was designated stays so.
        { type: "Opened", data: { ...data, designated: data.designated || data.lead === designated, at } },
      ],
    Invite: ({ data }, coordination, { at }) =>
      against(
        coordination.status !== "open" && "not-open",
        takesPart(coordination, data.unit) && "unit-named-twice",
      ) ?? [{ type: "UnitInvited", data: { ...data, at } }],
    FollowLead({ data: { lead, designated, since, ...data } }, coordination, { at }) {
      const { status, lead: from, leadSince } = coordination;
      const before = coordination.assisting.map(({ unit }) => unit);
      const now = data.assisting ?? before.filter((unit) => unit !== lead);
      const refusal = against(status !== "open" && "not-open", twice([lead, ...now]) && "unit-named-twice");
      if (refusal) return refusal;
      const same =
        lead === from &&
        designated === (coordination.designated === from) &&
        now.length === before.length &&
        before.every((unit) => now.includes(unit));
      if (same || (leadSince !== undefined && since < leadSince)) return [];
      const assisting = parties(coordination, now);
      return [{ type: "LeadFollowed", data: { from, lead, assisting, designated, since, at } }];
    },
    Consult: ({ data }, coordination, { at }) =>
      against(
        coordination.status !== "open" && "not-open",
        twice(data.units) && "unit-named-twice",
        data.units.some((unit) => !takesPart(coordination, unit)) && "not-a-party",
      ) ?? [{ type: "Consulted", data: { ...data, at } }],
    Conclude: ({ data }, { status, dispute, requests }, { at }) =>
      against(
        status !== "open" && "not-open",
        dispute !== undefined && "dispute-open",
        requests.some(({ answered }) => !answered) && "request-open",
      ) ?? [{ type: "Concluded", data: { ...data, at } }],
  },
  evolve: {
    Opened(coordination, { data }) {
      coordination.latest = data.at;
      coordination.status = "open";
      coordination.requests = [];
      lead(coordination, { ...data, since: data.at });
    },
    UnitInvited(coordination, { data: { at, unit, department } }) {
      coordination.latest = at;
      coordination.assisting.push({ unit, department });
    },
    LeadFollowed(coordination, { data }) {
      coordination.latest = data.at;
      lead(coordination, data);
    },
    Consulted(coordination, { data }) {
      coordination.latest = data.at;
    },
    Concluded(coordination, { data }) {
      coordination.latest = data.at;
      coordination.status = "concluded";
    },
  },
};
