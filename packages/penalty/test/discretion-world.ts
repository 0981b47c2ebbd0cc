import { type Fen, fen } from "@caseloop/law";
import {
  type Assessment,
  applied,
  assess,
  type CaseFacts,
  type Facts,
  type FactValue,
  type Library,
  type Option,
  type Outcome,
  shippedLibrary,
} from "../src/index.ts";

/** A case with nothing special about it: a company, an act of July 2023 found out three weeks later. */
export const plainCase: Readonly<Record<string, FactValue>> = {
  party: "entity",
  actEnded: "2023-07-01",
  discovered: "2023-07-20",
  safetyAtStake: false,
  competent: true,
  crimeSuspected: false,
  actProven: true,
  capacity: "full",
  minor: false,
  corrected: false,
  harm: "considerable",
  firstOffence: false,
  faultless: false,
  faultRegardless: false,
  harmReduced: false,
  coerced: false,
  induced: false,
  confessed: false,
  meritorious: false,
  otherMitigation: false,
  emergencyBreach: false,
  unlawfulGains: 0,
  refundsDue: 0,
  goodsValue: 500_000,
  purchaseChecked: false,
  provedUnaware: false,
  sourceNamed: false,
};

/** Each fact proved by an event of its own name. */
export function proven(values: Readonly<Record<string, FactValue>>): Facts {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, evidence: [`event-of-${name}`] }]),
  );
}

export interface Situation {
  readonly norms?: readonly string[];
  readonly decidedOn?: string;
  /** Facts not found out. */
  readonly without?: readonly string[];
}

export function caseOf(
  changes: Readonly<Record<string, FactValue>> = {},
  { norms = ["food-124"], decidedOn = "2023-09-01", without = [] }: Situation = {},
): CaseFacts {
  const known = Object.entries({ ...plainCase, ...changes }).filter(([name]) => !without.includes(name));
  return { norms, facts: proven(Object.fromEntries(known)), decidedOn };
}

export function assessed(
  changes: Readonly<Record<string, FactValue>> = {},
  situation: Situation = {},
  library: Library = shippedLibrary,
): Assessment {
  return assess(library, caseOf(changes, situation));
}

export function permitted(assessment: Assessment): readonly Outcome[] {
  return applied(assessment).options.map(({ outcome }) => outcome);
}

export function optionOf(assessment: Assessment, outcome: Outcome): Option {
  const found = applied(assessment).options.find((option) => option.outcome === outcome);
  if (!found) throw new Error(`${outcome} is not permitted, only ${permitted(assessment).join()}`);
  return found;
}

/** From and to in whole yuan and fen: ¥50,000 is `50_000_00`. */
export function bandIn(assessment: Assessment, outcome: Outcome): readonly [number, number] | string | undefined {
  const { band, noBand } = optionOf(assessment, outcome);
  return band ? [band.from, band.to] : noBand;
}

export const money = (amount: number): Fen => fen(amount);
