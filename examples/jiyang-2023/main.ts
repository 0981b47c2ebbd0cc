/** 济阳 2023: plays the year's enforcement cases by commands, and shows the page's figures beside those found from the events. */
import { fen, formatYuan } from "@caseloop/law";
import { penaltyLines } from "./board/penalty.ts";
import { yearOf } from "./enforcement/played.ts";
import { enforcementFigures } from "./figures/enforcement.ts";
import { plan2023 } from "./plan.ts";

const { rows, events } = await yearOf(plan2023);
const found = enforcementFigures(rows);

const beside: readonly (readonly [name: string, page: string, replayed: string])[] = [
  ["cases closed 结案", "237", `${found.casesClosed}`],
  ["fines and confiscations 罚没款", "¥1,876,600", formatYuan(fen(found.finesFen))],
  ["mitigated 减轻", "83", `${found.mitigated}`],
  ["exempt or not imposed 免于、不予", "32", `${found.exemptOrNotImposed}`],
  ["reduced 减免", "over ¥5,335,000", formatYuan(fen(found.reducedFen))],
];
for (const [name, page, replayed] of beside) console.log(`${name}: ${replayed} (the page: ${page})`);
console.log(`from ${events.length} events of ${rows.length} cases\n`);

const decided = events.find(({ type, data }) => type === "PenaltyDecided" && outcomeOf(data) === "mitigated");
if (decided) for (const line of penaltyLines(decided.entity, penaltyOf(decided.data))) console.log(line);

type Discretion = Parameters<typeof penaltyLines>[1];

function penaltyOf(data: unknown): Discretion {
  const [first] = (data as { readonly penalties: readonly [{ readonly discretion: Discretion }] }).penalties;
  return first.discretion;
}

function outcomeOf(data: unknown): string {
  return penaltyOf(data).choice.outcome;
}
