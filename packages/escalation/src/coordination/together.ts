import { lead, type Phase, parties, takesPart, twice } from "./phase.ts";
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
    FollowLead({ data }, coordination, { at }) {
      const { status, lead: from, assisting, designated, leadSince } = coordination;
      const refusal = against(
        status !== "open" && "not-open",
        twice([data.lead, ...data.assisting]) && "unit-named-twice",
      );
      if (refusal) return refusal;
      const same =
        data.lead === from &&
        data.designated === (designated === from) &&
        data.assisting.length === assisting.length &&
        assisting.every(({ unit }) => data.assisting.includes(unit));
      if (same || (leadSince !== undefined && data.since < leadSince)) return [];
      return [{ type: "LeadFollowed", data: { ...data, from, assisting: parties(coordination, data.assisting), at } }];
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
      delete coordination.leadSince;
      lead(coordination, data);
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
