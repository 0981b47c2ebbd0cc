import type { Instant } from "@caseloop/law";
import type { Part } from "../stage/step.ts";
import { district, ownersIn, type Unit, units } from "./bureau.ts";
import { callback } from "./callback.ts";
import type { Scene } from "./scene.ts";
import { dueIn } from "./send.ts";
import { supervised } from "./supervised.ts";
import { disputed, together } from "./together.ts";
import { openTracks } from "./tracks.ts";

/** 派单到答复: the unit signs for the ticket, contacts the caller, works, replies and is reviewed; then the city calls back. */
export function* handling(scene: Scene, at: Instant): Part {
  const { arrival, send, later } = scene;
  const { chance, kind } = arrival;
  const proactive = scene.caller === undefined;
  let unit = arrival.unit;
  let handler = chance.pick(unit.handlers);
  const sent = yield send.ticket(at, district.dispatcher, {
    type: "Dispatch",
    data: { lead: unit.id, owners: ownersIn(unit, handler) },
  });
  let due = dueIn(sent) ?? at;
  let now = yield* signIn(scene, unit, later(at, 0.2, 1.5));

  if (chance.percent(5)) {
    const other = chance.pick(units);
    if (other !== unit) {
      handler = chance.pick(other.handlers);
      now = yield* giveBack(scene, unit, other, handler, now);
      unit = other;
      now = yield* signIn(scene, unit, later(now, 0.2, 2));
    }
  }
  let coordinated = false;
  if (chance.percent(1)) {
    const other = chance.pick(units);
    if (other !== unit) {
      coordinated = true;
      handler = chance.pick(other.handlers);
      now = yield* signIn(scene, other, yield* disputed(scene, unit, other, handler, now));
      unit = other;
    }
  }
  const { leader } = unit;
  const contacted = later(now, 0.1, kind === "enterprise" ? 1.2 : 4);
  if (!proactive) {
    yield send.ticket(contacted, handler, { type: "RecordContact", data: { officer: handler, means: "phone" } });
    if (kind === "enterprise")
      yield send.ticket(later(contacted, 0.2, 6), handler, {
        type: "GiveFirstReply",
        data: { officer: handler, text: "已受理并安排专人跟进", means: "phone" },
      });
  } else {
    yield send.ticket(contacted, handler, {
      type: "NoteWork",
      data: { officer: handler, note: "主动巡查发现，先行处置" },
    });
  }
  now = later(contacted, kind === "enterprise" ? 6 : 0.5, 7);
  if (!proactive && chance.percent(2)) {
    yield send.ticket(now, handler, {
      type: "Withdraw",
      data: { officer: handler, reason: "双方已协商一致，来电人撤回" },
    });
    return;
  }
  now = yield* openTracks(scene, now, handler);
  if (chance.percent(1.5) && !coordinated) now = yield* together(scene, unit, handler, now);
  if (chance.percent(1)) now = yield* supervised(scene, unit, handler, now);
  if (chance.percent(8) && now < due) {
    const days = chance.int(3, 10);
    const decided = later(now, 0.5, 3);
    if (decided <= due) {
      yield send.ticket(now, handler, {
        type: "RequestExtension",
        data: { applicant: handler, days, reason: "需委托检验，等待结果" },
      });
      now = decided;
      const granted = yield send.ticket(now, leader, { type: "GrantExtension", data: { approver: leader } });
      due = dueIn(granted) ?? due;
    }
  }
  if (chance.percent(3)) ({ now, due } = yield* shelve(scene, handler, leader, now, due));
  const again = (from: Instant, until: Instant) => work(scene, unit, handler, from, until);
  const replied = yield* again(now, due);
  yield* callback(scene, replied, 1, again);
}

function* signIn({ send }: Scene, unit: Unit, at: Instant): Part<Instant> {
  yield send.ticket(at, unit.head, { type: "SignIn", data: { unit: unit.id, officer: unit.head } });
  return at;
}

