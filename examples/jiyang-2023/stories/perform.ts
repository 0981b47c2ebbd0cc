import { type EventStore, type Process, subscribe } from "@caseloop/core";
import { chinaCalendar } from "@caseloop/law";
import { opening } from "@caseloop/penalty";
import { calling, enforcing, raising } from "@caseloop/prevention";
import { linking } from "@caseloop/ticket";
import { play, type StageClock } from "../stage/play.ts";
import type { Life } from "../stage/step.ts";

/** Every step from one aggregate to another is taken by these, each evening, and by nobody's hand. */
const processes: readonly Process<never>[] = [linking(), opening(), raising(), calling(), enforcing()];

/** Plays lives of the summer of 2023 into a store whose clock this is. */
export async function perform(store: EventStore, clock: StageClock, lives: readonly Life[]): Promise<void> {
  await play(
    {
      ...{ store, clock, calendar: chinaCalendar, from: "2023-07-01", to: "2023-08-31" },
      async evening() {
        for (const one of processes) await subscribe(store, one, { live: false }).done;
        return [];
      },
    },
    lives,
  );
}
