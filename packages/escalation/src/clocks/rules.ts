import { CaseloopError } from "@caseloop/core";
import type { Day, Instant, Policy, PolicyEdition, PolicyRef } from "@caseloop/law";
import { type Scalar, type Seen, valueAt } from "./condition.ts";
import { momentAt } from "./observed.ts";
import type { ClockProfile } from "./profile.ts";
import { type Ruling, rulingsOf } from "./rulings.ts";
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
  readonly clock: Clock;
  readonly ruling: Ruling;
  /** Whether the event can do more to it than find that its time is over. */
  readonly concerned: boolean;
}

/**
 * The clocks of a profile that an event can do something to: a run keeps the edition it began under, whatever came later; what is to
 * start is under the edition of the day. Throws `ProfileMissing`.
 */
export function clocksUnder(profile: Policy<ClockProfile>, day: Day, event: string, state: Clocks): readonly Ruled[] {
  const ruled: Ruled[] = [];
  const { prefix, inEdition } = rulingsOf(profile);
  for (const key in state.clocks) {
    const clock = state.clocks[key];
    if (!clock || !active(clock) || !key.startsWith(prefix)) continue;
    const edition = profile.editions.find(({ version }) => version === clock.policy?.version);
    const ruling = edition && inEdition.get(edition)?.find((one) => one.key === key);
    if (!ruling) throw new ProfileMissing(key, clock.policy ?? { id: profile.id, version: "" }, profile);
    ruled.push({ clock, ruling, concerned: isPaused(clock) || ruling.concern(event) !== "never" });
  }
  const today = inForceOn(profile, day);
  for (const ruling of (today && inEdition.get(today)) ?? []) {
    const clock = state.clocks[ruling.key];
    if (clock && active(clock)) continue;
    if ((clock && isPaused(clock)) || ruling.concern(event) === "always")
      ruled.push({ clock: clock ?? idle(), ruling, concerned: true });
  }
  return ruled;
}

/** Whether the event can do anything by that profile: begin something, or move a clock that it has. */
export function speaksOf(profile: Policy<ClockProfile>, event: string, { clocks }: Clocks): boolean {
  const { prefix, begins } = rulingsOf(profile);
  if (begins(event)) return true;
  for (const key in clocks) if (key.startsWith(prefix)) return true;
  return false;
}

/** Whether a pause of it lasts, which another event or edition may end. */
const isPaused = ({ pausedBy }: Clock): boolean => pausedBy.length > 0;

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
