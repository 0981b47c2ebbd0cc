import type { LegalBasis } from "@caseloop/law";
import type { Norm } from "./norm.ts";
import type { Obligation, Outcome, Stage } from "./outcome.ts";
import { basisIn, type RuleSet } from "./ruleset.ts";

/** What a document says must be done, and how much of it. */
type Stated = Norm["duties"][number];

export interface LawDuty {
  /** Where its amount stands: a slot, and that of what is taken off it. */
  readonly amount?: { readonly of: number; readonly less: number | undefined };
  /** As it stands in a decision, but for its amount. */
  readonly due: { readonly do: Obligation; readonly basis: LegalBasis };
}

/** What goes with an outcome; with a penalty where no stage settled the case. */
export type DutiesFor = (outcome: Outcome, stage: Stage | undefined) => readonly LawDuty[];

/** Looked up once for each outcome and stage; outcomes with the same duties share one list. */
export function dutiesIn(
  sets: readonly RuleSet[],
  norms: readonly { readonly norm: Norm; readonly basis: LegalBasis }[],
  slotOf: (fact: string) => number,
): DutiesFor {
  const ready = ({ do: kind, amount }: Stated, basis: LegalBasis): LawDuty => ({
    due: Object.freeze({ do: kind, basis }),
    ...(amount && {
      amount: { of: slotOf(amount.of), less: amount.less === undefined ? undefined : slotOf(amount.less) },
    }),
  });
  const general = sets.flatMap((set) =>
    set.duties.map((duty) => ({ ...duty, law: ready(duty, basisIn(set, duty.article)) })),
  );
  const special = norms.flatMap(({ norm, basis }) => norm.duties.map((duty) => ready(duty, basis)));
  const known = new Map<Outcome, Map<Stage | undefined, readonly LawDuty[]>>();
  const find = (outcome: Outcome, stage: Stage | undefined): readonly LawDuty[] => {
    const concerned = general.filter(
      ({ outcomes, stages: by }) => outcomes.includes(outcome) && (!stage || !by || by.includes(stage)),
    );
    const list = [...concerned.map(({ law }) => law), ...(stage ? [] : special)];
    const same = [...known.values()].flatMap((one) => [...one.values()]);
    return same.find((one) => one.length === list.length && one.every((duty, i) => duty === list[i])) ?? list;
  };
  return (outcome, stage) => {
    const byStage = known.get(outcome) ?? new Map<Stage | undefined, readonly LawDuty[]>();
    const found = byStage.get(stage) ?? find(outcome, stage);
    if (!byStage.has(stage)) known.set(outcome, byStage.set(stage, found));
    return found;
  };
}
