/** 全年数据: everything the page says of the year, found from the events. */
import { createHash } from "node:crypto";
import { type EventStore, project, type Recorded } from "@caseloop/core";
import { type Rate, shareOf } from "@caseloop/metrics";
import { cases, type EnforcementFigures, enforcementFigures } from "./enforcement.ts";
import { type PreventionFigures, preventionFigures } from "./prevention.ts";
import { type LeadByRedo, ticketFigures } from "./tickets.ts";

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
  const { selfSettledOnTime, selfSettledSatisfaction, ...settled } = await ticketFigures(store, from, to);
  return {
    ...enforcementFigures((await project(store, cases)).values()),
    ...(await preventionFigures(store, from, to)),
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
  for await (const event of everything(store)) {
    const { id, stream, version, type, data, meta, occurredAt, recordedAt } = event;
    hash.update(`${JSON.stringify([id, stream, version, type, data, meta, occurredAt, recordedAt])}\n`);
    events++;
    if (event.category === "ticket" && type === "Registered") tickets++;
  }
  return { events, tickets, eventsDigest: hash.digest("hex") };
}

async function* everything(store: EventStore): AsyncGenerator<Recorded> {
  for (let page = await store.readAll(); ; page = await store.readAll({ after: page.position })) {
    yield* page.events;
    if (page.end) return;
  }
}
