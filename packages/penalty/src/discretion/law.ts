import { fen, type LegalBasis } from "@caseloop/law";
import { answersOf } from "./answer.ts";
import { type DutiesFor, dutiesIn } from "./attached.ts";
import { type Asked, compile, type Values } from "./compile.ts";
import { factsOf } from "./condition.ts";
import { MissingFact, UnfitFact } from "./errors.ts";
import type { FactDefinition, Facts } from "./fact.ts";
import type { GateDue } from "./gates.ts";
import { always, type Fine, type Norm } from "./norm.ts";
import { type Gate, stages } from "./outcome.ts";
import { type Read, reader } from "./reader.ts";
import type { Rule } from "./rule.ts";
import { basisIn, type RuleSet, type RuleSetRef, refOf } from "./ruleset.ts";
import type { RuleTrace, TestTrace } from "./trace.ts";

/** One rule, ready to be asked. */
export interface LawRule {
  readonly set: RuleSet;
  readonly rule: Rule;
  readonly cited: { readonly set: string; readonly rule: string; readonly basis: LegalBasis };
  readonly notReached: RuleTrace;
  /** Whether it fires, and the whole why; throws `MissingFact` where that depends on a fact nobody found out. */
  ask(values: Values, codes: readonly number[]): RuleTrace;
}

/** One broken norm with its clauses ready to be asked. */
export interface LawNorm {
  readonly set: RuleSet;
  readonly norm: Norm;
  readonly basis: LegalBasis;
  readonly clauses: readonly {
    readonly asked: Asked;
    /** The facts it asks for. */
    readonly used: readonly string[];
    readonly fine: Fine;
  }[];
}

/** One gate, ready to be asked. */
interface LawGate {
  readonly gate: Gate;
  readonly asked: Asked;
  readonly used: readonly string[];
  readonly due: GateDue;
}

/** 适用的法律: the rule sets in force on a day, for the norms that were broken, as one list of rules in their order of precedence. */
export interface Law {
  readonly sets: readonly RuleSet[];
  readonly refs: readonly RuleSetRef[];
  readonly slots: readonly string[];
  readonly rules: readonly LawRule[];
  readonly norms: readonly LawNorm[];
  /** What goes with an outcome; with a penalty where no stage settled the case. */
  readonly dutiesFor: DutiesFor;
  readonly gates: readonly LawGate[];
  /** Broken norms that this law does not know: by it, they are no longer unlawful 不再认为是违法的. */
  readonly unknown: readonly string[];
  slotOf(fact: string): number;
  /** The values in the order of slots, each of its kind; throws `UnfitFact`. */
  read(facts: Facts): Read;
}

/** A rule with few enough sets of answers has each explanation made once and shared. */
const SHARED_UP_TO = 4096;

export function lawOf(sets: readonly RuleSet[], broken: readonly string[]): Law {
  const definitions = new Map<string, FactDefinition>();
  for (const { facts } of sets) for (const [name, one] of Object.entries(facts)) definitions.set(name, one);
  const slots = [...definitions.keys()].toSorted();
  const places = new Map(slots.map((name, slot) => [name, slot]));
  const slotOf = (fact: string): number => {
    const slot = places.get(fact);
    if (slot === undefined) throw new UnfitFact(fact, undefined, "a fact that a rule set in force declares");
    return slot;
  };
  const kinds = slots.map((name) => definitions.get(name) as FactDefinition);

  const rules = sets
    .flatMap((set) => set.rules.map((rule) => ({ set, rule })))
    .toSorted((a, b) => stages.indexOf(a.rule.stage) - stages.indexOf(b.rule.stage))
    .map(({ set, rule }) => lawRule(set, rule, slotOf, kinds));
  const norms = sets.flatMap((set) =>
    set.norms.filter(({ id }) => broken.includes(id)).map((norm) => lawNorm(set, norm, slotOf)),
  );
  return {
    sets,
    refs: sets.map(refOf),
    slots,
    rules,
    norms,
    dutiesFor: dutiesIn(sets, norms, slotOf),
    gates: sets.flatMap((set) => set.gates.map((gate) => lawGate(set, gate, slotOf))),
    unknown: broken.filter((id) => !norms.some(({ norm }) => norm.id === id)),
    slotOf,
    read: reader(slots, kinds),
  };
}

function lawRule(
  set: RuleSet,
  rule: Rule,
  slotOf: (fact: string) => number,
  kinds: readonly FactDefinition[],
): LawRule {
  const basis = basisIn(set, rule.article);
  const asked = compile(rule.when, slotOf);
  const used = factsOf(rule.when);
  const told = { set: set.id, rule: rule.id, stage: rule.stage, basis };
  const explain = (values: Values): RuleTrace => {
    const tests: TestTrace[] = [];
    const held = asked(values, tests);
    if (held === -1)
      throw new MissingFact(
        used.filter((name) => values[slotOf(name)] === undefined),
        [rule.id],
      );
    return { ...told, result: held === 1 ? "fired" : "notMet", tests };
  };

  const slots = used.map(slotOf);
  const sizes = slots.map((slot) => answersOf(kinds[slot]) ?? Number.POSITIVE_INFINITY);
  const combinations = sizes.reduce((product, size) => product * size, 1);
  const shared: (RuleTrace | undefined)[] = [];
  return {
    set,
    rule,
    cited: Object.freeze({ set: set.id, rule: rule.id, basis }),
    notReached: Object.freeze({ ...told, result: "notReached" as const, tests: [] }),
    ask:
      combinations > SHARED_UP_TO
        ? explain
        : (values, codes) => {
            let index = 0;
            for (let i = 0; i < slots.length; i++)
              index = index * (sizes[i] as number) + (codes[slots[i] as number] as number);
            const known = shared[index] ?? frozen(explain(values));
            shared[index] = known;
            return known;
          },
  };
}

function lawNorm(set: RuleSet, norm: Norm, slotOf: (fact: string) => number): LawNorm {
  return {
    set,
    norm,
    basis: basisIn(set, norm.article),
    clauses: norm.clauses.map(({ when, fine }) => ({
      asked: compile(when ?? always, slotOf),
      used: factsOf(when ?? always),
      fine,
    })),
  };
}

function lawGate(set: RuleSet, stated: RuleSet["gates"][number], slotOf: (fact: string) => number): LawGate {
  const { gate, when = always, outcomes, fineFrom, article } = stated;
  const from = fineFrom === undefined ? {} : { fineFrom: fen(fineFrom) };
  return {
    gate,
    asked: compile(when, slotOf),
    used: factsOf(when),
    due: Object.freeze({ gate, outcomes, ...from, basis: basisIn(set, article) }),
  };
}

function frozen(trace: RuleTrace): RuleTrace {
  for (const test of trace.tests) Object.freeze(test);
  Object.freeze(trace.tests);
  return Object.freeze(trace);
}
