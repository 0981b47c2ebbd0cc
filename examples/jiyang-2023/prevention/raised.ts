import type { Calendar } from "@caseloop/law";
import { outreach } from "@caseloop/prevention";
import { type TicketCommand, ticket } from "@caseloop/ticket";
import type { stepsOf } from "../stage/step.ts";
import { district, ownersIn, units } from "../tickets/bureau.ts";
import { type Agenda, morning } from "./agenda.ts";
import type { Finding } from "./findings.ts";

interface Raised extends Finding {
  /** So many seconds into the morning. */
  readonly second: number;
  readonly step: ReturnType<typeof stepsOf>;
  readonly list: Agenda;
  readonly calendar: Calendar;
}

/**
 * 未诉先办 (M13): the residents' matter becomes a ticket that nobody called for, registered in the evening by `raising`, and then handled as
 * any other: dispatched, signed for, worked on, replied to in public, reviewed, and closed with nobody to call back.
 */
export function raised({ id, trade, day, second, luck, step, list, calendar }: Raised): void {
  const entity = `proactive-${id}`;
  const unit = luck.weigh(units.map((one) => [one, one.weight] as const));
  const handler = luck.pick(unit.handlers);
  list.add(morning(day, calendar, second + 300), (at) =>
    step(outreach, id, at, "visitor-1", {
      type: "RaiseTicket",
      data: { ticket: entity, kind: "complaint", topic: trade.topic, officer: "visitor-1" },
    }),
  );
  const act = (workdaysOn: number, by: string, command: TicketCommand) =>
    list.add(morning(calendar.workdayAfter(day, workdaysOn), calendar, second), (at) =>
      step(ticket, entity, at, by, command),
    );
  const { dispatcher, clerk } = district;
  act(1, dispatcher, { type: "Dispatch", data: { lead: unit.id, owners: ownersIn(unit, handler) } });
  act(1, handler, { type: "SignIn", data: { unit: unit.id, officer: handler } });
  act(2, handler, { type: "RecordVisit", data: { officers: [handler, "visitor-1"], findings: trade.matter } });
  act(4, handler, {
    type: "Reply",
    data: { unit: unit.id, officer: handler, text: "已督促经营者整改并公示", means: "publicNotice" },
  });
  act(4, unit.head, { type: "Review", data: { reviewer: unit.head } });
  act(5, clerk, {
    type: "CallBack",
    data: { level: "district", clerk, process: "notAsked", result: "notAsked" },
  });
  act(5, clerk, { type: "Close", data: { officer: clerk } });
}
