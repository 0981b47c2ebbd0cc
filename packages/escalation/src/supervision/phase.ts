import type { Decide, Evolve } from "@caseloop/core";
import type { Calendar } from "@caseloop/law";
import type { commands } from "./commands.ts";
import type { events } from "./events.ts";
import type { Supervision } from "./state.ts";

/** What decisions on supervision need from outside. */
export interface SupervisionContext {
  readonly calendar: Calendar;
}

export type SupervisionDecide = Decide<typeof commands, typeof events, Supervision, SupervisionContext>;
type SupervisionEvolve = Evolve<typeof events, Supervision>;

/** One side of a supervision: what may be asked of it, and beside that what the answers change. */
export interface Phase<C extends keyof SupervisionDecide, E extends keyof SupervisionEvolve> {
  readonly decide: Pick<SupervisionDecide, C>;
  readonly evolve: Pick<SupervisionEvolve, E>;
}
