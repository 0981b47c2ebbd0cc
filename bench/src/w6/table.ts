/** One test of the table: a flag, one of several words, or a number from (included) to (not included). */
export type Test =
  | { readonly fact: string; readonly is: boolean | string }
  | { readonly fact: string; readonly from?: number; readonly below?: number };

export interface Row {
  readonly id: string;
  readonly tests: readonly Test[];
  readonly lightens: boolean;
}

const yes = (fact: string): Test => ({ fact, is: true });
const no = (fact: string): Test => ({ fact, is: false });
const row = (id: string, lightens: boolean, ...tests: readonly Test[]): Row => ({ id, lightens, tests });

/** Twenty rules of discretion as a province might write them; every one is asked, none ends the search. */
export const table: readonly Row[] = [
  row("young", true, { fact: "party", is: "person" }, { fact: "age", from: 14, below: 18 }),
  row("old", true, { fact: "party", is: "person" }, { fact: "age", from: 75 }),
  row("partly-capable", true, { fact: "party", is: "person" }, { fact: "capacity", is: "partial" }),
  row("harm-reduced", true, yes("harmReduced")),
  row("coerced", true, yes("coerced")),
  row("induced", true, yes("induced")),
  row("confessed", true, yes("confessed")),
  row("meritorious", true, yes("meritorious")),
  row("slight-and-corrected", true, { fact: "harm", is: "slight" }, yes("corrected")),
  row("first-and-small", true, yes("firstOffence"), { fact: "goodsValue", below: 500_000 }),
  row("short", true, { fact: "days", below: 7 }, no("repeated")),
  row("paid-back", true, yes("paidBack"), yes("cooperative")),
  row("emergency", false, yes("emergencyBreach")),
  row("repeated", false, yes("repeated"), { fact: "offences", from: 3 }),
  row("evidence", false, yes("evidenceTampered")),
  row("obstruction", false, yes("obstructed"), no("cooperative")),
  row("vulnerable", false, yes("vulnerableVictims"), { fact: "harm", is: "considerable" }),
  row("large", false, { fact: "goodsValue", from: 50_000_000 }),
  row("long", false, { fact: "days", from: 180 }),
  row("wide", false, { fact: "victims", from: 30 }, { fact: "harm", is: "considerable" }),
];

export type Facts = Readonly<Record<string, boolean | string | number>>;

const flags = [
  ...["harmReduced", "coerced", "induced", "confessed", "meritorious", "corrected", "firstOffence", "repeated"],
  ...["paidBack", "cooperative", "emergencyBreach", "evidenceTampered", "obstructed", "vulnerableVictims"],
];

/** So many cases, always the same ones; about every fifth flag is true. */
export function cases(count: number): readonly Facts[] {
  let state = 7;
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
  return Array.from({ length: count }, () => ({
    party: next(2) ? "person" : "entity",
    age: next(90),
    capacity: next(9) ? "full" : "partial",
    harm: ["none", "slight", "considerable"][next(3)] ?? "none",
    goodsValue: next(100_000_000),
    days: next(365),
    offences: next(6),
    victims: next(60),
    ...Object.fromEntries(flags.map((name) => [name, next(5) === 0])),
  }));
}

/** Whether rounds found anything, and the rules that fired in the first cases: on this all contenders must agree. */
export const answerOf = (found: number, fired: readonly (readonly string[])[]): string =>
  JSON.stringify([found > 0, ...fired.map((ids) => [...ids].sort())]);
export const ANSWERED = 200;
