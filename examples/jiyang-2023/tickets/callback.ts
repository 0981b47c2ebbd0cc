import type { Instant } from "@caseloop/law";
import type { Part } from "../stage/step.ts";
import { city } from "./bureau.ts";
import type { Scene } from "./scene.ts";
import { dueIn } from "./send.ts";

/** After so many redos the city explains and stops [JN 25]; `assumed`. */
const mostRedos = 3;

/** 回访与重办: the city calls back on every reply; whoever is not satisfied gets another cycle. Answers when it is over. */
export function* callback(
  scene: Scene,
  at: Instant,
  cycle: number,
  again: (at: Instant, due: Instant) => Part<Instant>,
): Part {
  const { arrival, send, later } = scene;
  const { chance } = arrival;
  const call = later(at, 1, 40);
  const clerk = city.clerk;
  const said = answersOf(scene, cycle);
  const spoke = yield send.ticket(
    call,
    clerk,
    { type: "CallBack", data: { level: "city", clerk, ...said } },
    { mayFail: true },
  );
  if (!spoke.ok) {
    const nobody = { process: "notAsked", result: "notAsked" } as const;
    yield send.ticket(call, clerk, { type: "CallBack", data: { level: "city", clerk, ...nobody } });
  } else if (said.result === "dissatisfied") {
    const decided = later(call, 1, 6);
    const { officer } = city;
    if (cycle > mostRedos || chance.percent(15)) {
      const note = "已依法办理，事实和理由未变，书面说明后终止";
      yield send.ticket(decided, officer, { type: "ExplainAndStop", data: { level: "city", officer, note } });
      return;
    }
    const order = yield send.ticket(decided, officer, {
      type: "OrderRedo",
      data: { level: "city", officer, ground: "dissatisfied", reason: "来电人对办理结果不满意" },
    });
    const replied = yield* again(later(decided, 0.5, 3), dueIn(order) ?? decided);
    return yield* callback(scene, replied, cycle + 1, again);
  }
  yield send.ticket(later(call, 0.2, 2), clerk, { type: "Close", data: { officer: clerk } });
}

function answersOf({ arrival: { chance, kind } }: Scene, cycle: number) {
  if (chance.percent(5)) return { process: "unreachable", result: "unreachable" } as const;
  const unhappy = kind === "complaint" ? 13 : 6;
  const process = chance.weigh([
    ["satisfied", 90],
    ["neutral", 7],
    ["dissatisfied", 3],
  ] as const);
  const result = chance.percent(cycle === 1 ? unhappy : 25)
    ? "dissatisfied"
    : chance.percent(6)
      ? "neutral"
      : "satisfied";
  return { process, result, solved: result !== "dissatisfied" } as const;
}
