import type { Chance } from "../stage/chance.ts";

/** Who works on a case: those who investigate never judge it. */
export interface Team {
  readonly officers: readonly [string, string];
  readonly reviewer: string;
  readonly legal: string;
  readonly head: string;
  readonly leaders: readonly string[];
  readonly host: string;
}

type Squad = Team["officers"];
const squads: readonly [Squad, ...Squad[]] = [
  ["inspector-11", "inspector-12"],
  ["inspector-21", "inspector-22"],
  ["inspector-31", "inspector-32"],
  ["inspector-41", "inspector-42"],
];

export function teamOf(chance: Chance): Team {
  return {
    officers: chance.pick(squads),
    reviewer: `reviewer-${chance.int(1, 2)}`,
    legal: "legal-1",
    head: "leader-1",
    leaders: ["leader-1", "leader-2", "leader-3"],
    host: "host-1",
  };
}