/** 退回改派 */
function* giveBack({ send, later }: Scene, unit: Unit, other: Unit, handler: string, at: Instant): Part<Instant> {
  const asked = later(at, 0.5, 3);
  const reason = "经核实，涉事企业不在本辖区";
  yield send.ticket(asked, unit.head, { type: "RequestReturn", data: { unit: unit.id, officer: unit.head, reason } });
  const granted = later(asked, 0.5, 3);
  yield send.ticket(granted, district.dispatcher, {
    type: "GrantReturn",
    data: {
      approver: district.dispatcher,
      reason: "同意退回",
      next: { lead: other.id, owners: ownersIn(other, handler) },
    },
  });
  return granted;
}

/** 挂账: what cannot be solved yet gets measures and a date, is tracked, and goes on then with the time it had left. */
function* shelve(
  { arrival, send, later, calendar }: Scene,
  handler: string,
  leader: string,
  at: Instant,
  due: Instant,
): Part<{ now: Instant; due: Instant }> {
  const until = calendar.workdayAfter(calendar.dayOf(at), arrival.chance.int(15, 60));
  const measures = "待设备整改验收后复核";
  yield send.ticket(at, handler, { type: "Shelve", data: { applicant: handler, approver: leader, measures, until } });
  const look = calendar.startOf(calendar.workdayAfter(calendar.dayOf(at), 10));
  yield send.ticket(later(look, 1, 4), handler, {
    type: "TrackShelved",
    data: { officer: handler, note: "整改进行中，已告知来电人" },
  });
  const back = later(calendar.startOf(until), 0.5, 3);
  const resumed = yield send.ticket(back, handler, { type: "Resume", data: { officer: handler } });
  return { now: back, due: dueIn(resumed) ?? due };
}

/** 办理、答复、审核: in one cycle, in time or, as units are, late. Answers when the reply was reviewed. */
function* work(
  { arrival, send, later, calendar }: Scene,
  unit: Unit,
  handler: string,
  from: Instant,
  due: Instant,
): Part<Instant> {
  const { chance } = arrival;
  const { head } = unit;
  const room = calendar.officeTimeBetween(from, due);
  // In December the year-end inspections take up the handlers.
  const busy = calendar.dayOf(from) >= "2023-12-08";
  const late = room <= 0 || chance.percent(busy ? 18 + unit.late : unit.late);
  const reply = late
    ? later(due > from ? due : from, 1, busy ? 90 : 24)
    : calendar.afterOfficeTime(from, Math.round(room * ((busy ? 0.5 : 0.1) + (busy ? 0.45 : 0.8) * chance.next())));
  const visit = calendar.afterOfficeTime(from, Math.round(Math.max(calendar.officeTimeBetween(from, reply), 0) / 2));
  if (chance.percent(45)) {
    const officers = [handler, unit.head];
    yield send.ticket(visit, handler, {
      type: "RecordVisit",
      data: { officers, inspection: true, findings: "现场检查并制作笔录" },
    });
  } else {
    yield send.ticket(visit, handler, { type: "NoteWork", data: { officer: handler, note: "已联系商家核实情况" } });
  }
  let replied = reply;
  const text = "已核实处理，并告知来电人结果";
  const answer = (at: Instant) =>
    send.ticket(at, handler, { type: "Reply", data: { unit: unit.id, officer: handler, text, means: "phone" } });
  yield answer(replied);
  if (chance.percent(4)) {
    const back = later(replied, 0.5, 3);
    yield send.ticket(back, head, {
      type: "SendBack",
      data: { officer: head, level: "bureau", reason: "答复内容不完整" },
    });
    replied = later(back, 0.5, 4);
    yield answer(replied);
  }
  const reviewed = later(replied, 0.2, 4);
  yield send.ticket(reviewed, head, { type: "Review", data: { reviewer: head } });
  return reviewed;
}
