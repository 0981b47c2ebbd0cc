import type { Decide, Evolve } from "@caseloop/core";
import type { Instant } from "@caseloop/law";
import type { OrderInForce } from "@caseloop/ticket";
import type { commands } from "./commands.ts";
import type { events } from "./events.ts";
import type { Coordination, Party } from "./state.ts";

export type CoordinationDecide = Decide<typeof commands, typeof events, Coordination, OrderInForce>;
type CoordinationEvolve = Evolve<typeof events, Coordination>;

/** One side of a coordination: what may be asked of it, and beside that what the answers change. */
export interface Phase<C extends keyof CoordinationDecide, E extends keyof CoordinationEvolve> {
  readonly decide: Pick<CoordinationDecide, C>;
  readonly evolve: Pick<CoordinationEvolve, E>;
}

/** The coordination as decisions see it: to read, not to change. */
export type ReadCoordination = Parameters<CoordinationDecide["Open"]>[1];

/** Does this unit lead or assist? */
export function takesPart({ lead, assisting }: ReadCoordination, unit: string): boolean {
  return unit === lead || assisting.some((one) => one.unit === unit);
}

/** Units by name as parties, each with the department known of it. */
export function parties({ assisting }: ReadCoordination, units: readonly string[]): Party[] {
  return units.map((unit) => assisting.find((one) => one.unit === unit) ?? { unit, department: "other" as const });
}

interface Leading {
  readonly lead: string;
  readonly assisting: Party[];
  readonly designated: boolean;
  readonly since?: Instant;
}

/** From here on that unit leads these others, designated or not. */
export function lead(coordination: Coordination, { lead, assisting, designated, since }: Leading): void {
  coordination.lead = lead;
  coordination.assisting = assisting;
  if (designated) coordination.designated = lead;
  else delete coordination.designated;
  if (since !== undefined) coordination.leadSince = since;
}
