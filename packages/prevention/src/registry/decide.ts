import { type Decide, decider } from "@caseloop/core";
import { addDays, chinaCalendar } from "@caseloop/law";
import type { DaysOnly } from "../correction.ts";
import { standing } from "../standing.ts";
import { commands } from "./commands.ts";
import { events } from "./events.ts";
import { changes, endOf, isSuspended, type ReadPeriod, stands } from "./period.ts";
import { against, refuse } from "./refusals.ts";
import { evolve, nothing, type RegistryEntry } from "./state.ts";

type Handlers = Decide<typeof commands, typeof events, RegistryEntry, DaysOnly>;
type Now = Parameters<Handlers["Renew"]>[1];

const handlers: Handlers = {
  Grant({ data }, entry, { at }) {
    const before = entry.grants.at(-1);
    const other =
      entry.kind !== undefined &&
      (entry.kind !== data.kind || entry.place !== data.place || entry.holder?.id !== data.holder.id);
    const grant = { from: data.from, ...(data.to !== undefined && { to: data.to }), suspensions: [] };
    return (
      against(
        other && "another-register",
        data.to !== undefined && data.to < data.from && "ends-before-it-begins",
        before !== undefined && data.from < endOf(before) && "still-granted",
      ) ?? [{ type: "Granted", data: { ...data, at, changes: changes(undefined, grant) } }]
    );
  },

  Renew({ data }, entry, { at, calendar }) {
    const now = granted(entry);
    if (!now) return refuse("not-granted");
    const { grant, of } = now;
    const { to: was } = grant;
    const today = calendar.dayOf(at);
    if (grant.revokedFrom !== undefined) return refuse("revoked");
    if (was === undefined) return refuse("open-ended");
    return (
      against(was < today && "lapsed", data.to <= was && "not-later", isSuspended(grant, today) && "suspended") ?? [
        { type: "Renewed", data: { ...data, ...of, at, was, changes: changes(grant, { ...grant, to: data.to }) } },
      ]
    );
  },

  Suspend({ data }, entry, { at, calendar }) {
    const now = granted(entry);
    if (!now) return refuse("not-granted");
    const { grant, of } = now;
    const { from, to } = data;
    const last = grant.suspensions.at(-1);
    const suspension = { from, ...(to !== undefined && { to }) };
    return (
      against(
        grant.revokedFrom !== undefined && "revoked",
        from < calendar.dayOf(at) && "dated-back",
        !stands(grant, from) && "outside-the-grant",
        to !== undefined && to < from && "ends-before-it-begins",
        last !== undefined && (last.to === undefined || from <= last.to) && "suspended",
      ) ?? [
        {
          type: "Suspended",
          data: {
            ...data,
            ...of,
            at,
            changes: changes(grant, { ...grant, suspensions: [...grant.suspensions, suspension] }),
          },
        },
      ]
    );
  },

  Resume({ data }, entry, { at, calendar }) {
    const now = granted(entry);
    if (!now) return refuse("not-granted");
    const { grant, of } = now;
    const last = grant.suspensions.at(-1);
    if (grant.revokedFrom !== undefined) return refuse("revoked");
    if (!last || (last.to !== undefined && last.to < last.from)) return refuse("not-suspended");
    const { from } = data;
    const to = addDays(from, -1);
    const suspensions = [...grant.suspensions.slice(0, -1), { from: last.from, to }];
    return (
      against(
        from < calendar.dayOf(at) && "dated-back",
        last.to !== undefined && from > last.to && "after-the-suspension",
        !stands(grant, from) && "outside-the-grant",
      ) ?? [{ type: "Resumed", data: { ...data, ...of, at, to, changes: changes(grant, { ...grant, suspensions }) } }]
    );
  },

  Revoke({ data }, entry, { at, calendar }) {
    const now = granted(entry);
    if (!now) return refuse("not-granted");
    const { grant, of } = now;
    const undone = data.ground === "wronglyGranted";
    const from = undone ? grant.from : data.from;
    if (from === undefined) return refuse("day-needed");
    return (
      against(
        data.approver === data.officer && "own-approval",
        grant.revokedFrom !== undefined && "revoked",
        undone && data.from !== undefined && "undone-from-the-start",
        (undone || data.ground === "violation") && data.evidence.length === 0 && "evidence-needed",
        !undone && from < calendar.dayOf(at) && "dated-back",
        !stands(grant, from) && "outside-the-grant",
      ) ?? [
        {
          type: "Revoked",
          data: { ...data, ...of, at, from, changes: changes(grant, { ...grant, revokedFrom: from }) },
        },
      ]
    );
  },
};

/** The grant a step is about, the last one, and the register it counts in. */
function granted({ grants, kind, place }: Now) {
  const grant: ReadPeriod | undefined = grants.at(-1);
  return grant && kind && place !== undefined ? { grant, of: { kind, place } } : undefined;
}

/** 名录登记: stream `registryEntry-<id>`, one for each holder in each register. */
export const registryEntry = decider({
  name: "registryEntry",
  initial: nothing,
  commands,
  events,
  context: { calendar: chinaCalendar } as DaysOnly,
  decide: standing(handlers),
  evolve,
});
