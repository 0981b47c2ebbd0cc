import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Case, enforcementCase } from "../src/case/index.ts";
import { violation } from "./case-checker.ts";
import { moves, play, type Subject } from "./case-histories.ts";

const HISTORIES = 1_500;
/** A fault that needs a rare turn, such as a hearing, is looked for in more. */
const FOR_A_FAULT = 4_000;
type Asked = Parameters<typeof enforcementCase.decide>[0];

describe("no history of a case", () => {
  it("breaks invariants 4, 7 or 8, or pays, returns or closes wrongly; and the histories go everywhere", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(moves, (history) => {
        const played = play(history, enforcementCase);
        for (const { type } of played.flatMap(({ events }) => events)) seen.set(type, (seen.get(type) ?? 0) + 1);
        expect(violation(played)).toBeUndefined();
      }),
      { numRuns: HISTORIES },
    );
    // A property over histories that never get anywhere would prove nothing.
    expect(Object.keys(enforcementCase.events).filter((type) => !seen.has(type))).toEqual([]);
    expect(seen.get("PenaltyDecided") ?? 0).toBeGreaterThan(HISTORIES / 5);
    expect(seen.get("Closed") ?? 0).toBeGreaterThan(HISTORIES / 20);
  });
});

/** The case's decider with one fault planted: it misreads the state, mishears the command, or records something else. */
function mutant(fault: {
  see?: (state: Case, command: Asked) => Partial<Case>;
  hear?: (command: Asked, state: Case) => object;
  say?: (data: never, type: string, command: Asked) => object;
  at?: (at: string, state: Case, command: Asked) => string;
}): Subject {
  return {
    evolve: enforcementCase.evolve,
    decide(command, state, context) {
      const seen = { ...(state as Case), ...fault.see?.(state as Case, command) };
      const heard = { ...command, data: { ...(command.data as object), ...fault.hear?.(command, state as Case) } };
      const at = fault.at?.(context.at, state as Case, command) ?? context.at;
      const decision = enforcementCase.decide(heard, seen, { ...context, at });
      if (!Array.isArray(decision)) return decision;
      return decision.map((event) => ({
        ...event,
        data: { ...event.data, at: context.at, ...fault.say?.(event.data as never, event.type, command) },
      }));
    },
  };
}

const only = (type: Asked["type"], change: (command: Asked) => object) => (command: Asked) =>
  command.type === type ? change(command) : {};
const named = (command: Asked, field: string): object => ({
  [field]: (command.data as Readonly<Record<string, unknown>>)[field],
});
const toldOf = (type: string, field: string) => (_: never, happened: string, command: Asked) =>
  happened === type ? named(command, field) : {};
const blind =
  (change: (state: Case) => Partial<Case>, ...types: Asked["type"][]) =>
  (state: Case, command: Asked) =>
    types.includes(command.type) ? change(state) : {};
const noNotice = (state: Case): Partial<Case> => {
  const { notice } = state;
  return notice ? { notice: { ...notice, defences: [], waived: ["defence", "hearing"] } } : {};
};

