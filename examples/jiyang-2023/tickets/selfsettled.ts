import { fen, type Instant } from "@caseloop/law";
import type { Part } from "../stage/step.ts";
import type { Arrival } from "./arrivals.ts";
import { city, district, ownersIn } from "./bureau.ts";
import type { Scene } from "./scene.ts";
import { dueIn } from "./send.ts";

/** 自行和解 (M9): the merchant settles the complaint with the caller, an ODR enterprise within the days it is given; the ticket is answered for it. */
export function* settledByThemselves(
  scene: Scene,
  at: Instant,
  { late, satisfied }: NonNullable<Arrival["settles"]>,
): Part {
  const { arrival, send, later } = scene;
  const { unit, chance } = arrival;
  const handler = chance.pick(unit.handlers);
  const sent = yield send.ticket(at, district.dispatcher, {
    type: "Dispatch",
    data: { lead: unit.id, owners: ownersIn(unit, handler) },
  });
  const due = dueIn(sent) ?? at;
  const signed = later(at, 0.2, 1.5);
  yield send.ticket(signed, unit.head, { type: "SignIn", data: { unit: unit.id, officer: unit.head } });
  const contacted = later(signed, 0.1, 3);
  yield send.ticket(contacted, handler, { type: "RecordContact", data: { officer: handler, means: "phone" } });
  const settled = yield* settlement(scene, contacted, handler);

  const replied = late ? later(due > settled ? due : settled, 1, 8) : later(settled, 0.2, 3);
  yield send.ticket(replied, handler, {
    type: "Reply",
    data: { unit: unit.id, officer: handler, text: "双方已自行和解，已告知来电人", means: "phone" },
  });
  const reviewed = later(replied, 0.2, 4);
  yield send.ticket(reviewed, unit.head, { type: "Review", data: { reviewer: unit.head } });
  const called = later(reviewed, 1, 40);
  const { clerk } = city;
  const process = chance.percent(94) ? "satisfied" : "neutral";
  const result = satisfied ? "satisfied" : "neutral";
  yield send.ticket(called, clerk, { type: "CallBack", data: { level: "city", clerk, process, result, solved: true } });
  yield send.ticket(later(called, 0.2, 2), clerk, { type: "Close", data: { officer: clerk } });
}

/** Through an ODR enterprise, or between the two alone; answers when they agreed. */
function* settlement(
  { arrival: { id, words, chance }, caller, send, later, calendar, odrEnterprises }: Scene,
  at: Instant,
  officer: string,
): Part<Instant> {
  const track = `${id}-c`;
  const enterprise =
    odrEnterprises > 0 && chance.percent(60) ? `odrEnterprise-${chance.int(1, odrEnterprises)}` : undefined;
  yield send.complaint(at, officer, track, {
    type: "Open",
    data: {
      ticket: id,
      complainant: { name: caller?.name ?? "", confidential: caller?.identity === "confidential" },
      respondent: enterprise ?? "merchant",
      claim: words,
    },
  });
  let from = at;
  if (enterprise !== undefined) {
    from = later(at, 0.1, 0.5);
    const until = calendar.endOf(calendar.workdayAfter(calendar.dayOf(from), 3));
    yield send.complaint(from, officer, track, {
      type: "OfferToMerchant",
      data: { merchant: enterprise, until, officer },
    });
  }
  const settled = later(from, 1, 12);
  const amount = fen(chance.int(20, 2000) * 100);
  yield send.complaint(settled, officer, track, {
    type: "SelfSettle",
    data: { terms: "商家退款并致歉", amount, performedAtOnce: true },
  });
  return settled;
}
