import type { EventOf } from "@caseloop/core";
import type { transfer } from "../src/transfer/index.ts";

type TransferEvent = EventOf<typeof transfer>;

const DAY_MS = 86_400_000;
/** Beijing midnight after the third day following that moment. */
function endOfThirdDay(at: string): number {
  const local = Date.parse(at) + 8 * 3_600_000;
  return (Math.floor(local / DAY_MS) + 4) * DAY_MS - 8 * 3_600_000 - 1;
}
const nextDay = (at: string) => Date.parse(at) + DAY_MS;

/**
 * Reads the events of a transfer as an auditor would, with 移送规定 at hand but not the program, and names the first breach: a penalty
 * in the transfer's place (art. 11), a step without the one it needs, or a lateness that is not what the clock says. The days of the
 * histories lie outside holidays.
 */
export function violation(events: readonly TransferEvent[]): string | undefined {
  let team: readonly string[] = [];
  let [reported, approved, received, refused, asked, answered, filed] = Array.from<string | undefined>({ length: 7 });
  let [withBureau, barred] = [false, [] as readonly string[]];
  const late = (said: boolean, at: string, end: number) =>
    said === Date.parse(at) > end ? undefined : `late is ${said} at ${at}, the end was ${new Date(end).toISOString()}`;
  for (const { type, data } of events) {
    let wrong: string | undefined;
    switch (type) {
      case "TeamFormed":
        team = data.team;
        if (new Set(team).size < 2) wrong = "a team of one";
        break;
      case "Reported":
        if (!team.includes(data.officer)) wrong = "a report from outside the team";
        [reported, withBureau] = [data.at, false];
        break;
      case "TransferApproved":
      case "TransferRefused":
        if (!reported) wrong = "a decision without a report";
        else wrong = late(data.late, data.at, endOfThirdDay(reported));
        if (team.includes(data.head)) wrong = "the head sat on the team";
        [reported, approved] = [undefined, type === "TransferApproved" ? data.at : undefined];
        break;
      case "HandedOver":
        wrong = approved ? late(data.late, data.at, nextDay(approved)) : "handed over without approval";
        break;
      case "ReceiptNoted":
        received = data.at;
        break;
      case "PassedOn":
        wrong = received ? late(data.late, data.at, nextDay(received)) : "passed on, never received";
        received = undefined;
        break;
      case "Filed":
        if (data.on === "transfer")
          wrong = received ? late(data.late, data.at, endOfThirdDay(received)) : "filed, never received";
        if (data.on === "reconsideration")
          wrong = asked
            ? late(data.late, data.at, endOfThirdDay(asked))
            : "filed on a reconsideration nobody asked for";
        filed = data.at;
        break;
      case "NotFiled":
        wrong = received ? late(data.late, data.at, endOfThirdDay(received)) : "refused, never received";
        refused = data.at;
        break;
      case "ReconsiderationAsked":
        if (!refused || Date.parse(data.at) > endOfThirdDay(refused)) wrong = "reconsideration asked for too late";
        asked = data.at;
        break;
      case "RefusalUpheld":
        wrong = asked ? late(data.late, data.at, endOfThirdDay(asked)) : "upheld, nobody asked";
        answered = data.at;
        break;
      case "SupervisionSuggested": {
        const since = answered ?? refused;
        wrong = since ? late(data.late, data.at, endOfThirdDay(since)) : "nothing to suggest";
        break;
      }
      case "ItemsHandedOver":
        wrong = filed ? late(data.late, data.at, endOfThirdDay(filed)) : "items without a case";
        break;
      case "CaseReturned":
        if (data.because === "notApproved" || data.because === "notFiled") {
          if (filed) wrong = "given back while it is a criminal case";
        } else if (!filed) wrong = "a criminal outcome without a case";
        [withBureau, barred] = [true, data.barred];
        break;
      case "PenaltyCleared":
        if (!withBureau) wrong = "a penalty in the place of the transfer";
        if (data.kinds.some((kind) => barred.includes(kind))) wrong = "a fine beside a criminal fine";
        break;
    }
    if (wrong) return `${type}: ${wrong}`;
  }
  return undefined;
}
