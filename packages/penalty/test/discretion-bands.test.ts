import { fen } from "@caseloop/law";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandOf, ImpossibleBand, loadBandProfile, provincialBands, type Tier } from "../src/index.ts";
import { assessed, bandIn } from "./discretion-world.ts";

const range = { floor: fen(50_000_00), ceiling: fen(100_000_00) };

describe("the worked example: Food Safety Law art. 124, ¥50,000–100,000", () => {
  it.each<[Tier, number, number]>([
    ["mitigated", 0, 49_999_99],
    ["lighter", 50_000_00, 65_000_00],
    ["ordinary", 65_000_01, 84_999_99],
    ["heavier", 85_000_00, 100_000_00],
  ])("%s", (tier, from, to) => {
    expect(bandOf(tier, range, provincialBands)).toEqual({ from, to });
  });

  it("is what a case with goods under ¥10,000 comes to", () => {
    expect(bandIn(assessed(), "ordinary")).toEqual([65_000_01, 84_999_99]);
    expect(bandIn(assessed({ harmReduced: true }), "lighter")).toEqual([50_000_00, 65_000_00]);
    expect(bandIn(assessed({ harmReduced: true }), "mitigated")).toEqual([0, 49_999_99]);
    expect(bandIn(assessed({ emergencyBreach: true }), "heavier")).toEqual([85_000_00, 100_000_00]);
  });

  it("is 10 to 20 times the value from ¥10,000 on: 不足一万元 and 一万元以上 meet without a gap", () => {
    expect(bandIn(assessed({ goodsValue: 9_999_99, emergencyBreach: true }), "heavier")).toEqual([
      85_000_00, 100_000_00,
    ]);
    // 10 × 10,000 = 100,000 to 20 × 10,000 = 200,000; heavier from 170,000.
    expect(bandIn(assessed({ goodsValue: 10_000_00, emergencyBreach: true }), "heavier")).toEqual([
      170_000_00, 200_000_00,
    ]);
    expect(bandIn(assessed({ goodsValue: 12_345_67, harmReduced: true }), "lighter")).toEqual([123_456_70, 160_493_71]);
  });
});

describe("a band", () => {
  it("below the minimum begins at the profile's share of it", () => {
    const half = loadBandProfile({ ...provincialBands, mitigatedFrom: 50, digest: undefined });
    expect(bandOf("mitigated", range, half)).toEqual({ from: 25_000_00, to: 49_999_99 });
    expect(bandOf("mitigated", { floor: fen(101), ceiling: fen(200) }, half)).toEqual({ from: 51, to: 100 });
  });

  it("does not exist below a norm that names a maximum only", () => {
    expect(bandOf("mitigated", { ceiling: fen(5_000_00) }, provincialBands)).toBe("no-floor");
    expect(bandOf("lighter", { ceiling: fen(5_000_00) }, provincialBands)).toEqual({ from: 0, to: 1_500_00 });
    expect(bandOf("heavier", { ceiling: fen(5_000_00) }, provincialBands)).toEqual({ from: 3_500_00, to: 5_000_00 });
  });

  it("may be empty in a narrow range: 从轻 and 从重 leave nothing between", () => {
    const narrow = { floor: fen(100), ceiling: fen(101) };
    expect(bandOf("lighter", narrow, provincialBands)).toEqual({ from: 100, to: 100 });
    expect(bandOf("heavier", narrow, provincialBands)).toEqual({ from: 101, to: 101 });
    expect(bandOf("ordinary", narrow, provincialBands)).toBe("empty");
    expect(bandOf("ordinary", { floor: fen(100), ceiling: fen(100) }, provincialBands)).toBe("empty");
    expect(bandOf("mitigated", { floor: fen(0), ceiling: fen(9) }, provincialBands)).toBe("empty");
  });

  it("that is empty and the only one left is an error, never a nearby amount", () => {
    expect(() => assessed({ unlawfulGains: 1 }, { norms: ["price-7"], decidedOn: "2023-09-01" })).toThrow();
    const facts = { hasGains: true, graveInfluence: false, repeated: false, evidenceTampered: false };
    const more = { assetsMoved: false, refundRefused: false, unlawfulGains: 0 };
    expect(() => assessed({ ...facts, ...more }, { norms: ["price-7"] })).toThrow(ImpossibleBand);
  });

  it("of a profile that overlaps itself is refused", () => {
    expect(() => loadBandProfile({ ...provincialBands, lighterTo: 70 })).toThrow(/has not ended/);
    expect(() => loadBandProfile({ ...provincialBands, lighterTo: 101 })).toThrow(/lighterTo/);
  });
});

const amounts = fc
  .tuple(fc.integer({ min: 1, max: 2 ** 52 }), fc.integer({ min: 0, max: 2 ** 52 }))
  .map(([floor, width]) => ({ floor: fen(floor), ceiling: fen(Math.min(floor + width, Number.MAX_SAFE_INTEGER)) }));
const profiles = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 100 }))
  .filter(([, lighterTo, heavierFrom]) => lighterTo < heavierFrom)
  .map(([mitigatedFrom, lighterTo, heavierFrom]) =>
    loadBandProfile({ ...provincialBands, mitigatedFrom, lighterTo, heavierFrom }),
  );

describe("the bands of any range and profile", () => {
  it("lie in order and fill the range to the fen: each amount is in exactly one", () => {
    fc.assert(
      fc.property(amounts, profiles, (statutory, profile) => {
        const [lighter, ordinary, heavier] = (["lighter", "ordinary", "heavier"] as const).map((tier) =>
          bandOf(tier, statutory, profile),
        );
        if (typeof lighter !== "object" || typeof heavier !== "object") throw new Error("an end is never empty");
        expect(lighter.from).toBe(statutory.floor);
        expect(heavier.to).toBe(statutory.ceiling);
        if (typeof ordinary === "object") {
          expect(ordinary.from).toBe(lighter.to + 1);
          expect(heavier.from).toBe(ordinary.to + 1);
        } else expect(heavier.from - lighter.to).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2_000 },
    );
  });

  it("never leave the exact share: the lighter band ends at or below it, the heavier begins at or above it", () => {
    fc.assert(
      fc.property(amounts, profiles, ({ floor, ceiling }, profile) => {
        const [lighter, heavier] = [
          bandOf("lighter", { floor, ceiling }, profile),
          bandOf("heavier", { floor, ceiling }, profile),
        ];
        if (typeof lighter !== "object" || typeof heavier !== "object") throw new Error("an end is never empty");
        const width = BigInt(ceiling - floor);
        const above = (amount: number) => BigInt(amount - floor) * 100n;
        expect(above(lighter.to) <= width * BigInt(profile.lighterTo)).toBe(true);
        expect(above(lighter.to + 1) > width * BigInt(profile.lighterTo)).toBe(true);
        expect(above(heavier.from) >= width * BigInt(profile.heavierFrom)).toBe(true);
        expect(above(heavier.from - 1) < width * BigInt(profile.heavierFrom)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it("keep a mitigated fine under the minimum", () => {
    fc.assert(
      fc.property(amounts, profiles, (statutory, profile) => {
        const band = bandOf("mitigated", statutory, profile);
        if (typeof band === "object") {
          expect(band.to).toBe(statutory.floor - 1);
          expect(BigInt(band.from) * 100n >= BigInt(statutory.floor) * BigInt(profile.mitigatedFrom)).toBe(true);
        } else expect(band).toBe("empty");
      }),
    );
  });
});
