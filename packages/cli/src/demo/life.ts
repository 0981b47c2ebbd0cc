import type { Calendar, Instant } from "@caseloop/law";
import type { Arrival } from "./arrivals.ts";
import { city, district, families } from "./bureau.ts";
import { handling } from "./handling.ts";
import { dueIn, type Life, type Part, type Sender, sender } from "./step.ts";

/** What every part of a life knows. */
export interface Scene {
  readonly arrival: Arrival;
  /** The caller; nobody called about a ticket that the bureau opened itself. */
  readonly caller?: Caller;
  readonly send: Sender;
  readonly calendar: Calendar;
  /** A moment so many hours of office time later, give or take. */
  later(at: Instant, from: number, to: number): Instant;
}

const HOUR = 3_600_000;

/** The life of one ticket, from the call to its end: most go straight, some are answered at once, refused, merged or withdrawn. */
export function* life(seed: string, arrival: Arrival, calendar: Calendar): Life {
  const { id, at, kind, topic, words, chance } = arrival;
  const send = sender(seed, id);
  const later: Scene["later"] = (from, least, most) =>
    calendar.afterOfficeTime(from, Math.round((least + chance.next() * (most - least)) * HOUR));
  const caller = chance.percent(2) ? undefined : callerOf(arrival);
  const proactive = caller === undefined;
  const scene: Scene = { arrival, send, calendar, later, ...(caller && { caller }) };

  yield send.ticket(at, district.dispatcher, {
    type: "Register",
    data: {
      ...{ kind, topic, content: words, proactive },
      channel: chance.weigh([
        ["phone", 70],
        ["web", 15],
        ["app", 10],
        ["walkIn", 5],
      ] as const),
      ...(caller && { caller }),
      urgent: chance.percent(4),
    },
  });
  const soon = later(at, 0.2, 2);
  if (kind === "consultation" && !proactive && chance.percent(65)) return yield* answered(scene, soon);
  if (!proactive && chance.percent(3)) return yield* refused(scene, soon);
  if (arrival.like !== undefined && (yield* merged(scene, soon, arrival.like))) return;
  yield* handling(scene, soon);
}

interface Caller {
  readonly identity: "named" | "confidential" | "anonymous";
  readonly name?: string;
  readonly phone?: string;
}

function callerOf({ chance, kind }: Arrival): Caller {
  const identity = chance.weigh([
    ["named", 80],
    ["confidential", 12],
    ["anonymous", 8],
  ] as const);
  const phone = `1380000${String(chance.int(0, 9999)).padStart(4, "0")}`;
  if (identity === "anonymous") return chance.percent(50) ? { identity, phone } : { identity };
  return { identity, name: `${chance.pick(families)}${kind === "enterprise" ? "经理" : "某"}`, phone };
}

/** 直接答复 */
function* answered({ send, later }: Scene, at: Instant): Part {
  const answer = "已说明政策依据和办理渠道";
  yield send.ticket(at, district.dispatcher, {
    type: "AnswerDirectly",
    data: { officer: district.dispatcher, answer, means: "phone" },
  });
  const call = later(at, 1, 8);
  const said = { process: "satisfied", result: "satisfied", solved: true } as const;
  const spoke = yield send.ticket(
    call,
    district.clerk,
    { type: "CallBack", data: { level: "district", clerk: district.clerk, ...said } },
    { mayFail: true },
  );
  if (!spoke.ok)
    yield send.ticket(call, district.clerk, {
      type: "CallBack",
      data: { level: "district", clerk: district.clerk, process: "notAsked", result: "notAsked" },
    });
  yield send.ticket(later(call, 0.1, 1), district.clerk, { type: "Close", data: { officer: district.clerk } });
}

/** 不予受理: with a reason, and told. */
function* refused({ arrival, send, later }: Scene, at: Instant): Part {
  const officer = district.dispatcher;
  const why = arrival.chance.pick([
    { class: "statutoryRoute", reason: "该事项已进入诉讼程序", route: "人民法院" },
    { class: "beyondDuty", reason: "不属于市场监管职责", route: "住房城乡建设部门" },
  ] as const);
  yield send.ticket(at, officer, { type: "Refuse", data: { officer, ...why } });
  const told = later(at, 0.2, 3);
  yield send.ticket(told, officer, { type: "TellRefusal", data: { officer, means: "phone" } });
  yield send.ticket(later(told, 0.1, 1), officer, { type: "Close", data: { officer } });
}

/** 并案: into an earlier ticket about the same thing, if that is still open. */
function* merged({ arrival, send }: Scene, at: Instant, like: string): Part<boolean> {
  const officer = district.dispatcher;
  const taken = yield send.ticket(
    at,
    officer,
    { type: "Absorb", data: { ticket: arrival.id } },
    { entity: like, mayFail: true },
  );
  if (!taken.ok) return false;
  yield send.ticket(at, officer, { type: "MergeInto", data: { ticket: arrival.id, into: like, officer } });
  return true;
}

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
    if (cycle >= 3 || chance.percent(15)) {
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
