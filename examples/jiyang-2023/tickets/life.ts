import type { Calendar, Instant } from "@caseloop/law";
import type { Plan } from "../plan.ts";
import type { Life, Part } from "../stage/step.ts";
import type { Arrival } from "./arrivals.ts";
import { answeredAtOnce, district, families } from "./bureau.ts";
import { handling } from "./handling.ts";
import type { Caller, Scene } from "./scene.ts";
import { settledByThemselves } from "./selfsettled.ts";
import { sender } from "./send.ts";

const HOUR = 3_600_000;

/** The life of one ticket, from the call to its end: most go straight, some are answered at once, refused, merged or withdrawn. */
export function* life({ seed, prevention }: Plan, arrival: Arrival, calendar: Calendar): Life {
  const { id, at, kind, topic, words, chance } = arrival;
  const send = sender(seed, id);
  const later: Scene["later"] = (from, least, most) =>
    calendar.afterOfficeTime(from, Math.round((least + chance.next() * (most - least)) * HOUR));
  const caller = chance.percent(2) && !arrival.settles ? undefined : callerOf(arrival);
  const proactive = caller === undefined;
  const { odrEnterprises } = prevention;
  const scene: Scene = { arrival, send, calendar, later, odrEnterprises, ...(caller && { caller }) };

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
  if (arrival.settles) return yield* settledByThemselves(scene, soon, arrival.settles);
  if (kind === "consultation" && !proactive && chance.percent(answeredAtOnce)) return yield* answered(scene, soon);
  if (!proactive && chance.percent(3)) return yield* refused(scene, soon);
  if (arrival.like !== undefined && (yield* merged(scene, soon, arrival.like))) return;
  yield* handling(scene, soon);
}

function callerOf({ chance, kind, settles }: Arrival): Caller {
  const identity = chance.weigh([
    ["named", 80],
    ["confidential", 12],
    ["anonymous", settles ? 0 : 8],
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
  const taken = yield send.earlier(at, officer, like, { type: "Absorb", data: { ticket: arrival.id } });
  if (!taken.ok) return false;
  yield send.ticket(at, officer, { type: "MergeInto", data: { ticket: arrival.id, into: like, officer } });
  return true;
}
