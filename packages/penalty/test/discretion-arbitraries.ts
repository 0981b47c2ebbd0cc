import fc from "fast-check";
import type { FactValue } from "../src/index.ts";
import { plainCase } from "./discretion-world.ts";

const price = ["graveInfluence", "repeated", "evidenceTampered", "assetsMoved", "refundRefused"] as const;

/** Facts whose being true can only help the party, and the value that helps. */
export const mitigating = {
  minor: true,
  corrected: true,
  firstOffence: true,
  faultless: true,
  harmReduced: true,
  coerced: true,
  induced: true,
  confessed: true,
  meritorious: true,
  otherMitigation: true,
  harm: "none",
  capacity: "none",
  purchaseChecked: true,
  provedUnaware: true,
  sourceNamed: true,
} as const;

/** Facts whose being true can only hurt it. */
export const aggravating = ["emergencyBreach", ...price] as const;

const flag = fc.boolean();
const day = (from: string, days: number) =>
  fc.integer({ min: 0, max: days }).map((n) => new Date(Date.parse(from) + n * 86_400_000).toISOString().slice(0, 10));

/** Any case that the shipped law can decide: acts from 2018 on, decided within 2021 to 2025. */
export const anyFacts: fc.Arbitrary<Record<string, FactValue>> = fc
  .record({
    party: fc.constantFrom("person", "entity"),
    age: fc.integer({ min: 0, max: 80 }),
    actEnded: day("2018-12-29", 700),
    discovered: day("2019-06-01", 1500),
    safetyAtStake: flag,
    capacity: fc.constantFrom("full", "full", "partial", "none"),
    harm: fc.constantFrom("none", "slight", "considerable"),
    faultless: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    faultRegardless: flag,
    goodsValue: fc.oneof(fc.integer({ min: 0, max: 2_000_000 }), fc.integer({ min: 0, max: 1e12 })),
    unlawfulGains: fc.integer({ min: 0, max: 1e12 }),
    refundsDue: fc.integer({ min: 0, max: 1e12 }),
    hasGains: flag,
    ...Object.fromEntries(
      [
        ...["minor", "corrected", "firstOffence", "harmReduced", "coerced", "induced", "confessed", "meritorious"],
        ...["otherMitigation", "emergencyBreach", "purchaseChecked", "provedUnaware", "sourceNamed", ...price],
      ].map((name) => [name, fc.integer({ min: 0, max: 3 }).map((n) => n === 0)]),
    ),
  })
  .map((facts): Record<string, FactValue> => ({ ...plainCase, ...facts }));

export const anyNorms: fc.Arbitrary<readonly string[]> = fc.constantFrom(
  ["food-124"],
  ["food-125"],
  ["price-7"],
  ["price-13"],
  ["food-124", "price-13"],
);
export const anyDecisionDay = day("2021-04-29", 1600);
