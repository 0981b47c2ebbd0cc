/** 济阳 2023: plays the year by commands, and shows the page's figures beside those found from the events. */
import { project } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { chinaCalendar, fen, formatYuan } from "@caseloop/law";
import { penaltyLines } from "./board/penalty.ts";
import { cases, enforcementFigures } from "./figures/enforcement.ts";
import { preventionFigures } from "./figures/prevention.ts";
import { page } from "./page.ts";
import { plan2023 } from "./plan.ts";
import { year } from "./year.ts";

const clock = { now: "2022-12-31T16:00:00.000Z" };
const store = memoryStore({ clock: () => clock.now });
await year(store, clock, plan2023, chinaCalendar);
const found = {
  ...enforcementFigures((await project(store, cases)).values()),
  ...(await preventionFigures(store, "2023-01-01", "2023-12-31")),
};

const names: Readonly<Record<keyof typeof page, string>> = {
  casesClosed: "cases closed 结案",
  finesFen: "fines and confiscations 罚没款",
  mitigated: "mitigated 减轻",
  exemptOrNotImposed: "exempt or not imposed 免于、不予",
  reducedFen: "reduced 减免",
  stations: "service stations 消费维权服务站",
  demonstrationUnits: "demonstration units 放心消费示范单位",
  noReasonReturnUnits: "no-reason returns 线下购物无理由退货承诺单位",
  trustedUnits: "trusted units 放心消费创建单位",
  odrEnterprises: "ODR enterprises ODR企业",
  jointChecks: "joint checks 双随机联合检查",
  trainingsReceived: "training received 参加培训",
  trainingSessions: "training sessions 培训场次",
  trainingPersonTimes: "training person-times 培训人次",
};
for (const [figure, name] of Object.entries(names) as [keyof typeof page, string][]) {
  const shown = (value: number) => (figure.endsWith("Fen") ? formatYuan(fen(value)) : `${value}`);
  const bound = figure === "reducedFen" ? "over " : "";
  console.log(`${name}: ${shown(found[figure])} (the page: ${bound}${shown(page[figure])})`);
}

const decided = (await store.readAll({ limit: 1_000_000, only: [{ category: "case", types: ["PenaltyDecided"] }] }))
  .events;
const mitigated = decided.find(({ data }) => penaltyOf(data).choice.outcome === "mitigated");
if (mitigated) console.log(["", ...penaltyLines(mitigated.entity, penaltyOf(mitigated.data))].join("\n"));

type Discretion = Parameters<typeof penaltyLines>[1];

function penaltyOf(data: unknown): Discretion {
  const [first] = (data as { readonly penalties: readonly [{ readonly discretion: Discretion }] }).penalties;
  return first.discretion;
}
