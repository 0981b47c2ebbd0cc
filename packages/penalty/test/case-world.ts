import { given } from "@caseloop/core/spec";
import { fen, yuan } from "@caseloop/law";
import { type CaseCommand, type CaseContext, type CaseEvent, enforcementCase } from "../src/case/index.ts";

/** A moment on the clock on the wall in Jinan, such as `2023-07-10 09:00`. */
export function at(local: string): string {
  return new Date(`${local.replace(" ", "T")}:00+08:00`).toISOString();
}

export type Step = readonly [local: string, command: CaseCommand];
export type Data<T extends CaseCommand["type"]> = Extract<CaseCommand, { type: T }>["data"];

/** Runs steps one after the other; a refused one throws. */
export function life(steps: readonly Step[], context: Partial<CaseContext> = {}): CaseEvent[] {
  let state = enforcementCase.initial;
  const events: CaseEvent[] = [];
  for (const [local, command] of steps) {
    const decision = enforcementCase.decide(command, state, { ...enforcementCase.context, ...context, at: at(local) });
    if ("code" in decision) {
      const why = JSON.stringify(decision.issues ?? decision.facts ?? "");
      throw new Error(`${local} ${command.type} was refused: ${decision.code}: ${decision.because} ${why}`);
    }
    state = enforcementCase.evolve(state, decision);
    events.push(...decision);
  }
  return events;
}

/** Given this life of a case, when a command comes at that moment. */
export function onCase(steps: readonly Step[], [local, command]: Step, context: Partial<CaseContext> = {}) {
  return given(enforcementCase, ...life(steps, context)).when(command, { ...context, at: at(local) });
}

/** The case after these steps. */
export function after(steps: readonly Step[]) {
  return enforcementCase.evolve(enforcementCase.initial, life(steps));
}

export const step = <T extends CaseCommand["type"]>(local: string, type: T, data: Data<T>): Step => [
  local,
  { type, data } as CaseCommand,
];

export const digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
export const shop = { id: "shop-1", kind: "entity", name: "某食品店" } as const;
export const stallholder = { id: "person-1", kind: "person", name: "张某" } as const;
const met = { met: true, because: "site record of 3 July" };
export const conditions = { violation: met, punishable: met, ours: met, inTime: met };
const team = ["i-1", "i-2"];

/** Facts of an ordinary case under Food Safety Law art. 124: goods worth ¥800, sold past their date in June 2023. */
export const facts = (
  more: Readonly<Record<string, boolean | number | string>> = {},
): Data<"Decide">["penalties"][number]["facts"] =>
  Object.fromEntries(
    Object.entries({
      party: "entity",
      actEnded: "2023-06-20",
      discovered: "2023-07-03",
      safetyAtStake: false,
      competent: true,
      crimeSuspected: false,
      actProven: true,
      age: 40,
      capacity: "full",
      minor: false,
      corrected: false,
      harm: "considerable",
      firstOffence: false,
      faultless: false,
      faultRegardless: false,
      harmReduced: false,
      coerced: false,
      induced: false,
      confessed: false,
      meritorious: false,
      otherMitigation: false,
      emergencyBreach: false,
      unlawfulGains: 0,
      refundsDue: 0,
      goodsValue: 80_000,
      purchaseChecked: false,
      provedUnaware: false,
      sourceNamed: false,
      ...more,
    }).map(([name, value]) => [name, { value, evidence: ["e-1"] }]),
  );

export const seventy = yuan("70000");
export const proposed = (more: Partial<Data<"Notify">["penalties"][number]> = {}) => ({
  act: "a-1",
  fine: seventy,
  confiscated: fen(0),
  goods: true,
  ...more,
});
export const chosen = (more: Partial<Data<"Decide">["penalties"][number]> = {}) => ({
  act: "a-1",
  norms: ["food-124"],
  facts: facts(),
  outcome: "ordinary" as const,
  fine: seventy,
  ...more,
});

// The usual way, in July and August 2023 (3 July is a Monday), each part building on the one before.
export const clue = step("2023-07-03 09:00", "OpenClue", {
  source: { kind: "inspection" },
  field: "food",
  about: "shop-1",
});
export const file = (local = "2023-07-10 09:00", more: Partial<Data<"FileCase">> = {}) =>
  step(local, "FileCase", { party: shop, conditions, officers: team, approver: "head", ...more });
export const evidence = (local: string, id: string, more: Partial<Data<"AddEvidence">> = {}) =>
  step(local, "AddEvidence", {
    evidence: id,
    kind: "siteRecord",
    digest,
    officers: team,
    obtainedAt: at(local),
    place: "开元大街",
    description: "shelf with goods past their date",
    ...more,
  });
export const investigate = (local = "2023-07-11 09:00", more: Partial<Data<"Investigate">> = {}) =>
  step(local, "Investigate", { officers: team, findings: "expired goods on sale", rightsTold: true, ...more });
export const conclude = (local = "2023-07-20 17:00", more: Partial<Data<"Conclude">> = {}) =>
  step(local, "Conclude", {
    officers: team,
    acts: [{ act: "a-1", description: "sold goods past their date", evidence: ["e-1"] }],
    proposal: "fine",
    ...more,
  });
export const review = (local = "2023-07-24 10:00", more: Partial<Data<"Review">> = {}) =>
  step(local, "Review", { kind: "case", reviewer: "reviewer", opinion: "agree", ...more });
export const notify = (local = "2023-07-25 09:00", more: Partial<Data<"Notify">> = {}) =>
  step(local, "Notify", { officer: "i-1", penalties: [proposed()], reasons: "Food Safety Law 124", ...more });
export const serve = (local: string, document: "notice" | "decision", method: Data<"Serve">["method"] = "direct") =>
  step(local, "Serve", { document, method, officer: "i-1", receipt: "receipt" });
export const decide = (local = "2023-08-02 09:00", more: Partial<Data<"Decide">> = {}) =>
  step(local, "Decide", { approver: "head", penalties: [chosen()], ...more });
export const discuss = (local: string, more: Partial<Data<"Discuss">> = {}) =>
  step(local, "Discuss", { members: ["head", "deputy", "deputy-2"], agreed: true, minutes: "minutes", ...more });
export const pay = (local: string, amount: number) => step(local, "Pay", { amount: fen(amount), receipt: "bank" });
export const close = (local: string) => step(local, "Close", { applicant: "i-1", approver: "head" });

export const filed: readonly Step[] = [clue, file()];
export const investigated: readonly Step[] = [...filed, investigate(), evidence("2023-07-11 10:00", "e-1")];
export const concluded: readonly Step[] = [...investigated, conclude()];
export const reviewed: readonly Step[] = [...concluded, review()];
export const notified: readonly Step[] = [...reviewed, notify()];
/** Served on Tuesday 25 July: the five working days end on 1 August. */
export const heard: readonly Step[] = [...notified, serve("2023-07-25 10:00", "notice")];
export const decided: readonly Step[] = [...heard, decide()];
/** Served on 2 August: to be paid by 17 August. */
export const served: readonly Step[] = [...decided, serve("2023-08-02 15:00", "decision", "onTheSpot")];
export const published: readonly Step[] = [
  ...served,
  step("2023-08-03 09:00", "Publish", { officer: "i-1", where: "gsxt" }),
];
export const performed: readonly Step[] = [
  ...published,
  step("2023-08-04 09:00", "PerformDuty", { duty: "correct", officer: "i-1", proof: "photo" }),
  step("2023-08-04 09:00", "PerformDuty", { duty: "confiscateGoods", officer: "i-1", proof: "list" }),
];
