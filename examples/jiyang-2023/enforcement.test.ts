import { handle, project, type Recorded } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { chinaCalendar } from "@caseloop/law";
import { enforcementCase } from "@caseloop/penalty";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { penaltyLines } from "./board/penalty.ts";
import { docketOf } from "./enforcement/docket.ts";
import { enforcement, enforcementLives, newClues, PlanUnmet } from "./enforcement/index.ts";
import { cases, enforcementByField, enforcementFigures } from "./figures/enforcement.ts";
import { type Plan, plan2023 } from "./plan.ts";
import { play, type Stage } from "./stage/play.ts";

function stageOf() {
  const clock = { now: "2022-12-31T16:00:00.000Z" };
  const store = memoryStore({ clock: () => clock.now });
  return { store, clock, calendar: chinaCalendar, from: "2023-01-01", to: "2023-12-31", evening: async () => [] };
}

async function yearOf(plan: Plan) {
  const stage: Stage = stageOf();
  await play(stage, enforcementLives(plan, chinaCalendar));
  return { ...(await read(stage)), stage };
}

async function read({ store }: Pick<Stage, "store">) {
  const rows = [...(await project(store, cases)).values()];
  const events: Recorded[] = [];
  for (let page = await store.readAll(); ; page = await store.readAll({ after: page.position })) {
    events.push(...page.events);
    if (page.end) return { rows, events };
  }
}

/** The page's figures. Source: domain specification §1, M14 and M15. */
const page = {
  casesClosed: 237,
  finesFen: 187_660_000,
  mitigated: 83,
  exemptOrNotImposed: 32,
  reducedFen: 533_500_000,
};
const withPlan = (seed: string, totals: Plan["enforcement"]): Plan => ({ ...plan2023, seed, enforcement: totals });
const figuresOf = ({ closed, fines, mitigated, exemptOrNotImposed, reduced }: Plan["enforcement"]) => ({
  ...{ casesClosed: closed, finesFen: fines, mitigated, exemptOrNotImposed, reducedFen: reduced },
});

describe("the enforcement year", async () => {
  const { rows, events } = await yearOf(plan2023);
  const typed = (type: string) => events.filter((event) => event.type === type);

  it("adds up to the page's figures", () => {
    expect(enforcementFigures(rows)).toEqual(page);
  });

  it("is about all eight fields, which add up to the whole", () => {
    const fields = [...enforcementByField(rows).values()];
    expect(fields).toHaveLength(8);
    for (const name of ["casesClosed", "finesFen", "mitigated", "exemptOrNotImposed", "reducedFen"] as const)
      expect(fields.reduce((sum, one) => sum + one[name], 0)).toBe(page[name]);
  });

  it("leaves nothing open, and misses no clock", () => {
    expect(rows.filter(({ closed }) => !closed)).toEqual([]);
    const breaches = typed("Closed").flatMap(({ data }) => (data as { readonly breaches: readonly string[] }).breaches);
    expect(breaches).toEqual([]);
  });

  it.each([
    ["HearingEnded", 1],
    ["MeasureTaken", 1],
    ["GoodsConfiscated", 1],
    ["DecisionExtended", 1],
    ["SurchargeImposed", 1],
    ["RemedyEnded", 1],
    ["TransferredToPolice", 1],
    ["Filed", 1],
    ["Dismissed", 2],
    ["NotFiled", 4],
  ])("has its %s", (type, count) => {
    expect(typed(type)).toHaveLength(count);
  });

  it("has summary decisions, and exempt ones beside those not imposed", () => {
    expect(typed("FoundOnSpot").length).toBeGreaterThan(0);
    const outcomes = new Set(
      typed("PenaltyDecided").flatMap(({ data }) =>
        decisionsIn(data).map(({ discretion }) => discretion.choice.outcome),
      ),
    );
    expect(outcomes).toEqual(new Set(["ordinary", "mitigated", "not_imposed", "exempt"]));
  });

  it("can explain each decision, and comes to the same again", () => {
    const decided = typed("PenaltyDecided");
    for (const { entity, data } of decided)
      for (const { discretion } of decisionsIn(data))
        expect(penaltyLines(entity, discretion).at(-1)).toBe("Evaluated again 重新评价: identical");
    const mitigated = decided
      .flatMap(({ data }) => decisionsIn(data))
      .find((one) => one.discretion.choice.outcome === "mitigated");
    const lines = mitigated ? penaltyLines("e-001", mitigated.discretion) : [];
    expect(lines.filter((line) => /^ {2}penalty-law 2021 art\. 32\(\d\) .*: applies$/.test(line))).toHaveLength(1);
    expect(lines.some((line) => /art\. 33¶1 .*: not met \(.+\)$/.test(line))).toBe(true);
  });

  it("is the same again for the same seed, and another for another", async () => {
    const small = { closed: 30, fines: 20_000_000, mitigated: 6, exemptOrNotImposed: 3, reduced: 40_000_000 };
    const [one, same, other] = await Promise.all(["a", "a", "b"].map((seed) => yearOf(withPlan(seed, small))));
    expect(JSON.stringify(same?.events)).toBe(JSON.stringify(one?.events));
    expect(JSON.stringify(other?.events)).not.toBe(JSON.stringify(one?.events));
  });
});

