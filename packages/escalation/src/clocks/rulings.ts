import type { Policy, PolicyEdition } from "@caseloop/law";
import { type Condition, eventsIn, mayHold } from "./condition.ts";
import type { ClockProfile, ClockRules } from "./profile.ts";

/** What an event can do to a clock, as far as its name tells; that its time is over may be found at any event. */
export type Concern = "never" | "while it runs" | "always";

/** A clock as one edition rules it. */
export interface Ruling {
  /** `hotline/reply` */
  readonly key: string;
  readonly rules: ClockRules;
  readonly edition: PolicyEdition<ClockProfile>;
  concern(event: string): Concern;
}

/** A profile, taken apart for what is looked up at every event. */
export interface Rulings {
  /** How the keys of its clocks begin: `hotline/`. */
  readonly prefix: string;
  readonly inEdition: ReadonlyMap<PolicyEdition<ClockProfile>, readonly Ruling[]>;
  /** Whether an event of that name may begin anything in a case none of whose clocks runs: start or pause one, teach a fact. */
  begins(event: string): boolean;
}

const rulings = new WeakMap<Policy<ClockProfile>, Rulings>();

/** The rulings of a profile, made once. */
export function rulingsOf(profile: Policy<ClockProfile>): Rulings {
  const known = rulings.get(profile) ?? taken(profile);
  rulings.set(profile, known);
  return known;
}

function taken({ id, editions }: Policy<ClockProfile>): Rulings {
  const prefix = `${id}/`;
  const ruled = (edition: PolicyEdition<ClockProfile>): readonly Ruling[] =>
    edition.rules.clocks.map((rules) => ({ key: `${prefix}${rules.id}`, rules, edition, concern: concernOf(rules) }));
  const inEdition = new Map(editions.map((edition) => [edition, ruled(edition)]));
  const noticed = new Set(
    editions.flatMap(({ rules: { facts, apart } }) => [...facts, ...apart]).map(({ event }) => event),
  );
  const all = [...inEdition.values()].flat();
  const begins = byName(
    [...noticed, ...all.flatMap(({ rules }) => eventsIn(always(rules)))],
    (event) => noticed.has(event) || all.some(({ concern }) => concern(event) === "always"),
  );
  return { prefix, inEdition, begins };
}

function concernOf(rules: ClockRules): Ruling["concern"] {
  const anyTime = always(rules);
  const running = [rules.stop, rules.cancel, rules.reset, rules.takes.map(({ event }) => event)].filter(isThere);
  return byName(eventsIn([anyTime, running]), (event) =>
    mayHold(anyTime, event) ? "always" : mayHold(running, event) ? "while it runs" : "never",
  );
}

/** What may move a clock that does not run. */
const always = ({ start, reopen, pauses }: ClockRules): readonly Condition[] =>
  [start, reopen, ...pauses.flatMap(({ from, to }) => [from, to])].filter(isThere);

const isThere = (condition: Condition | undefined): condition is Condition => condition !== undefined;

/** The answer for each event that conditions name, worked out beforehand; all others have one in common. */
function byName<T>(named: readonly string[], answer: (event: string) => T): (event: string) => T {
  const answers = new Map(named.map((event) => [event, answer(event)]));
  const others = answer("");
  return (event) => answers.get(event) ?? others;
}
