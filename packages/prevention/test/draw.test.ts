import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draw } from "../src/draw/draw.ts";
import { frozenDigest, keyOf } from "../src/draw/seal.ts";
import type { DrawRules, Lot, Roster } from "../src/index.ts";
import { chiSquare, critical } from "./chi-square.ts";
import { redraw } from "./draw-auditor.ts";
import { beaconValue, commit, drawIt, drawnLife, freeze, makePlan, planLife, seed } from "./draw-world.ts";

const resultOf = (life = drawnLife()) => life.flatMap((event) => (event.type === "Drawn" ? [event.data] : []))[0];
const frozenOf = (life = drawnLife()) =>
  life.flatMap((event) => (event.type === "RosterFrozen" ? [event.data] : []))[0];
const brief = ({ inspectee, teams }: Lot) =>
  `${inspectee}: ${teams.map(({ department, inspectors, reserves }) => `${department} ${inspectors} (${reserves})`).join(", ")}`;

describe("a whole draw (known answer, computed by a program in Python written from the README)", () => {
  it("commits to, freezes and draws these, on any machine", () => {
    const [committed, frozen] = drawnLife().slice(1);
    expect(committed?.data).toMatchObject({
      commitment: "sha256:38c4b154c80e1992bf238575b90c8ae008bbb582ec5342e2614a52cd627e8253",
    });
    expect(frozen?.data).toMatchObject({
      digest: "sha256:8bed58c8941f1cf3af963a13aea620784ebb5c86b0ca52868c1cc4dcb9a99e1a",
      excluded: ["shop-03", "shop-10"],
    });
    expect(resultOf()?.lots.map(brief)).toEqual([
      "shop-02: fire f3,f1 (f4), market m5,m3 (m4)",
      "shop-06: fire f3,f1 (f4), market m1,m3 (m4)",
      "饭店-一: fire f4,f2 (f1), market m4,m2 (m1)",
      "shop-09: fire f2,f3 (f4), market m5,m3 (m4)",
      "shop-08: fire f2,f1 (f4), market m1,m3 (m5)",
    ]);
    expect(resultOf()?.lots.map(({ stratum }) => stratum)).toEqual(["A", "B", "B", "C", "C"]);
    expect(Buffer.from(keyOf(seed, frozenOf()?.digest ?? "", beaconValue)).toString("hex")).toBe(
      "275758eb74c819398d5b4d4df589f18df32c4aa4cd2e33263fa993a94141f0c1",
    );
  });

  it("is another with another beacon, seed or roster", () => {
    const lots = (life = drawnLife()) => resultOf(life)?.lots.map(brief).join("; ");
    const other = lots(planLife(makePlan(), commit(), freeze(), drawIt({ beacon: "03 07 12 19 24 31 + 09" })));
    const officer = lots(planLife(makePlan(), commit(), freeze({ officer: "another" }), drawIt()));
    const title = lots(planLife(makePlan({ title: "食品" }), commit(), freeze(), drawIt()));
    expect(new Set([lots(), other, title]).size).toBe(3);
    expect(officer).toBe(lots()); // who settled the roster is no part of it
  });

  it("does not depend on the order in which the roster came", () => {
    const { data } = freeze()[1];
    const turned = freeze({
      inspectees: data.inspectees.toReversed(),
      inspectors: data.inspectors.toReversed(),
      recusals: (data.recusals ?? []).toReversed(),
    });
    expect(planLife(makePlan(), commit(), turned, drawIt())).toEqual(drawnLife());
  });
});

