import { yuan } from "@caseloop/law";

type Fact = boolean | number | string;

/** 事实: what the site record proves. */
const onTheSpot: Readonly<Record<string, Fact>> = {
  ...{ party: "entity", competent: true, actProven: true, crimeSuspected: false, capacity: "full" },
  ...{ actEnded: "2023-07-07", discovered: "2023-07-10", safetyAtStake: false, emergencyBreach: false },
  ...{ minor: false, corrected: false, harm: "considerable", firstOffence: false },
  ...{ faultless: false, faultRegardless: false, coerced: false, induced: false },
  ...{ confessed: false, meritorious: false, otherMitigation: false, unlawfulGains: yuan("0"), refundsDue: yuan("0") },
  ...{ dealer: false, dealerUnaware: false, supplierNamed: false, productValue: yuan("10000.00") },
};

/** The one thing that the settlement counts for in the case: the harm was reduced (Penalty Law art. 32). */
const bySettling: Readonly<Record<string, Fact>> = { harmReduced: true };

/** 裁量所依据的事实: each fact of story A's case with what proved it. */
export const foundAtTheMaker: Record<string, { value: Fact; evidence: string[] }> = {
  ...proven(onTheSpot, "site-record"),
  ...proven(bySettling, "mediation-record"),
};

function proven(facts: Readonly<Record<string, Fact>>, by: string) {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value, evidence: [by] }]));
}
