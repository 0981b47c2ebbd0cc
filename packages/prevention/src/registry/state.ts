import type { Evolve, Immutable } from "@caseloop/core";
import type { Day, Instant } from "@caseloop/law";
import type { z } from "zod";
import type { commands } from "./commands.ts";
import type { events } from "./events.ts";
import type { RegistryKind } from "./kinds.ts";
import { isSuspended, type Period, stands } from "./period.ts";

/** 名录条目: one holder in one register, with its grants one after the other. An entry lapses by its date, without an event. */
export interface RegistryEntry {
  /** When the last step was taken. */
  latest?: Instant;
  kind?: RegistryKind;
  place?: string;
  holder?: z.output<typeof commands.Grant>["holder"];
  grants: Period[];
}

export const nothing: RegistryEntry = { grants: [] };

export const evolve: Evolve<typeof events, RegistryEntry> = {
  Granted(entry, { data }) {
    entry.latest = data.at;
    entry.kind = data.kind;
    entry.place = data.place;
    entry.holder = data.holder;
    entry.grants.push({ from: data.from, ...(data.to !== undefined && { to: data.to }), suspensions: [] });
  },
  Renewed(entry, { data }) {
    entry.latest = data.at;
    const grant = entry.grants.at(-1);
    if (grant) grant.to = data.to;
  },
  Suspended(entry, { data }) {
    entry.latest = data.at;
    entry.grants.at(-1)?.suspensions.push({ from: data.from, ...(data.to !== undefined && { to: data.to }) });
  },
  Resumed(entry, { data }) {
    entry.latest = data.at;
    const suspension = entry.grants.at(-1)?.suspensions.at(-1);
    if (suspension) suspension.to = data.to;
  },
  Revoked(entry, { data }) {
    entry.latest = data.at;
    const grant = entry.grants.at(-1);
    if (grant) grant.revokedFrom = data.from;
  },
};

/** How an entry stands on a day: only an `effective` one counts. */
export type Standing = "notGranted" | "effective" | "suspended" | "expired" | "revoked";

/** The standing of an entry on that day, as far as it is on record. */
export function standingOn({ grants }: Immutable<Pick<RegistryEntry, "grants">>, day: Day): Standing {
  const grant = grants.findLast(({ from }) => from <= day);
  if (!grant) return "notGranted";
  if (stands(grant, day)) return isSuspended(grant, day) ? "suspended" : "effective";
  return grant.revokedFrom !== undefined && grant.revokedFrom <= day ? "revoked" : "expired";
}
