import { z } from "zod";
import { allocate } from "./allocation.ts";
import { lots } from "./lots.ts";
import { byId, type DrawRules, type Roster } from "./roster.ts";
import { sample } from "./sample.ts";

const id = z.string().min(1);

/** 检查组: the officers of one department, and who steps in, in this order. */
export const teamSchema = z.object({ department: id, inspectors: z.array(id), reserves: z.array(id) });
export type Team = z.output<typeof teamSchema>;

/** Who is inspected, and by whom. */
export const lotSchema = z.object({ inspectee: id, stratum: id, teams: z.array(teamSchema) });
export type Lot = z.output<typeof lotSchema>;

/**
 * 双随机: draws inspectees, then for each of them a team of every department. Nothing but the arguments decides:
 * the same rules, roster and key give the same result on any machine.
 */
export function draw(rules: DrawRules, roster: Roster, excluded: readonly string[], key: Uint8Array): readonly Lot[] {
  const out = new Set(excluded);
  const eligible = byId(roster.inspectees).filter(({ id }) => !out.has(id));
  const strata = byId(rules.strata).map((stratum) => ({
    ...stratum,
    members: eligible.filter((one) => one.stratum === stratum.id),
  }));
  const quotas = allocate(
    strata.map(({ id, share, members }) => ({ id, share, size: members.length })),
    rules.take,
  );
  const teamsFor = teams(rules, roster, key);
  return strata.flatMap(({ id: stratum, members }) =>
    sample(members, quotas.get(stratum) ?? 0, lots(key, "inspectee", stratum)).map((inspectee) => ({
      inspectee,
      stratum,
      teams: teamsFor(inspectee),
    })),
  );
}

/** Draws the teams of an inspectee: officers without an interest, every one with the same chance. */
function teams({ departments }: DrawRules, roster: Roster, key: Uint8Array): (inspectee: string) => Team[] {
  const available = availableTo(roster);
  return (inspectee) =>
    byId(departments).map(({ id: department, team, reserves }) => {
      const free = available(inspectee, department).map((id) => ({ id, weight: 1 }));
      const drawn = sample(free, team + reserves, lots(key, "inspector", department, inspectee));
      return { department, inspectors: drawn.slice(0, team), reserves: drawn.slice(team) };
    });
}

/** The officers of a department who may inspect somebody, in the order of their ids. */
export function availableTo({ inspectors, recusals }: Roster): (inspectee: string, department: string) => string[] {
  const interested = Map.groupBy(recusals, ({ inspectee }) => inspectee);
  const staff = Map.groupBy(byId(inspectors), ({ department }) => department);
  return (inspectee, department) => {
    const recused = new Set(interested.get(inspectee)?.map(({ inspector }) => inspector));
    return (staff.get(department) ?? []).map(({ id }) => id).filter((id) => !recused.has(id));
  };
}