/** Faults, each of which the auditor has to find in some history. */
const mutants: Readonly<Record<string, Subject>> = {
  "lets an investigator review": mutant({ see: blind(() => ({ investigated: [] }), "Review") }),
  "lets an investigator host a hearing": mutant({ see: blind(() => ({ investigated: [] }), "ArrangeHearing") }),
  "lets an investigator vote": mutant({ see: blind(() => ({ investigated: [] }), "Discuss") }),
  "lets an investigator decide": mutant({ see: blind(() => ({ investigated: [] }), "Decide") }),
  "lets a reviewer investigate": mutant({ see: blind(() => ({ judged: [] }), "AddEvidence", "AssignOfficers") }),
  "lets one officer file": mutant({
    hear: only("FileCase", () => ({ officers: ["i-8", "i-9"] })),
    say: toldOf("CaseFiled", "officers"),
  }),
  "files without a condition": mutant({
    hear: only("FileCase", () => ({
      conditions: Object.fromEntries(
        ["violation", "punishable", "ours", "inTime"].map((one) => [one, { met: true, because: "b" }]),
      ),
    })),
    say: toldOf("CaseFiled", "conditions"),
  }),
  "forgets who stepped aside": mutant({ see: () => ({ recused: [] }) }),
  "decides inside the window": mutant({ see: blind(noNotice, "Decide") }),
  "decides without a notice served": mutant({
    see: blind(
      ({ notice, latest }) =>
        notice ? { notice: { ...notice, servedAt: notice.servedAt ?? latest, waived: ["defence", "hearing"] } } : {},
      "Decide",
    ),
  }),
  "decides without the legal review": mutant({ see: blind(() => ({ grave: [], heard: false }), "Decide") }),
  "takes a review before the hearing for one after it": mutant({
    see: blind(
      ({ heard, passed }) => (heard ? { passed: { ...passed, legal: true }, discussed: true } : {}),
      "Decide",
      "Discuss",
    ),
  }),
  "decides without the vote": mutant({ see: blind(() => ({ discussed: true }), "Decide") }),
  "decides before the hearing is over": mutant({
    see: blind(
      ({ notice }) =>
        notice?.hearing ? { notice: { ...notice, hearing: { reported: true, ended: "held" } }, stops: [] } : {},
      "Decide",
    ),
  }),
  "fines more than was notified": mutant({
    see: blind(
      ({ notice }) =>
        notice
          ? {
              notice: {
                ...notice,
                penalties: notice.penalties.map((one) => ({ ...one, fine: 99_999_999 as never, goods: true })),
              },
            }
          : {},
      "Decide",
    ),
  }),
  "notifies more because of a defence": mutant({
    see: blind(({ notice }) => (notice ? { notice: { ...notice, evidence: -9 } } : {}), "Notify"),
  }),
  "tells nobody of a hearing": mutant({
    say: (data: { hearing?: object }, type) =>
      type === "PenaltyNotified" && data.hearing ? { hearing: undefined } : {},
  }),
  "fines outside the band": mutant({
    say: (data: { penalties: object[] }, type) =>
      type === "PenaltyDecided" ? { penalties: data.penalties.map((one) => ({ ...one, fine: 1_234_567 })) } : {},
  }),
  "decides twice": mutant({ see: blind(({ decision }) => (decision ? { status: "notified" } : {}), "Decide") }),
  "punishes in the place of the transfer": mutant({
    see: ({ police }) => (police ? { police: undefined as never, stops: [] } : {}),
  }),
  "extends after expiry": mutant({
    at: (at, { decideBy, measures }, { type }) =>
      type === "ExtendDecision" && decideBy && at > decideBy.deadline.due
        ? decideBy.deadline.due
        : type === "ExtendMeasure" && measures[0] && at > measures[0].due.deadline.due
          ? measures[0].due.deadline.due
          : at,
  }),
  "lets an applicant approve": mutant({
    hear: only("ExtendDecision", () => ({ approver: "somebody" })),
    say: toldOf("DecisionExtended", "approver"),
  }),
  "moves a limit by the way": mutant({
    say: (data: { due?: object }, type) =>
      type === "ClockRestarted" && data.due
        ? {
            due: {
              ...data.due,
              deadline: {
                ...(data.due as { deadline: object }).deadline,
                day: "2030-01-01",
                due: "2030-01-01T15:59:59.999Z",
              },
            },
          }
        : {},
  }),
  "calls every decision timely": mutant({
    say: (_: never, type) => (type === "PenaltyDecided" || type === "CaseFiled" ? { late: false } : {}),
  }),
  "takes more than is owed": mutant({
    see: blind(({ decision }) => (decision ? { decision: { ...decision, fine: 99_999_999 as never } } : {}), "Pay"),
  }),
  "counts the surcharge through a law suit": mutant({
    see: blind(() => ({ remedyDays: [], remedy: undefined as never }), "Pay"),
  }),
  "returns more than was paid": mutant({
    see: blind(({ toReturn }) => ({ toReturn: (toReturn + 1_000) as never }), "ReturnMoney"),
  }),
  "closes with money owed": mutant({
    see: blind(
      ({ payments, decision }) => (decision ? { payments: { ...payments, fine: decision.fine } } : {}),
      "Close",
    ),
  }),
  "closes with goods in hand": mutant({ see: blind(() => ({ measures: [] }), "Close") }),
  "goes on after the end": mutant({
    see: ({ status }, { type }) => (status === "closed" && type === "AddEvidence" ? { status: "clue" } : {}),
  }),
  "takes steps in any order of time": mutant({ see: () => ({ latest: "" }) }),
  "decides on excluded evidence": mutant({
    see: blind(
      ({ evidence }) => ({ evidence: evidence.map((one) => ({ ...one, excluded: false })) }),
      "Decide",
      "Conclude",
    ),
    hear: (command, { evidence }) => {
      const [first] = evidence;
      if (command.type !== "Conclude" || !first) return {};
      return { acts: [{ act: "a-1", description: "d", evidence: [first.id] }] };
    },
  }),
};

describe("the auditor finds a decider that", () => {
  it.each(Object.entries(mutants))("%s", (_, subject) => {
    const result = fc.check(
      fc.property(moves, (history) => violation(play(history, subject)) === undefined),
      { numRuns: FOR_A_FAULT, endOnFailure: true, seed: 12_345 },
    );
    expect(result.failed).toBe(true);
  });
});
