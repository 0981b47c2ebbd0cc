import { CaseloopError } from "@caseloop/core";
import type { Day, Instant, Policy, PolicyEdition, PolicyRef } from "@caseloop/law";
import { type Scalar, type Seen, valueAt } from "./condition.ts";
import { momentAt } from "./observed.ts";
import type { ClockProfile, ClockRules } from "./profile.ts";
import { active, type Clock, type Clocks, idle } from "./state.ts";

/** A clock runs under an edition of a profile that was not handed in. */
export class ProfileMissing extends CaseloopError<
  "profile-missing",
  { clock: string; wanted: PolicyRef; known: readonly string[] }
> {
  constructor(clock: string, wanted: PolicyRef, { editions }: Policy<ClockProfile>) {
    const known = editions.map(({ version }) => version);
    super("profile-missing", `${clock} runs under ${wanted.id}@${wanted.version}; handed in: ${known.join(", ")}`, {
      clock,
      wanted,
      known,
    });
  }
}

/** A clock with the rules it is under. */
export interface Ruled {
  readonly key: string;
  readonly clock: Clock;
  readonly rules: ClockRules;
  readonly edition: PolicyEdition<ClockProfile>;
}

/**
 * The clocks of a profile: a run keeps the edition it began under, whatever came later; what is to start is under the edition of the
 * day. Throws `ProfileMissing`.
 */
export function clocksUnder(profile: Policy<ClockProfile>, day: Day, state: Clocks): readonly Ruled[] {
  const ruled: Ruled[] = [];
  for (const [key, clock] of Object.entries(state.clocks)) {
    if (!active(clock) || !key.startsWith(`${profile.id}/`)) continue;
    const edition = profile.editions.find(({ version }) => version === clock.policy?.version);
    const rules = edition?.rules.clocks.find((one) => key === keyOf(profile, one));
    if (!edition || !rules) throw new ProfileMissing(key, clock.policy ?? { id: profile.id, version: "" }, profile);
    ruled.push({ key, clock, rules, edition });
  }
  const today = inForceOn(profile, day);
  for (const rules of today?.rules.clocks ?? []) {
    const key = keyOf(profile, rules);
    const clock = state.clocks[key] ?? idle();
    if (today && !active(clock)) ruled.push({ key, clock, rules, edition: today });
  }
  return ruled;
}

const keys = new WeakMap<Policy<ClockProfile>, Map<ClockRules, string>>();

/** `hotline/reply`; made once, for it is asked at every event. */
function keyOf(profile: Policy<ClockProfile>, rules: ClockRules): string {
  let known = keys.get(profile);
  if (!known) keys.set(profile, (known = new Map()));
  let key = known.get(rules);
  if (key === undefined) known.set(rules, (key = `${profile.id}/${rules.id}`));
  return key;
}

/** What an event teaches under the editions of that profile; only what is new. */
export function learnt(
  { editions }: Policy<ClockProfile>,
  seen: Omit<Seen, "facts">,
  known: Readonly<Record<string, Scalar>>,
): Readonly<Record<string, Scalar>> {
  const found: Record<string, Scalar> = {};
  for (const { rules } of editions) {
    for (const fact of rules.facts) {
      if (fact.event !== seen.event) continue;
      const value = "value" in fact ? fact.value : valueAt({ ...seen, facts: known }, fact.field);
      if (isScalar(value) && known[fact.fact] !== value) found[fact.fact] = value;
    }
  }
  return found;
}

/** When the event happened, where it says so itself. */
export function momentOf({ rules: { moments } }: PolicyEdition<ClockProfile>, seen: Seen): Instant | undefined {
  const field = moments.find(({ event }) => event === seen.event)?.field;
  return field === undefined ? undefined : momentAt(seen, field);
}

/** Whoever did two things that the profile keeps apart; `seen` knows what was known before the event. */
export function notApart(profile: Policy<ClockProfile>, day: Day, seen: Seen) {
  const edition = inForceOn(profile, day);
  return (edition?.rules.apart ?? []).flatMap(({ id: rule, event, field, from }) => {
    const who = event === seen.event ? valueAt(seen, field) : undefined;
    if (typeof who !== "string" || who !== valueAt(seen, from)) return [];
    return [{ rule: `${profile.id}/${rule}`, policy: { id: profile.id, version: edition?.version ?? "" }, who }];
  });
}

function inForceOn<Rules>({ editions }: Policy<Rules>, day: Day): PolicyEdition<Rules> | undefined {
  return editions.find(({ effective: { from, to } }) => from <= day && (to === undefined || day <= to));
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
