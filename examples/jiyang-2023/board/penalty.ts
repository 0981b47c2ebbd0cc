import type { EventStore, Immutable } from "@caseloop/core";
import { formatYuan, type LegalBasis } from "@caseloop/law";
import { applied, type PenaltyDecided, reproduce, shippedLibrary } from "@caseloop/penalty";

type Decided = Immutable<PenaltyDecided>;
type Rule = Decided["underAct"]["trace"][number];

const outcomes: Readonly<Record<Decided["choice"]["outcome"], string>> = {
  not_imposed: "not imposed 不予处罚",
  exempt: "exempt 免予处罚",
  mitigated: "mitigated 减轻",
  lighter: "lighter 从轻",
  ordinary: "ordinary 一般",
  heavier: "heavier 从重",
};

const results: Readonly<Record<Rule["result"], string>> = {
  fired: "applies",
  notMet: "not met",
  notReached: "not reached: an earlier step decided",
  setAside: "set aside: another norm applies",
};

/** The year's first decision that mitigates, explained; any other where there is none. */
export async function decisionLines(store: EventStore): Promise<readonly string[]> {
  const only = [{ category: "case", types: ["PenaltyDecided"] }];
  const { events } = await store.readAll({ only, limit: 1000 });
  const decided = events.map(({ entity, data }) => {
    const [penalty] = (data as { readonly penalties: readonly [{ readonly discretion: Decided }] }).penalties;
    return { entity, discretion: penalty.discretion };
  });
  const told = decided.find(({ discretion }) => discretion.choice.outcome === "mitigated") ?? decided[0];
  return told ? penaltyLines(told.entity, told.discretion) : ["nothing was decided"];
}

/** Explains one decision of a case article by article 裁量说理: facts, rules, options, choice, and whether it comes out the same again. */
export function penaltyLines(id: string, decided: Decided): readonly string[] {
  const { choice, band, baseline, reduction, duties, gates, norms } = decided;
  const { trace, options, norms: ranges } = applied(decided as PenaltyDecided);
  const [range] = ranges;
  const fired = trace.filter(({ result }) => result === "fired" || result === "setAside");
  const others = trace.filter(({ result }) => result === "notMet" || result === "notReached");
  const asked = new Set(fired.flatMap(({ tests }) => tests.map(({ fact }) => fact)));
  return [
    `Case 案件 ${id}: ${norms.join(", ")}, decided 决定 on ${decided.decidedOn} under the law of the day of the ${decided.applied}`,
    "Facts 事实 and their evidence 证据",
    ...Object.entries(decided.facts).flatMap(([name, { value, evidence }]) =>
      telling(value) || asked.has(name) ? [`  ${name} = ${String(value)}  [${evidence.join(", ")}]`] : [],
    ),
    "Rules that apply 适用的规则",
    ...(fired.length > 0 ? fired.map(ruleLine) : ["  none: an ordinary case"]),
    "Rules that do not 未适用的规则",
    ...others.map(ruleLine),
    ...(range
      ? [
          `Statutory range 法定幅度 ${articleOf(range.basis)}: ${range.floor === undefined ? "no minimum" : formatYuan(range.floor)} to ${formatYuan(range.ceiling)}`,
        ]
      : []),
    "Options 可选的处理",
    ...options.map(
      (option) =>
        `  ${option.outcome === choice.outcome ? "→" : " "} ${outcomes[option.outcome]}${option.band ? ` ${bandText(option.band)}` : ""}`,
    ),
    `Choice 决定: ${outcomes[choice.outcome]}${choice.fine === undefined ? "" : `, fine 罚款 ${formatYuan(choice.fine)}`}${band ? ` within ${bandText(band)}` : ""}, by ${choice.by}`,
    `Reason 理由: ${choice.reason ?? "the law leaves one outcome"}`,
    ...duties.map(
      (duty) =>
        `With it 一并: ${duty.do}${duty.amount === undefined ? "" : ` ${formatYuan(duty.amount)}`} (${articleOf(duty.basis)})`,
    ),
    ...gates.map(({ gate }) => `Before it 前置程序: ${gate}`),
    `Reduction 减免: ${formatYuan(reduction)}${baseline === undefined ? "" : ` below the minimum 法定下限 of ${formatYuan(baseline)}`}`,
    `Evaluated again 重新评价: ${reproduce(decided, shippedLibrary).result}`,
  ];
}

/** A fact worth a line by itself: what is so, and what is worth money. */
function telling(value: unknown): boolean {
  return value !== false && value !== 0;
}

function ruleLine({ rule, basis, result, tests }: Rule): string {
  const why = tests
    .filter(({ holds }) => (result === "fired") === holds)
    .map(
      ({ fact, op, expected, actual }) =>
        `${fact} ${op} ${String(expected)}, ${actual === undefined ? "not asked 未涉及" : `is ${String(actual)}`}`,
    );
  const because = result === "notMet" && why.length > 0 ? ` (${why.join("; ")})` : "";
  return `  ${articleOf(basis)} ${rule}: ${results[result]}${because}`;
}

function articleOf({ act, edition, article }: LegalBasis): string {
  return `${act} ${edition}${article === undefined ? "" : ` art. ${article}`}`;
}

function bandText({ from, to }: { readonly from: number; readonly to: number }): string {
  return `${formatYuan(from as Parameters<typeof formatYuan>[0])}–${formatYuan(to as Parameters<typeof formatYuan>[0])}`;
}