interface Decision {
  readonly discretion: Parameters<typeof penaltyLines>[1];
}
function decisionsIn(data: unknown): readonly Decision[] {
  return (data as { readonly penalties: readonly Decision[] }).penalties;
}

describe("a plan", () => {
  const totals = fc
    .record({
      mitigated: fc.nat(4),
      exemptOrNotImposed: fc.nat(4),
      others: fc.nat(24),
      seed: fc.string({ maxLength: 4 }),
    })
    .chain(({ others, seed, ...light }) => {
      const { mitigated, exemptOrNotImposed } = light;
      const least = mitigated + 100 * others;
      const count = mitigated + exemptOrNotImposed;
      return fc.record({
        seed: fc.constant(seed),
        closed: fc.constant(others + count),
        mitigated: fc.constant(mitigated),
        exemptOrNotImposed: fc.constant(exemptOrNotImposed),
        fines: mitigated + others === 0 ? fc.constant(0) : fc.nat(80_000_000).map((more) => least + more),
        reduced: count === 0 ? fc.constant(0) : fc.nat(40_000_000).map((more) => mitigated + more),
      });
    });

  it("comes out exactly, whatever it asks for that can be met", async () => {
    await fc.assert(
      fc.asyncProperty(totals, async ({ seed, ...asked }) => {
        const { rows } = await yearOf(withPlan(seed, asked));
        expect(enforcementFigures(rows)).toEqual(figuresOf(asked));
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ["closed", { closed: 114 }],
    ["fines", { fines: 83 + 122 * 100 - 1 }],
    ["reduced", { reduced: 82 }],
    ["mitigated", { mitigated: 1.5 }],
    ["closed", { closed: -1 }],
    ["fines", { closed: 32, mitigated: 0 }],
    ["reduced", { closed: 10, mitigated: 0, exemptOrNotImposed: 0 }],
  ])("is refused where its %s cannot be met", (field, change) => {
    const refused = () => enforcementLives(withPlan("x", { ...plan2023.enforcement, ...change }), chinaCalendar);
    expect(refused).toThrow(PlanUnmet);
    expect(refused).toThrow(expect.objectContaining({ code: "plan-unmet", facts: expect.objectContaining({ field }) }));
  });

  it("is met at the very least that it may ask", async () => {
    const least = { closed: 6, fines: 2 + 3 * 100, mitigated: 2, exemptOrNotImposed: 1, reduced: 2 };
    expect(enforcementFigures((await yearOf(withPlan("least", least))).rows)).toEqual(figuresOf(least));
  });
});

describe("the docket", () => {
  it("never gives a case more than the others leave", () => {
    const tight = { closed: 3, fines: 50_050, mitigated: 0, exemptOrNotImposed: 0, reduced: 0 };
    for (let seed = 0; seed < 500; seed++) {
      const sums = docketOf(withPlan(`tight-${seed}`, tight)).map(({ fine = 0, confiscated }) => fine + confiscated);
      expect(sums.reduce((sum, one) => sum + one, 0)).toBe(50_050);
      expect(Math.min(...sums)).toBeGreaterThanOrEqual(100);
    }
  });
});

describe("a decision that is withdrawn", () => {
  it("counts no longer", async () => {
    const stage = { ...stageOf(), to: "2023-05-31" };
    await play(stage, enforcementLives(plan2023, chinaCalendar));
    const before = await project(stage.store, cases);
    const [id = "", row] = [...before].find(([, { closed, decision }]) => !closed && (decision?.money ?? 0) > 0) ?? [];
    const handled = await handle(stage.store, enforcementCase, id, {
      ...{ type: "WithdrawDecision", at: "2023-06-01T01:00:00.000Z" },
      data: { approver: "leader-1", ground: "factsWrong", reason: "事实有误" },
    });
    expect(handled.ok).toBe(true);
    const lost = enforcementFigures(before.values()).finesFen - enforcementFigures((await read(stage)).rows).finesFen;
    expect(lost).toBe(row?.decision?.money);
    expect(lost).toBeGreaterThan(0);
  });
});

describe("cases that something else opens", () => {
  it.each([0, 3, 400])("leave the totals as planned, with %i of them", async (count) => {
    const small = { closed: 30, fines: 20_000_000, mitigated: 6, exemptOrNotImposed: 3, reduced: 40_000_000 };
    const stage = stageOf();
    const { lives, evening } = enforcement(withPlan("opened", small), chinaCalendar);
    const opened = newClues(stage.store);
    let number = 0;
    const reports = async (day: string, at: string) => {
      for (let today = 0; today < 2 && number < count && day >= "2023-02-01"; today++)
        await handle(stage.store, enforcementCase, `t-${++number}-case`, {
          ...{ type: "OpenClue", at },
          data: { source: { kind: "report", id: `r-${number}` }, about: "shop" },
        });
      return evening(day, await opened());
    };
    await play({ ...stage, evening: reports }, lives);
    const { rows, events } = await read(stage);
    expect(enforcementFigures(rows)).toEqual(figuresOf(small));
    const filed = new Set(events.filter(({ type }) => type === "CaseFiled").map(({ entity }) => entity));
    if (count === 3) expect([1, 2, 3].every((at) => filed.has(`t-${at}-case`))).toBe(true);
    expect(rows.filter(({ closed }) => !closed)).toEqual([]);
  });
});
