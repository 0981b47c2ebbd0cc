/** 全年数据: everything the page says of the year, found from the events. */
import { createHash } from "node:crypto";
import { type EventStore, start } from "@caseloop/core";
import { type Rate, shareOf } from "@caseloop/metrics";
import { cases, type EnforcementFigures, enforcementFigures } from "./enforcement.ts";
import { type PreventionFigures, preventionFigures, preventionProjections } from "./prevention.ts";
import { projected } from "./projected.ts";
import { type LeadByRedo, ticketFigures, ticketProjections } from "./tickets.ts";

export interface Figures extends EnforcementFigures, PreventionFigures {
  readonly selfSettled: number;
  /** In percent; `null` where there is nothing to divide by. */
  readonly selfSettledOnTimeRate: number | null;
  readonly selfSettledSatisfactionRate: number | null;
  readonly leadByRedo: LeadByRedo;
}

/** The figures of the year 2023, from its events alone. */
export async function figuresOf(store: EventStore): Promise<Figures> {
  const [from, to] = ["2023-01-01", "2023-12-31"];
  const views = await projected(store, { cases, ...preventionProjections, ...ticketProjections });
  const { selfSettledOnTime, selfSettledSatisfaction, ...settled } = await ticketFigures(store, views, from, to);
  return {
    ...enforcementFigures(views.cases.values()),
    ...preventionFigures(views, from, to),
    ...settled,
    selfSettledOnTimeRate: inPercent(selfSettledOnTime),
    selfSettledSatisfactionRate: inPercent(selfSettledSatisfaction),
  };
}

function inPercent(rate: Rate): number | null {
  return shareOf(rate) === undefined ? null : (100 * rate.numerator) / rate.denominator;
}

/** What a log is made of. */
export interface Log {
  readonly events: number;
  readonly tickets: number;
  /** SHA-256 of every event in the order of the log, without its position, which is the store's own. */
  readonly eventsDigest: string;
}

/** Reads the whole log once; the same history has the same digest on every store. */
export async function logOf(store: EventStore): Promise<Log> {
  const hash = createHash("sha256");
  let [events, tickets] = [0, 0];
  for (let [after, end] = [start, false]; !end; ) {
    const page = await store.readAll({ after });
    for (const { category, id, stream, version, type, schema, data, meta, occurredAt, recordedAt } of page.events) {
      hash.update(JSON.stringify([id, stream, version, type, schema, data, meta, occurredAt, recordedAt]));
      if (category === "ticket" && type === "Registered") tickets++;
    }
    events += page.events.length;
    ({ position: after, end } = page);
  }
  return { events, tickets, eventsDigest: hash.digest("hex") };
}
