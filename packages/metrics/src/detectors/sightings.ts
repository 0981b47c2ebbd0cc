import { type Projection, projection } from "@caseloop/core";
import { type Calendar, chinaCalendar, type Day } from "@caseloop/law";
import { type Kind, ticket } from "@caseloop/ticket";
import { type EventRef, refOf } from "../facts/facts.ts";

/** What a ticket says when it is registered. The caller's words are there to be read, and are never kept. */
export interface Sighting {
  readonly ticket: string;
  readonly day: Day;
  readonly kind: Kind;
  readonly topic: string;
  /** Id of the business it is about, where the caller gave one. */
  readonly business?: string;
  readonly content: string;
}

/** The values of a ticket by dimension: `{ topic: "food", group: ["elderly"] }`. */
export type Labels = Readonly<Record<string, string | readonly string[] | undefined>>;

/** 分类: which series a ticket counts in. */
export interface Labelling {
  /** Names the view it is counted in; another rule needs another name. */
  readonly name: string;
  /** Nothing for a ticket that is not counted at all. */
  readonly of: (sighting: Sighting) => Labels | undefined;
  /** Dimensions counted together: `["group", "topic"]` adds `group/topic` with values like `elderly/food`. */
  readonly crossed?: readonly (readonly [part: string, whole: string])[];
}

/** By topic and by business. */
export const plainLabels: Labelling = { name: "plain", of: ({ topic, business }) => ({ topic, business }) };

/** The tickets of one series on one day. */
export interface DayCount {
  count: number;
  /** Their events, the first of the day; never more than the projection was told to keep. */
  events: EventRef[];
}

/** The dimension in which every counted ticket is, with the one value `""`. */
export const everything = "all";

export interface SightingOptions {
  readonly labels?: Labelling;
  /** Only its zone matters: where a day begins. */
  readonly calendar?: Calendar;
  /** Events kept for each series and day. */
  readonly keep?: number;
}

/**
 * 每日诉求量: how many tickets were registered a day, one row per series and day, with the events behind it.
 * Proactive cases never count (M13); merged ones do, for thirty callers about one matter are what a detector looks for.
 */
export function sightings({
  labels = plainLabels,
  calendar = chinaCalendar,
  keep = 200,
}: SightingOptions = {}): Projection<ReadonlyMap<string, DayCount>, DayCount> {
  return projection({
    name: `sightings-${labels.name}`,
    from: [ticket],
    initial: { count: 0, events: [] } as DayCount,
    key: ({ entity, data }) => {
      const { at, proactive, respondent, kind, topic, content } = data;
      if (proactive) return undefined;
      const day = calendar.dayOf(at);
      const business = respondent?.id;
      const found = labels.of({
        ticket: entity,
        day,
        kind,
        topic,
        content,
        ...(business !== undefined && { business }),
      });
      return found && seriesKeys(found, labels.crossed ?? [], day);
    },
    on: {
      "ticket.Registered": (row, event) => {
        row.count += 1;
        if (row.events.length < keep) row.events.push(refOf(event));
      },
    },
  });
}

/** A row's key: dimension, value and day as JSON. */
export function rowKey(dimension: string, value: string, day: Day): string {
  return JSON.stringify([dimension, value, day]);
}

function seriesKeys(labels: Labels, crossed: readonly (readonly [string, string])[], day: Day): readonly string[] {
  const values = (dimension: string): readonly string[] => {
    const found = Object.hasOwn(labels, dimension) ? labels[dimension] : undefined;
    return found === undefined ? [] : typeof found === "string" ? [found] : found;
  };
  const keys = Object.keys(labels).flatMap((dimension) => values(dimension).map((one) => rowKey(dimension, one, day)));
  const pairs = crossed.flatMap(([part, whole]) =>
    values(part).flatMap((one) => values(whole).map((of) => rowKey(`${part}/${whole}`, `${one}/${of}`, day))),
  );
  return [...new Set([rowKey(everything, "", day), ...keys, ...pairs])];
}
