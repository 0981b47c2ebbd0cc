import type { Rejection } from "@caseloop/core";
import type { z } from "zod";
import { availableTo } from "../draw/draw.ts";
import type { DrawRules, Roster } from "../draw/roster.ts";
import type { commands } from "./commands.ts";
import { refuse } from "./refusals.ts";

/** Why a plan does not fit together, if it does not. */
export function planProblem({ departments, items, strata }: z.output<typeof commands.Plan>): Rejection | undefined {
  const twice = repeated(departments) ?? repeated(items) ?? repeated(strata);
  if (twice !== undefined) return refuse("name-twice", { id: twice });
  const known = new Set(departments.map(({ id }) => id));
  const stray = items.find(({ department }) => !known.has(department));
  if (stray) return refuse("department-unknown", { item: stray.id, department: stray.department });
  const idle = departments.find(({ id }) => !items.some(({ department }) => department === id));
  return idle && refuse("department-idle", { department: idle.id });
}

/**
 * Why a roster cannot be drawn from, if it cannot. What passes can be drawn with every seed: a draw that failed would be
 * a second chance for whoever keeps the seed.
 */
export function rosterProblem(rules: DrawRules, roster: Roster, excluded: readonly string[]): Rejection | undefined {
  const { inspectees, inspectors, recusals } = roster;
  const twice = repeated(inspectees) ?? repeated(inspectors);
  if (twice !== undefined) return refuse("name-twice", { id: twice });

  const strata = new Set(rules.strata.map(({ id }) => id));
  const outside = inspectees.find(({ stratum }) => !strata.has(stratum));
  if (outside) return refuse("stratum-unknown", { inspectee: outside.id, stratum: outside.stratum });
  const departments = new Set(rules.departments.map(({ id }) => id));
  const foreign = inspectors.find(({ department }) => !departments.has(department));
  if (foreign) return refuse("department-unknown", { inspector: foreign.id, department: foreign.department });

  const [officers, objects] = [new Set(inspectors.map(({ id }) => id)), new Set(inspectees.map(({ id }) => id))];
  const stray = recusals.find(({ inspector, inspectee }) => !officers.has(inspector) || !objects.has(inspectee));
  if (stray) return refuse("recusal-unknown", { inspector: stray.inspector, inspectee: stray.inspectee });

  const out = new Set(excluded);
  const eligible = inspectees.filter(({ id }) => !out.has(id));
  if (eligible.length < rules.take)
    return refuse("too-few-inspectees", { eligible: eligible.length, take: rules.take, excluded: out.size });
  const available = availableTo(roster);
  for (const { id: inspectee } of eligible)
    for (const { id: department, team } of rules.departments) {
      const free = available(inspectee, department).length;
      if (free < team) return refuse("too-few-inspectors", { inspectee, department, available: free, team });
    }
  return undefined;
}

function repeated(items: readonly { readonly id: string }[]): string | undefined {
  const seen = new Set<string>();
  return items.find(({ id }) => seen.size === seen.add(id).size)?.id;
}
