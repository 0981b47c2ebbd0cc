import { handle, project } from "@caseloop/core";
import { chinaCalendar } from "@caseloop/law";
import { enforcementCase } from "@caseloop/penalty";
import { describe, expect, it } from "vitest";
import { penaltyLines } from "./board/penalty.ts";
import { enforcement, enforcementLives, newClues } from "./enforcement/index.ts";
import { figuresOf, read, stageOf, withPlan, yearOf } from "./enforcement/played.ts";
import { cases, enforcementByField, enforcementFigures } from "./figures/enforcement.ts";
import { plan2023 } from "./plan.ts";
import { play } from "./stage/play.ts";

/** The page's figures. Source: domain specification §1, M14 and M15. */
const page = {
  casesClosed: 237,
  finesFen: 187_660_000,
  mitigated: 83,
  exemptOrNotImposed: 32,
  reducedFen: 533_500_000,
};
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
