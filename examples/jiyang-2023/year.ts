import { type EventStore, stateCache } from "@caseloop/core";
import { tick } from "@caseloop/escalation";
import type { Calendar, Day, Instant } from "@caseloop/law";
import { assessments } from "./assessment/index.ts";
import { enforcement, newClues } from "./enforcement/index.ts";
import { keeperOf } from "./keeper.ts";
import type { Plan } from "./plan.ts";
import { preventionEvenings, preventionLives } from "./prevention/index.ts";
import { deskAt, deskOf, desks } from "./stage/desk.ts";
import { play, type StageClock } from "./stage/play.ts";
import { AnotherDeskFailed, type Rounds, rounds, roundsMemory } from "./stage/rounds.ts";
import type { Life } from "./stage/step.ts";
import { ticketLives } from "./tickets/index.ts";

/** Where its clock stands before anything happens: the first moment of the year in Beijing. */
export const first: Instant = "2022-12-31T16:00:00.000Z";

/** So many states of each kind stay hot: some two weeks of a large year's. */
const hot = 4000;

/** Plays a desk's part somewhere else, in rounds on this memory; the first desk is always here. */
export type Elsewhere = (desk: number, memory: SharedArrayBuffer) => Promise<void>;

/**
 * Plays the plan's year into a store whose clock this is, shared out among desks: all its lives, and the first days of the next, in
 * which the last tickets end and the year is assessed. Wherever the desks are, the log is the same; played again into the same store it
 * changes nothing, and one that was broken off goes on where it ended. Throws `PlanUnmet`.
 */
export async function year(
  store: EventStore,
  clock: StageClock,
  plan: Plan,
  calendar: Calendar,
  { onDay, elsewhere }: { readonly onDay?: (day: Day) => void; readonly elsewhere?: Elsewhere } = {},
): Promise<void> {
  const memory = roundsMemory();
  const table = rounds(memory, desks);
  const parts = Array.from({ length: desks }, async (_, desk) => {
    try {
      if (desk > 0 && elsewhere) await elsewhere(desk, memory);
      else await partOf(desk, store, clock, plan, calendar, table, onDay);
    } catch (error) {
      table.fail();
      throw error;
    }
  });
  const failures = (await Promise.allSettled(parts)).flatMap((part) => (part.status === "rejected" ? [part] : []));
  const cause = failures.find(({ reason }) => !(reason instanceof AnotherDeskFailed)) ?? failures[0];
  if (cause) throw cause.reason;
}

/** One desk's part of the year. Throws `PlanUnmet`. */
export async function partOf(
  number: number,
  base: EventStore,
  baseClock: StageClock,
  plan: Plan,
  calendar: Calendar,
  table: Rounds,
  onDay: (day: Day) => void = () => {},
): Promise<void> {
  const { clock, store, log, told, dayOver } = await deskAt(number, base, baseClock, table, calendar);
  const { lives, evening: takeOn } = enforcement(plan, calendar);
  const opened = newClues(log);
  const beside = number === 0 ? besideTickets(log, plan, calendar) : undefined;
  const keeper = keeperOf(calendar);
  const cache = stateCache({ max: hot });
  const mine = (stream: string) => deskOf(stream) === number;
  await play(
    {
      ...{ store, clock, calendar, cache, from: "2023-01-01", to: "2024-01-12" },
      morning: ticketLives(plan, calendar, mine),
      mine,
      async evening(day, at) {
        onDay(day);
        await tick(store, at, keeper, { cache });
        await dayOver();
        return [...takeOn(day, await opened()), ...((await beside?.evening(day, at, told.now)) ?? [])];
      },
    },
    [...lives, ...(beside?.lives ?? [])],
  );
}

/** What the first desk does beside the tickets: prevention, and the assessment of them all. */
function besideTickets(log: EventStore, plan: Plan, calendar: Calendar) {
  const prevent = preventionEvenings(plan, log, calendar);
  const assess = assessments(log, plan.seed, calendar);
  return {
    lives: preventionLives(plan, calendar),
    evening: async (day: Day, at: Instant, told: Instant): Promise<readonly Life[]> => [
      ...(await prevent(day)),
      ...(await assess(day, at, told)),
    ],
  };
}
