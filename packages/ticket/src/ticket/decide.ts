import { type CommandOf, decider, type EventOf, wrapped } from "@caseloop/core";
import { chinaCalendar, lawful } from "@caseloop/law";
import { commands } from "./commands.ts";
import { deferral } from "./deferral.ts";
import { dispatch } from "./dispatch.ts";
import { ending } from "./ending.ts";
import { events } from "./events.ts";
import { giveback } from "./giveback.ts";
import { handling } from "./handling.ts";
import { intake } from "./intake.ts";
import { type TicketContext, ticketClocks } from "./limit.ts";
import { marks } from "./marks.ts";
import type { ReadTicket, TicketDecide } from "./phase.ts";
import { actors, recusal } from "./recusal.ts";
import { against } from "./refusals.ts";
import { reply } from "./reply.ts";
import { initial } from "./state.ts";

/**
 * 工单, the hotline ticket: its stream is `ticket-<id>`. By default it counts by China's calendar and the hotline's clocks;
 * hand in `{ calendar, clocks }` for others. A day that no calendar or rule covers is a refusal, `no-law-for-day`.
 */
export const ticket = decider({
  name: "ticket",
  initial,
  commands,
  events,
  context: { calendar: chinaCalendar, clocks: ticketClocks } as TicketContext,
  decide: wrapped(
    lawful<TicketDecide>({
      ...intake.decide,
      ...dispatch.decide,
      ...recusal.decide,
      ...giveback.decide,
      ...handling.decide,
      ...deferral.decide,
      ...reply.decide,
      ...ending.decide,
      ...marks.decide,
    }),
    (handler) => (command, ticket, context) =>
      standing(command, ticket, context.at) ?? handler(command, ticket, context),
  ),
  evolve: {
    ...intake.evolve,
    ...dispatch.evolve,
    ...recusal.evolve,
    ...giveback.evolve,
    ...handling.evolve,
    ...deferral.evolve,
    ...reply.evolve,
    ...ending.evolve,
    ...marks.evolve,
  },
});

export type TicketCommand = CommandOf<typeof ticket>;
export type TicketEvent = EventOf<typeof ticket>;

type Type = keyof TicketDecide;
type Asked = { readonly type: Type; readonly data: Readonly<Record<string, unknown>> };
const afterTheEnd: readonly Type[] = ["OrderRedo", "LinkTrack"];
/** What is seen on the spot, or learnt from a track, may be written down later than what was decided meanwhile. */
const writtenDownLater: readonly Type[] = ["RecordContact", "NoteWork", "RecordVisit", "LinkTrack"];

/** What holds for every step, asked before the step's own rules. */
function standing({ type, data }: Asked, { status, registeredAt, latest, recused }: ReadTicket, at: string) {
  if (type === "Register") return undefined;
  return against(
    status === "none" && "not-registered",
    status === "ended" && !afterTheEnd.includes(type) && "ended",
    at < (writtenDownLater.includes(type) ? registeredAt : latest) && "before-latest",
    // Whoever steps aside may be named once more, as doing so.
    recused.length > 0 &&
      type !== "Recuse" &&
      actors(data).some((officer) => recused.includes(String(officer))) &&
      "officer-recused",
  );
}
