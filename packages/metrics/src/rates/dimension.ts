import type { Entry, Row } from "./metric.ts";

/** 维度: under which keys an entry counts; under none, it counts in the total only. */
export interface Dimension {
  readonly id: string;
  readonly keys: (row: Row, entry: Entry) => readonly string[];
}

/** A host's own dimension: one key of a ticket, or none. */
export function dimension(id: string, key: (row: Row, entry: Entry) => string | undefined): Dimension {
  return {
    id,
    keys(row, entry) {
      const found = key(row, entry);
      return found === undefined ? [] : [found];
    },
  };
}

/** 单位: the lead unit, or every unit that took part, as the policy says. */
export const byUnit: Dimension = { id: "unit", keys: (_, { units }) => units };
/** 二级承办: section, team or station, by the cycle counted. */
export const bySubUnit = dimension(
  "subUnit",
  (row, { cycle }) => row.cycles.find((one) => one.cycle === cycle)?.subUnit,
);
/** 领域: what the ticket is about, in the host's own list. */
export const byField = dimension("field", ({ topic }) => topic);
/** 诉求类型 */
export const byKind = dimension("kind", ({ kind }) => kind);
/** 来源渠道 */
export const byChannel = dimension("channel", ({ channel }) => channel);
/** 经营主体: by registration code. */
export const byBusiness = dimension("business", ({ business }) => business);
/** 片区: the tag `area` that the ledger reads from a registration. */
export const byArea = dimension("area", ({ tags }) => tags.area);
