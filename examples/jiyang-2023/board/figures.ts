import { fen, formatYuan } from "@caseloop/law";
import type { Figures } from "../figures/index.ts";
import { page } from "../page.ts";
import { table } from "./table.ts";

type Figure = keyof typeof page;

const names: Readonly<Record<Figure, string>> = {
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
  selfSettled: "self-settled 自行和解",
  selfSettledOnTimeRate: "  answered on time 按期办结率",
  selfSettledSatisfactionRate: "  satisfied with the outcome 结果满意率",
  jointChecks: "joint checks 双随机联合检查",
  trainingsReceived: "training received 参加培训",
  trainingSessions: "training sessions 培训场次",
  trainingPersonTimes: "training person-times 培训人次",
};

/** 报道与回放: the page's figures beside those found from the events. */
export function figureLines(found: Figures): string[] {
  const rows = (Object.entries(names) as [Figure, string][]).map(([figure, name]) => {
    const asked = page[figure];
    const value = found[figure];
    const met = figure === "reducedFen" ? (value ?? 0) >= asked : value === asked;
    return [
      name,
      `${figure === "reducedFen" ? "over " : ""}${text(figure, asked)}`,
      text(figure, value),
      met ? "✓" : "≠",
    ];
  });
  const rungs = Object.entries(found.leadByRedo).map(
    ([redos, { office, tickets }]) => `${redos} → ${offices[office] ?? office}: ${tickets}`,
  );
  return [
    ...table(["", ">the page 报道", ">replayed 回放", ""], rows),
    "",
    `Redo ladder 提级阶梯, tickets by number of city redos 市级重办: ${rungs.join("; ")}`,
  ];
}

const offices: Readonly<Record<string, string>> = {
  hotlineCentre: "hotline centre 执法大队热线服务中心",
  deputyLeader: "deputy leader 分管领导",
  principalLeader: "principal leader 主要领导",
};

function text(figure: Figure, value: number | null): string {
  if (value === null) return "n/a";
  if (figure.endsWith("Fen")) return formatYuan(fen(value));
  return figure.endsWith("Rate") ? `${value}%` : `${value}`;
}