describe("the draw against the auditor's own, for any plan and roster", () => {
  const ids = (prefix: string, n: number) => Array.from({ length: n }, (_, i) => `${prefix}${(i * 7919) % 997}`);
  const cases = fc.record({
    inspectees: fc.array(
      fc.record({
        stratum: fc.constantFrom("甲", "B", "😀", "\uFFFD"),
        weight: fc.integer({ min: 1, max: 50 }),
        out: fc.boolean(),
      }),
      { minLength: 1, maxLength: 30 },
    ),
    shares: fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 1, max: 12 }))),
    staff: fc.integer({ min: 3, max: 6 }),
    recusals: fc.array(fc.tuple(fc.nat(5), fc.nat(29)), { maxLength: 6 }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    seed: fc.stringMatching(/^[0-9a-f]{64}$/),
    beacon: fc.option(fc.string(), { nil: undefined }),
  });

  it("is the same, and keeps to exclusions, recusals, sizes and teams", () => {
    fc.assert(
      fc.property(cases, ({ inspectees, shares, staff, recusals, part, seed, beacon }) => {
        const names = ids("户", inspectees.length);
        const officers = ["x", "y"].flatMap((department) => ids(department, staff).map((id) => ({ id, department })));
        const roster: Roster = {
          inspectees: inspectees.map(({ stratum, weight }, i) => ({ id: names[i] ?? "", stratum, weight })),
          inspectors: officers,
          recusals: recusals.flatMap(([officer, object]) => {
            const [inspector, inspectee] = [officers[officer]?.id, names[object]];
            return inspector && inspectee ? [{ inspector, inspectee, reason: "directInterest" as const }] : [];
          }),
        };
        const excluded = names.filter((_, i) => inspectees[i]?.out);
        const take = Math.max(1, Math.floor(part * (names.length - excluded.length)));
        fc.pre(names.length - excluded.length >= take);
        const rules: DrawRules = {
          take,
          strata: ["甲", "B", "😀", "\uFFFD"].map((id, i) => ({ id, share: shares[i] ?? 1 })),
          departments: [
            { id: "y", team: 2, reserves: 1 },
            { id: "x", team: 2, reserves: 0 },
          ],
          restMonths: 0,
        };
        const digest = frozenDigest(rules, roster);
        const found = draw(rules, roster, excluded, keyOf(seed, digest, beacon));
        expect(found).toEqual(
          redraw(rules, roster, excluded, { seed, digest, ...(beacon !== undefined && { beacon }) }),
        );

        expect(new Set(found.map(({ inspectee }) => inspectee)).size).toBe(take);
        for (const { inspectee, teams } of found) {
          expect(excluded).not.toContain(inspectee);
          for (const { department, inspectors, reserves } of teams)
            for (const inspector of [...inspectors, ...reserves]) {
              expect(officers).toContainEqual({ id: inspector, department });
              expect(roster.recusals.some((one) => one.inspector === inspector && one.inspectee === inspectee)).toBe(
                false,
              );
            }
          for (const { inspectors, reserves } of teams)
            expect(new Set([...inspectors, ...reserves]).size).toBe(inspectors.length + reserves.length);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("a whole draw is fair (χ² over 4,000 seeds, α = 10⁻⁶)", () => {
  const roster: Roster = {
    inspectees: [1, 2, 3].flatMap((weight) => [
      { id: `a${weight}`, stratum: "A", weight },
      { id: `b${weight}`, stratum: "B", weight: 1 },
    ]),
    inspectors: ["m1", "m2", "m3", "m4", "m5"].map((id) => ({ id, department: "m" })),
    recusals: [{ inspector: "m5", inspectee: "b1", reason: "directInterest" }],
  };
  const rules: DrawRules = {
    take: 2,
    strata: [
      { id: "A", share: 1 },
      { id: "B", share: 1 },
    ],
    departments: [{ id: "m", team: 2, reserves: 1 }],
    restMonths: 0,
  };
  const digest = frozenDigest(rules, roster);
  const results = Array.from({ length: 4000 }, (_, i) =>
    draw(rules, roster, [], keyOf(i.toString(16).padStart(64, "0"), digest)),
  );
  const countOf = (counted: readonly string[], of: readonly string[]) =>
    of.map((one) => counted.filter((other) => other === one).length);
  const drawnFrom = (stratum: string) => results.flatMap((lots) => lots.filter((lot) => lot.stratum === stratum));

  it("inspectees by weight: 1, 2, 3 of 6", () => {
    const counts = countOf(
      drawnFrom("A").map(({ inspectee }) => inspectee),
      ["a1", "a2", "a3"],
    );
    expect(chiSquare(counts, [1, 2, 3])).toBeLessThan(critical[2]);
  });

  it("inspectees without weights alike, whatever the other stratum weighs", () => {
    const counts = countOf(
      drawnFrom("B").map(({ inspectee }) => inspectee),
      ["b1", "b2", "b3"],
    );
    expect(chiSquare(counts, [1, 1, 1])).toBeLessThan(critical[2]);
  });

  it("the two strata independently: nine pairs as their weights say", () => {
    const pairs = [1, 2, 3].flatMap((a) => [1, 2, 3].map((b) => `a${a},b${b}`));
    const counts = countOf(
      results.map((lots) => lots.map(({ inspectee }) => inspectee).join()),
      pairs,
    );
    expect(chiSquare(counts, [1, 1, 1, 2, 2, 2, 3, 3, 3])).toBeLessThan(critical[8]);
  });

  it("teams with their reserve: each of the 60 ordered threes of five officers", () => {
    const trios = drawnFrom("A").map(({ teams: [team] }) =>
      [...(team?.inspectors ?? []), ...(team?.reserves ?? [])].join(),
    );
    const kinds = [...new Set(trios)];
    expect(kinds).toHaveLength(60);
    expect(
      chiSquare(
        countOf(trios, kinds),
        kinds.map(() => 1),
      ),
    ).toBeLessThan(critical[59]);
  });

  it("teams where one is recused: each of the 24 ordered threes of the other four", () => {
    const trios = drawnFrom("B")
      .filter(({ inspectee }) => inspectee === "b1")
      .map(({ teams: [team] }) => [...(team?.inspectors ?? []), ...(team?.reserves ?? [])].join());
    const kinds = [...new Set(trios)];
    expect(kinds.some((one) => one.includes("m5"))).toBe(false);
    expect(kinds).toHaveLength(24);
    expect(
      chiSquare(
        countOf(trios, kinds),
        kinds.map(() => 1),
      ),
    ).toBeLessThan(critical[23]);
  });
});
