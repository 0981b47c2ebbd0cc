import { addDays, type Day } from "@caseloop/law";
import type { Entry } from "./docket.ts";

type Fact = boolean | number | string;
type Facts = Readonly<Record<string, { readonly value: Fact; readonly evidence: string[] }>>;

const general = {
  party: "entity",
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
};

/** 裁量因素: what speaks for the party, with the reason given where the law leaves a choice. */
interface Ground {
  readonly facts: Readonly<Record<string, Fact>>;
  readonly reason?: string;
}

const mitigating: readonly [Ground, ...Ground[]] = [
  { facts: { harmReduced: true, corrected: true }, reason: "主动召回并赔偿，危害后果已减轻" },
  { facts: { confessed: true }, reason: "主动供述尚未掌握的违法行为" },
  { facts: { meritorious: true }, reason: "配合查处有立功表现" },
  { facts: { induced: true }, reason: "受他人诱骗实施违法行为" },
];
const sparing: readonly [Ground, ...Ground[]] = [
  { facts: { minor: true, corrected: true, harm: "none" } },
  { facts: { firstOffence: true, corrected: true, harm: "slight" }, reason: "初次违法，危害后果轻微并及时改正" },
  { facts: { faultless: true } },
];
const exempting: Ground = {
  facts: { purchaseChecked: true, provedUnaware: true, sourceNamed: true },
  reason: "履行进货查验义务，确不知情，如实说明来源",
};

/** 当事人类型: the one that is heard is a person, whose right begins at a lower sum. */
export function kindOf({ extra }: Entry): "person" | "entity" {
  return extra === "hearing" ? "person" : "entity";
}

/** What was found in a case, and on what grounds it ends as it does. */
export function found(entry: Entry, discovered: Day): { facts: Facts; reason?: string } {
  const { ending, facts, chance } = entry;
  const ground: Ground =
    ending === "mitigated"
      ? chance.pick(mitigating)
      : ending === "notImposed"
        ? chance.pick(sparing)
        : ending === "exempt"
          ? exempting
          : { facts: {} };
  const actEnded = addDays(discovered, -chance.int(2, 30));
  const party = kindOf(entry);
  const all = {
    ...general,
    party,
    ...(party === "person" && { age: 45 }),
    actEnded,
    discovered,
    ...facts,
    ...ground.facts,
  };
  const proven = Object.entries(all).map(([name, value]): [string, Facts[string]] => [
    name,
    { value, evidence: [proofOf(name)] },
  ]);
  return { facts: Object.fromEntries(proven), ...(ground.reason && { reason: ground.reason }) };
}

/** What the party says of itself is in its statement; the rest was seen on the spot. */
function proofOf(fact: string): string {
  return fact in exempting.facts || fact === "confessed" || fact === "induced" ? "statement" : "site-record";
}
