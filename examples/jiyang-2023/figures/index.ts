/** 全年数据: everything the page says of the year, found from the events. */
import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { type EventStore, start } from "@caseloop/core";
import { textsOf } from "@caseloop/core/adapter";
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

/** How long a reader at the end of a log waits before it looks again, in milliseconds. */
const pause = 100;

/**
 * Reads the whole log once; the same history has the same digest on every store. Where the log still grows, it is read as it does until
 * `over` resolves, and then to its end.
 */
export async function logOf(store: EventStore, over?: Promise<unknown>): Promise<Log> {
  const hash = createHash("sha256");
  let [events, tickets] = [0, 0];
  let whole = over === undefined;
  over?.finally(() => {
    whole = true;
  });
  for (let after = start; ; ) {
    const last = whole;
    const page = await store.readAll({ after });
    for (const event of page.events) {
      const { category, stream, version, type, schema, occurredAt, recordedAt } = event;
      const { data, envelope } = textsOf(event);
      hash.update(JSON.stringify([stream, version, type, schema, occurredAt, recordedAt]) + envelope + data);
      if (category === "ticket" && type === "Registered") tickets++;
    }
    events += page.events.length;
    after = page.position;
    if (page.end && last) return { events, tickets, eventsDigest: hash.digest("hex") };
    if (page.end) await Promise.race([over, setTimeout(pause)]);
  }
}
