import type { Decider, Schemas } from "@caseloop/core";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { interview, listing, outreach, warning } from "../src/index.ts";
import { firm } from "./lives.ts";

interface Data {
  readonly at: string;
  readonly party: string;
  readonly officer?: string;
  readonly officers?: readonly string[];
  readonly proposer?: unknown;
  readonly approver?: string;
  readonly applicant?: string;
  readonly reviewer?: string;
  readonly case?: string;
  readonly violation?: boolean;
  readonly fulfilled?: boolean;
  readonly attendance: readonly { readonly party: string; readonly attended: boolean }[];
  readonly items: readonly { readonly fulfilled: boolean }[];
}
interface Happened {
  readonly type: string;
  readonly data: Data;
}
type Asked = readonly [afterHours: number, type: string, data: object];

/** Whatever of these commands is accepted, each some hours after the one before. */
function walk<State, Commands extends Schemas, Events extends Schemas, Context>(
  decider: Decider<string, State, Commands, Events, Context>,
  asked: readonly Asked[],
): readonly Happened[] {
  let ms = Date.parse("2023-07-03T01:00:00Z");
  const happened: Happened[] = [];
  for (const [afterHours, type, data] of asked) {
    ms += afterHours * 3_600_000;
    const state = decider.evolve(decider.initial as never, happened as never);
    const context = { ...decider.context, at: new Date(ms).toISOString() };
    const decision = decider.decide({ type, data }, state as never, context as never) as unknown;
    if (Array.isArray(decision)) happened.push(...decision);
  }
  return happened;
}

const officer = fc.constantFrom("o-1", "o-2", "o-3");
const officers = fc.constantFrom(["o-1", "o-2"], ["o-2", "o-3"], ["o-1", "o-1"], ["o-1"]);
const step = (
  type: string,
  data: fc.Arbitrary<object>,
  hours: fc.Arbitrary<number> = fc.integer({ min: 0, max: 60 }),
) => fc.tuple(hours, fc.constant(type), data) as fc.Arbitrary<Asked>;
const soon = fc.integer({ min: 0, max: 3 });
const asking = (...steps: readonly fc.Arbitrary<Asked>[]) =>
  fc.array(fc.oneof(...steps), { minLength: 16, maxLength: 20 });
const yes = fc.boolean();
const mostly = fc.constantFrom(true, true, true, false);

/** How often each event was seen: a property about what never happens says nothing. */
const seen = new Map<string, number>();
function check(
  name: string,
  asked: fc.Arbitrary<readonly Asked[]>,
  decider: unknown,
  holds: (all: readonly Happened[]) => void,
) {
  fc.assert(
    fc.property(asked, (commands) => {
      const all = walk(decider as never, commands);
      for (const { type } of all) seen.set(`${name}.${type}`, (seen.get(`${name}.${type}`) ?? 0) + 1);
      for (const [i, { data }] of all.entries()) expect(data.at >= (all[i - 1]?.data.at ?? "")).toBe(true);
      holds(all);
    }),
    { numRuns: 200, seed: 20230701 },
  );
}
const reached = (...names: readonly string[]) => {
  for (const name of names) expect(seen.get(name) ?? 0, name).toBeGreaterThan(5);
};

