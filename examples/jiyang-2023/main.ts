/** 济阳 2023: plays the year by commands, and shows the page's figures beside those found from the events. */
import { project } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { chinaCalendar, fen, formatYuan } from "@caseloop/law";
import { penaltyLines } from "./board/penalty.ts";
import { cases, enforcementFigures } from "./figures/enforcement.ts";
import { preventionFigures } from "./figures/prevention.ts";
import { plan2023 } from "./plan.ts";
import { year } from "./year.ts";

const clock = { now: "2022-12-31T16:00:00.000Z" };
const store = memoryStore({ clock: () => clock.now });
await year(store, clock, plan2023, chinaCalendar);
const found = {
  ...enforcementFigures((await project(store, cases)).values()),
  ...(await preventionFigures(store, "2023-01-01", "2023-12-31")),
};

const beside: readonly (readonly [name: string, page: string, replayed: number | string])[] = [
  ["cases closed 结案", "237", found.casesClosed],
  ["fines and confiscations 罚没款", "¥1,876,600", formatYuan(fen(found.finesFen))],
  ["mitigated 减轻", "83", found.mitigated],
  ["exempt or not imposed 免于、不予", "32", found.exemptOrNotImposed],
  ["reduced 减免", "over ¥5,335,000", formatYuan(fen(found.reducedFen))],
  ["service stations 消费维权服务站", "19", found.stations],
  ["demonstration units 放心消费示范单位", "2853", found.demonstrationUnits],
  ["no-reason returns 线下购物无理由退货承诺单位", "2844", found.noReasonReturnUnits],
  ["trusted units 放心消费创建单位", "41944", found.trustedUnits],
  ["ODR enterprises ODR企业", "15", found.odrEnterprises],
  ["joint checks 双随机联合检查", "988", found.jointChecks],
  ["training received 参加培训", "6", found.trainingsReceived],
  ["training sessions 培训场次", "43", found.trainingSessions],
  ["training person-times 培训人次", "3410", found.trainingPersonTimes],
];
for (const [name, page, replayed] of beside) console.log(`${name}: ${replayed} (the page: ${page})`);

const decided = (await store.readAll({ limit: 1_000_000, only: [{ category: "case", types: ["PenaltyDecided"] }] }))
  .events;
const mitigated = decided.find(({ data }) => penaltyOf(data).choice.outcome === "mitigated");
if (mitigated) console.log(["", ...penaltyLines(mitigated.entity, penaltyOf(mitigated.data))].join("\n"));

type Discretion = Parameters<typeof penaltyLines>[1];

function penaltyOf(data: unknown): Discretion {
  const [first] = (data as { readonly penalties: readonly [{ readonly discretion: Discretion }] }).penalties;
  return first.discretion;
}
