import { type Projection, projection } from "@caseloop/core";
import { enforcementCase, type Field } from "@caseloop/penalty";

/** A case as the figures see it. */
export interface CaseRow {
  field?: Field;
  /** 立案, or found on the spot. */
  filed: boolean;
  closed: boolean;
  /** The decision in force. */
  decision?: { money: number; mitigated: boolean; spared: boolean; reduced: number };
}

/** 案件: one row for each case; a decision that was withdrawn leaves its row. */
export const cases: Projection<ReadonlyMap<string, CaseRow>, CaseRow> = projection({
  name: "year-cases",
  from: [enforcementCase],
  initial: { filed: false, closed: false } as CaseRow,
  key: ({ entity }) => entity,
  on: {
    "case.CaseFiled"(row, { data }) {
      row.filed = true;
      row.field = data.field;
    },
    "case.FoundOnSpot"(row, { data }) {
      row.filed = true;
      row.field = data.field;
    },
    "case.PenaltyDecided"(row, { data: { fine, confiscated, reduction, penalties } }) {
      const outcomes = penalties.map(({ discretion }) => discretion.choice.outcome);
      row.decision = {
        money: fine + confiscated,
        mitigated: outcomes.includes("mitigated"),
        spared: outcomes.every((one) => one === "not_imposed" || one === "exempt"),
        reduced: reduction,
      };
    },
    "case.DecisionWithdrawn"(row) {
      delete row.decision;
    },
    "case.Closed"(row) {
      row.closed = true;
    },
  },
});

/** 结案、罚没、减轻、免于不予: the page's figures on enforcement; sums in fen. */
export interface EnforcementFigures {
  /** 结案: cases that were filed (or found on the spot) and closed, however they ended; a clue not filed is none. */
  readonly casesClosed: number;
  /** 罚没款: fines and confiscated gains of the decisions in force; goods and surcharges are not in it. */
  readonly finesFen: number;
  /** 减轻: cases in whose decision in force an act was mitigated. */
  readonly mitigated: number;
  /** 免于、不予: cases whose decision in force imposes nothing on any act; a dismissed case has no decision. */
  readonly exemptOrNotImposed: number;
  /** What the decisions in force stay below the statutory minimum. */
  readonly reducedFen: number;
}

const none: EnforcementFigures = { casesClosed: 0, finesFen: 0, mitigated: 0, exemptOrNotImposed: 0, reducedFen: 0 };

/** The figures of these cases. */
export function enforcementFigures(rows: Iterable<CaseRow>): EnforcementFigures {
  let sum = none;
  for (const { filed, closed, decision } of rows)
    sum = {
      casesClosed: sum.casesClosed + (filed && closed ? 1 : 0),
      finesFen: sum.finesFen + (decision?.money ?? 0),
      mitigated: sum.mitigated + (decision?.mitigated ? 1 : 0),
      exemptOrNotImposed: sum.exemptOrNotImposed + (decision?.spared ? 1 : 0),
      reducedFen: sum.reducedFen + (decision?.reduced ?? 0),
    };
  return sum;
}

/** The same by field 领域; cases that were never filed are in none. */
export function enforcementByField(rows: Iterable<CaseRow>): ReadonlyMap<Field, EnforcementFigures> {
  const fields = new Map<Field, CaseRow[]>();
  for (const row of rows) {
    if (row.field === undefined || !row.filed) continue;
    const list = fields.get(row.field) ?? [];
    list.push(row);
    fields.set(row.field, list);
  }
  return new Map([...fields].map(([field, list]) => [field, enforcementFigures(list)]));
}