describe("whatever is asked, in whatever order", () => {
  it("a black-list entry has its decision, prior notice and window, and nobody judges their own proposal (invariants 8, 10)", () => {
    const met = { met: true, evidence: "e" };
    const proposal = { ground: "g", party: firm("a"), evidence: [] };
    const decision = { number: "1", on: "2023-06-30", gravity: "other" };
    const year = fc.constantFrom(10, 24 * 400);
    const asked = fc
      .tuple(
        step(
          "Propose",
          fc
            .tuple(officer, mostly)
            .map(([proposer, sure]) => ({ list: "black", proposer, ...proposal, ...(sure && { decision }) })),
        ),
        step("GiveNotice", fc.constant({ officer: "o-1", receipt: "r" })),
        asking(
          step("GiveNotice", fc.constant({ officer: "o-1", receipt: "r" })),
          step("Object", fc.constant({ statement: "s" })),
          step("Waive", fc.constant({ receipt: "r" })),
          step(
            "DecideObjection",
            fc.record({ officer, upheld: fc.constantFrom(false, false, true), reasons: fc.constant("r") }),
          ),
          step("Enter", fc.record({ approver: officer, reasons: fc.constant("r") })),
        ),
        asking(
          step("Publish", fc.constant({ officer: "o-1", where: "w" })),
          step("Enter", fc.record({ approver: officer, reasons: fc.constant("r") })),
          step("ApplyRepair", fc.constant({ performed: met, harmRemoved: met, noneSince: met }), year),
          step("AcceptRepair", fc.record({ officer, accepted: mostly, reason: fc.constant("r") })),
          step("DecideRepair", fc.record({ approver: officer, granted: mostly, reasons: fc.constant("r") })),
          step("TakeDown", fc.constant({ officer: "o-1" })),
        ),
      )
      .map(([first, second, early, late]) => [first, second, ...early, ...late]);
    check("listing", asked, listing, (all) => {
      const before = (i: number, type: string) => all.slice(0, i).findLast((one) => one.type === type);
      for (const [i, { type, data }] of all.entries()) {
        const proposed = before(i, "Proposed")?.data;
        if (type === "Entered") {
          const noticed = before(i, "NoticeGiven")?.data as { objectBy: { deadline: { due: string } } } | undefined;
          expect(proposed).toHaveProperty("decision");
          expect(noticed).toBeDefined();
          expect(before(i, "Waived") !== undefined || data.at > (noticed?.objectBy.deadline.due ?? "9")).toBe(true);
          const objections = all.slice(0, i).filter((one) => one.type === "Objected").length;
          expect(all.slice(0, i).filter((one) => one.type === "ObjectionDecided")).toHaveLength(objections);
          expect(data).toHaveProperty("stands");
          expect(data.approver).not.toBe(proposed?.proposer);
        }
        if (type === "ObjectionDecided") expect(data.officer).not.toBe(proposed?.proposer);
        if (type === "Published") expect(before(i, "Entered")).toBeDefined();
        if (type === "Removed") {
          expect(data.approver).not.toBe(before(i, "RepairAccepted")?.data.officer);
          const since = Date.parse(data.at) - Date.parse(before(i, "Entered")?.data.at ?? "");
          expect(since).toBeGreaterThan(365 * 86_400_000);
        }
        if (before(i, "Dropped")) expect(type).toBe("nothing");
        if (before(i, "Removed")) expect(type).toBe("TakenDown");
      }
    });
    reached(
      "listing.Entered",
      "listing.Published",
      "listing.Dropped",
      "listing.Removed",
      "listing.TakenDown",
      "listing.RepairDenied",
    );
  });

  it("what is published was approved last, by nobody whose words it is, and by a person", () => {
    const evidence = (n: number) => ({ event: `e-${n}`, stream: "ticket-t", version: 1 });
    const words = { title: "t", text: "w" };
    const person = officer.map((id) => ({ kind: "officer", id }));
    const asked = fc
      .tuple(
        step(
          "Propose",
          fc
            .oneof(person, fc.constant({ kind: "detector", id: "o-3", version: "1" }))
            .map((proposer) => ({ proposer, topic: "t", ...words, evidence: [evidence(0)] })),
        ),
        asking(
          step(
            "Review",
            fc.record({
              reviewer: officer,
              verdict: fc.constantFrom("approve", "return", "return", "reject"),
              remarks: fc.constant("r"),
            }),
          ),
          step(
            "Revise",
            fc.tuple(officer, fc.nat(9)).map(([by, n]) => ({ officer: by, ...words, evidence: [evidence(n)] })),
          ),
          step(
            "Publish",
            fc.record({
              officer,
              channels: fc.constantFrom(["website"], ["press"], ["notice"]),
              until: fc.constantFrom("2023-07-20", "2024-01-01"),
            }),
          ),
          step("Withdraw", fc.constant({ officer: "o-1", reason: "r" }), fc.integer({ min: 500, max: 1000 })),
        ),
      )
      .map(([first, rest]) => [first, ...rest]);
    check("warning", asked, warning, (all) => {
      const proposer = (all[0]?.data as { proposer?: { kind: string; id: string } } | undefined)?.proposer;
      for (const [i, { type, data }] of all.entries()) {
        const past = all.slice(0, i);
        const words = [proposer?.id, ...past.filter((one) => one.type === "Revised").map((one) => one.data.officer)];
        if (type === "Reviewed") expect(words).not.toContain(data.reviewer);
        if (type === "Published") {
          expect(past.findLast((one) => one.type === "Reviewed" || one.type === "Revised")?.data).toMatchObject({
            verdict: "approve",
          });
          if (proposer?.kind === "detector") expect(data.officer).not.toBe(proposer.id);
        }
        expect(past.some((one) => one.type === "Withdrawn")).toBe(false);
      }
    });
    reached("warning.Published", "warning.Revised", "warning.Withdrawn");
  });

  it("an interview follows each party: nobody promises who did not come, and the end names everybody once", () => {
    const party = fc.constantFrom("a", "b", "c");
    const commitment = fc.constantFrom("x", "y");
    const attend = fc
      .subarray(["a", "b", "c"], { minLength: 1 })
      .chain((named) => fc.tuple(...named.map((one) => yes.map((attended) => ({ party: one, attended })))));
    const asked = fc
      .tuple(
        step(
          "Call",
          fc.constant({
            subject: "s",
            trade: "t",
            parties: [firm("a"), firm("b")],
            day: "2023-07-05",
            place: "p",
            officer: "o-1",
          }),
        ),
        step(
          "Hold",
          fc.tuple(yes, yes).map(([a, b]) => ({
            officers: ["o-1", "o-2"],
            attendance: [
              { party: "a", attended: a },
              { party: "b", attended: b },
            ],
            points: ["p"],
            record: "r",
          })),
          fc.constant(60),
        ),
        asking(
          step(
            "Hold",
            fc.record({ officers, attendance: attend, points: fc.constant(["p"]), record: fc.constant("r") }),
          ),
          step(
            "CallAgain",
            party.map((one) => ({ parties: [one], day: "2023-07-08", place: "p", officer: "o-1" })),
            fc.constant(0),
          ),
          step(
            "Commit",
            fc.tuple(party, commitment).map(([one, what]) => ({
              party: one,
              commitments: [{ commitment: what, promise: "p", by: "2023-07-20" }],
              officer: "o-1",
            })),
            fc.integer({ min: 0, max: 5 }),
          ),
          step(
            "RecordRefusal",
            fc.record({ party, officers, words: fc.constant("w"), case: fc.constantFrom("k-1", "k-2") }),
          ),
        ),
        asking(
          step("RecordFulfilment", fc.record({ party, commitment, proof: fc.constant("p"), officer })),
          step(
            "Verify",
            fc
              .tuple(party, commitment, officers, yes, fc.constantFrom("k-1", "k-2"))
              .map(([one, what, by, fulfilled, opened]) => ({
                party: one,
                commitment: what,
                officers: by,
                fulfilled,
                evidence: "e",
                ...(!fulfilled && { case: opened }),
              })),
          ),
          step("Close", fc.constant({ officer: "o-1", summary: "s" })),
        ),
      )
      .map(([first, second, early, late]) => [first, second, ...early, ...late]);
    check("interview", asked, interview, (all) => {
      const came = (i: number, one: string) =>
        all
          .slice(0, i)
          .some(
            ({ type, data }) =>
              type === "Held" &&
              (data.attendance as { party: string; attended: boolean }[]).some(
                (seen) => seen.party === one && seen.attended,
              ),
          );
      const caseOf = new Map<string, string>();
      for (const [i, { type, data }] of all.entries()) {
        if (type === "Committed" || type === "CommitmentRefused") expect(came(i, data.party)).toBe(true);
        if (type === "CommitmentVerified") {
          expect(new Set(data.officers).size).toBeGreaterThan(1);
          expect(data.fulfilled).toBe(data.case === undefined);
        }
        if (data.case !== undefined) {
          expect(caseOf.get(data.case) ?? data.party).toBe(data.party);
          caseOf.set(data.case, data.party);
        }
        if (type === "Closed") {
          const { kept, broken, refused, absent, heard } = data as unknown as Record<string, string[]>;
          expect([kept, broken, refused, absent, heard].flat().toSorted()).toEqual(["a", "b"]);
        }
      }
    });
    reached("interview.Closed", "interview.CommitmentRefused", "interview.CommitmentVerified", "interview.CalledAgain");
  });

  it("a correction is ordered on a violation, verified whole, and ends with a case exactly where it was not made", () => {
    const item = fc.constantFrom("x", "y");
    const asked = fc
      .tuple(
        step("RecordFinding", fc.constant({ party: firm("a"), officers: ["o-1"], matter: "m" })),
        asking(
          step(
            "LinkCheck",
            fc
              .tuple(fc.nat(5), yes)
              .map(([n, violation]) => ({ check: `c-${n}`, field: "price", violation, findings: "f", officer: "o-1" })),
            soon,
          ),
          step(
            "OrderCorrection",
            officers.map((by) => ({
              officers: by,
              items: ["x", "y"].map((one) => ({ item: one, demand: "d" })),
              term: { unit: "workingDay", n: 3 },
            })),
            soon,
          ),
        ),
        asking(
          step(
            "RecordPerformance",
            item.map((one) => ({ items: [one], proof: "p", officer: "o-1" })),
          ),
          step(
            "ExtendCorrection",
            fc.tuple(officer, officer).map(([applicant, approver]) => ({
              applicant,
              approver,
              term: { unit: "workingDay", n: 2 },
              reason: "r",
            })),
            soon,
          ),
          step(
            "RecordRefusal",
            officers.map((by) => ({ officers: by, words: "w", case: "k" })),
            fc.constant(200),
          ),
          step(
            "Verify",
            fc.tuple(officers, yes, yes, yes).map(([by, x, y, opens]) => ({
              officers: by,
              items: [
                { item: "x", fulfilled: x, evidence: "e" },
                { item: "y", fulfilled: y, evidence: "e" },
              ],
              ...(opens && { case: "k" }),
            })),
          ),
          step("Close", fc.constant({ officer: "o-1", reason: "r" }), fc.constant(300)),
        ),
      )
      .map(([first, early, late]) => [first, ...early, ...late]);
    check("outreach", asked, outreach, (all) => {
      const ends = ["Verified", "CorrectionRefused", "Closed"];
      for (const [i, { type, data }] of all.entries()) {
        const past = all.slice(0, i);
        expect(past.some((one) => ends.includes(one.type))).toBe(false);
        if (type === "CorrectionOrdered")
          expect(past.some((one) => one.type === "CheckLinked" && one.data.violation)).toBe(true);
        if (type === "CorrectionExtended") expect(data.applicant).not.toBe(data.approver);
        if (type === "CorrectionRefused") expect(data.case).toBe("k");
        if (type === "Verified") {
          expect(new Set(data.officers).size).toBeGreaterThan(1);
          expect(data.case !== undefined).toBe(!data.fulfilled);
          expect(data.fulfilled).toBe((data.items as { fulfilled: boolean }[]).every((one) => one.fulfilled));
        }
      }
    });
    reached(
      "outreach.CorrectionOrdered",
      "outreach.CorrectionExtended",
      "outreach.CorrectionRefused",
      "outreach.Verified",
      "outreach.Closed",
    );
  });

  afterAll(() => seen.clear());
});
