import { addDays, chinaCalendar, fen } from "@caseloop/law";
import fc from "fast-check";
import { type Case, type CaseCommand, enforcementCase, owedOn } from "../src/case/index.ts";
import type { Happened } from "./case-checker.ts";
import { chosen, conditions, facts, proposed, shop, stallholder } from "./case-world.ts";

/** The parts of the case's decider that a history runs on; a mutant gives others. */
export type Subject = Pick<typeof enforcementCase, "decide" | "evolve">;

/** What is tried, made from where the case stands so that it often fits. */
type Make = (state: Case, now: string) => CaseCommand;
type Data<T extends CaseCommand["type"]> = Extract<CaseCommand, { type: T }>["data"];

const make = <T extends CaseCommand["type"]>(
  type: T,
  data: Data<T> | ((state: Case, now: string) => Data<T>),
): Make => {
  const of = typeof data === "function" ? (data as (state: Case, now: string) => Data<T>) : () => data;
  return (state, now) => ({ type, data: of(state, now) }) as CaseCommand;
};

const investigators = ["i-1", "i-2", "i-3"];
const people = [...investigators, "r-1", "head", "deputy"];
const pairs = [
  ["i-1", "i-2"],
  ["i-1", "i-2"],
  ["i-1", "i-2"],
  ["i-2", "i-3"],
  ["i-1", "i-1"],
  ["i-1", "r-1"],
  ["head", "i-1"],
];
const dayAfter = (now: string, days: number) => addDays(chinaCalendar.dayOf(now), days);
const firstMeasure = ({ measures }: Case) =>
  measures.find(({ end }) => end === undefined || end === "lifted")?.id ?? "m-0";
const assigned = ({ investigators: now }: Case) => (now.length > 0 ? now : ["i-1", "i-2"]);

const opened: readonly Make[] = [
  make("OpenClue", { source: { kind: "inspection" }, field: "food", about: "shop-1" }),
  make("OpenClue", { source: { kind: "report", id: "rep-1" }, field: "food", about: "shop-1" }),
];
const evidence = ["e-1", "e-1", "e-2", "e-3"].flatMap((id) =>
  [
    ["i-1", "i-2"],
    ["i-1", "i-2"],
    ["i-1", "i-1"],
    ["i-3", "r-1"],
  ].map((officers) =>
    make("AddEvidence", (_, now) => ({
      evidence: id,
      kind: "siteRecord",
      digest: "a".repeat(64),
      officers,
      obtainedAt: now,
      place: "p",
      description: "d",
    })),
  ),
);
const filing = pairs.flatMap((officers) => [
  make("FileCase", { party: shop, conditions, officers, approver: "head" }),
  make("FileCase", { party: stallholder, conditions, officers, approver: "i-1" }),
]);
const notFiling: readonly Make[] = [
  make("NotFile", { reason: "noEvidence", explanation: "e", approver: "head" }),
  make("FileCase", {
    party: shop,
    conditions: { ...conditions, ours: { met: false, because: "b" } },
    officers: ["i-1", "i-2"],
    approver: "head",
  }),
];
const asking = ["i-1", "head"].map((approver) => ({ applicant: "i-1", approver, reason: "r" }));
const extending: readonly Make[] = asking.flatMap((asked) => [
  make("ExtendCheck", asked),
  make("ExtendDecision", asked),
  make("ExtendReview", { ...asked, days: 3 }),
  make("ExtendMeasure", (state) => ({ ...asked, measure: firstMeasure(state) })),
  make("ExtendCollectively", {
    applicant: "i-1",
    members: ["head", asked.approver === "head" ? "deputy" : "i-1"],
    days: 20,
    reason: "r",
  }),
]);
const stopping: readonly Make[] = [
  make("StopClock", (state) => ({
    for: "testing",
    officer: "i-1",
    note: "n",
    measures: state.measures.filter(({ end, left }) => !end && !left).map(({ id }) => id),
  })),
  make("StopClock", { for: "refund", officer: "i-1", note: "n" }),
  make("Suspend", { applicant: "i-1", approver: "head", ground: "other", reason: "r" }),
];
const restarting: readonly Make[] = [
  make("RestartClock", { for: "testing", officer: "i-1" }),
  make("RestartClock", { for: "refund", officer: "i-1" }),
  make("Resume", { officer: "i-1", reason: "r" }),
];
const investigating: readonly Make[] = [
  make("Investigate", (state) => ({ officers: assigned(state), findings: "f", rightsTold: true })),
  make("Investigate", { officers: ["i-1", "r-1"], findings: "f" }),
  ...evidence,
  ...pairs.map((officers) => make("AssignOfficers", { officers, by: "chief" })),
  make("ExcludeEvidence", { evidence: "e-1", officer: "r-1", reason: "r" }),
];
const conclude = make("Conclude", (state) => ({
  officers: assigned(state),
  acts: [{ act: "a-1", description: "d", evidence: [state.evidence.find(({ excluded }) => !excluded)?.id ?? "e-0"] }],
  proposal: "p",
}));
const grave = make("Conclude", (state) => ({
  officers: assigned(state),
  acts: [{ act: "a-1", description: "d", evidence: [state.evidence.find(({ excluded }) => !excluded)?.id ?? "e-0"] }],
  proposal: "p",
  grave: ["complex"],
}));
const measures: readonly Make[] = [
  ...(["seizure", "preservation"] as const).flatMap((kind) => [
    make("TakeMeasure", (state) => ({
      measure: `m-${state.measures.length}`,
      kind,
      officers: ["i-1", "i-2"],
      goods: "g",
      reason: "r",
      approver: "head",
    })),
    make("TakeMeasure", (state) => ({
      measure: `m-${state.measures.length}`,
      kind,
      officers: ["i-1", "i-2"],
      goods: "g",
      reason: "r",
    })),
  ]),
];
const ending: readonly Make[] = [
  make("DecideMeasure", (state) => ({ measure: firstMeasure(state), approver: "head", approved: true })),
  make("DecideMeasure", (state) => ({ measure: firstMeasure(state), approver: "head", approved: false })),
  make("LiftMeasure", (state) => ({ measure: firstMeasure(state), approver: "head", ground: "notNeeded" })),
  make("ReturnGoods", (state) => ({ measure: firstMeasure(state), officer: "i-1", receipt: "r" })),
  make("ConfiscateGoods", (state) => ({ measure: firstMeasure(state), officer: "i-1" })),
];
const reviews: readonly Make[] = (["case", "case", "legal"] as const).flatMap((kind) => [
  ...["r-1", "r-1", "i-1"].map((reviewer) => make("Review", { kind, reviewer, opinion: "agree" })),
]);
const bad: readonly Make[] = [make("Review", { kind: "case", reviewer: "r-1", opinion: "supplement" })];
const notices: readonly Make[] = [7_000_000, 7_000_000, 15_000_000, 6_700_000].flatMap((fine) => [
  make("Notify", { officer: "i-1", penalties: [proposed({ fine: fen(fine) })], reasons: "r" }),
  make("Notify", (state) => ({
    officer: "i-1",
    penalties: [proposed({ fine: fen(fine) })],
    reasons: "r",
    newEvidence: state.evidence.slice(-1).map(({ id }) => id),
  })),
]);
const speaking: readonly Make[] = [
  make("Serve", { document: "notice", method: "direct", officer: "i-1", receipt: "r" }),
  make("Serve", { document: "notice", method: "direct", officer: "i-1", receipt: "r" }),
  make("Serve", { document: "notice", method: "announcement", officer: "i-1", receipt: "r" }),
  make("Announce", { document: "notice", officer: "i-1", reason: "r" }),
  make("Waive", { rights: ["defence"] }),
  make("Waive", { rights: ["hearing"] }),
  make("FileDefence", (state) => ({ defence: `d-${state.notice?.defences.length ?? 0}`, statement: "s" })),
  make("AnswerDefence", (state) => ({
    defence: state.notice?.defences.find(({ answered }) => !answered)?.id ?? "d-0",
    officer: "i-1",
    adopted: false,
    reasons: "r",
  })),
  make("RequestHearing", {}),
  make("RequestHearing", {}),
];
const hearing: readonly Make[] = [
  ...["host", "host", "i-1"].map((host) =>
    make("ArrangeHearing", (_, now) => ({ host, day: dayAfter(now, 13), place: "p" })),
  ),
  make("ArrangeHearing", (_, now) => ({ host: "host", day: dayAfter(now, 3), place: "p" })),
  ...(["held", "held", "held", "absent", "withdrawn"] as const).map((how) =>
    make("EndHearing", { how, officer: "host", record: "r" }),
  ),
  make("ReportHearing", { host: "host", opinion: "o" }),
  make("ReportHearing", { host: "host", opinion: "o" }),
];
const discussing: readonly Make[] = [
  make("Discuss", { members: ["head", "deputy"], agreed: true, minutes: "m" }),
  make("Discuss", { members: ["head", "deputy"], agreed: true, minutes: "m" }),
  make("Discuss", { members: ["head", "i-1"], agreed: true, minutes: "m" }),
  make("Discuss", { members: ["head", "deputy"], agreed: false, minutes: "m" }),
];
const proof = (state: Case, more: Parameters<typeof facts>[0] = {}) => {
  const id = state.evidence.find(({ excluded }) => !excluded)?.id ?? "e-0";
  const found = facts({ party: state.party?.kind ?? "entity", ...more });
  return Object.fromEntries(Object.entries(found).map(([name, { value }]) => [name, { value, evidence: [id] }]));
};
const spared = { outcome: "not_imposed", reason: "minor" } as const;
const decisions: readonly Make[] = [
  ...["head", "head", "i-1"].map((approver) =>
    make("Decide", (state) => ({ approver, penalties: [chosen({ facts: proof(state) })] })),
  ),
  make("Decide", (state) => ({ approver: "head", penalties: [chosen({ facts: proof(state), fine: fen(6_700_000) })] })),
  make("Decide", (state) => ({
    approver: "head",
    penalties: [chosen({ facts: proof(state, { goodsValue: 1_000_000 }), fine: fen(15_000_000) })],
  })),
  make("Decide", (state) => ({
    approver: "head",
    penalties: [
      chosen({ facts: proof(state, { harmReduced: true }), outcome: "mitigated", fine: fen(2_000_000), reason: "r" }),
    ],
  })),
];
const sparing: readonly Make[] = [
  make("Decide", (state) => ({
    approver: "head",
    penalties: [
      {
        act: "a-1",
        norms: ["food-124"],
        facts: proof(state, { minor: true, corrected: true, harm: "none" }),
        ...spared,
      },
    ],
  })),
];
const spot: readonly Make[] = [20_000, 20_001].map((fine) =>
  make("DecideOnSpot", (state) => ({
    officers: ["i-1", "i-2"],
    party: stallholder,
    description: "d",
    told: true,
    penalty: {
      act: "a-1",
      norms: ["metrology-43"],
      facts: proof(state, { party: "person", harmReduced: true }),
      outcome: "lighter",
      reason: "r",
      fine: fen(fine),
    },
  })),
);
const leaving: readonly Make[] = [
  make("Dismiss", { approver: "head", reason: "r" }),
  make("Terminate", { approver: "head", reason: "r" }),
  make("HandOver", { to: "x", approver: "head", reason: "r" }),
];
const police: readonly Make[] = [make("TransferToPolice", { team: ["t-1", "t-2"], approver: "head", suspicion: "s" })];
const withPolice: readonly Make[] = [
  make("RecordPoliceAnswer", { accepted: true, document: "d" }),
  make("TakeBack", { officer: "i-1", reason: "notProsecuted", document: "d" }),
  make("TakeBack", { officer: "i-1", reason: "notAccepted", document: "d" }),
];
const close = make("Close", { applicant: "i-1", approver: "head" });
const withdraw = make("WithdrawDecision", { approver: "head", ground: "factsWrong", reason: "r" });
const owing = (state: Case, now: string) => {
  const { fine, confiscated, surcharge } = owedOn(chinaCalendar.dayOf(now), state);
  return fine + confiscated + surcharge;
};
const money: readonly Make[] = [
  make("Pay", (state, now) => ({ amount: fen(owing(state, now)), receipt: "r" })),
  make("Pay", (state, now) => ({ amount: fen(owing(state, now) + 210_000), receipt: "r" })),
  ...[1, 100_000, 3_500_000, 7_000_000, 7_500_000, 20_000].map((amount) =>
    make("Pay", { amount: fen(amount), receipt: "r" }),
  ),
  make("Pay", ({ decision, payments }) => ({
    amount: fen(Math.max(0, (decision?.fine ?? 0) - payments.fine)),
    receipt: "r",
  })),
  make("Pay", ({ decision, payments }) => ({
    amount: fen(Math.max(0, (decision?.fine ?? 0) - payments.fine)),
    receipt: "r",
  })),
  make("CollectOnSpot", { amount: fen(20_000), receipt: "r", officers: ["i-1", "i-2"], ground: "hardToCollectLater" }),
  make("HandIn", { officer: "i-1" }),
  make("ImposeSurcharge", { approver: "head" }),
  make("ImposeSurcharge", { approver: "head" }),
  make("GrantInstalments", ({ decision, payments }, now) => ({
    application: "a",
    officer: "i-1",
    approver: "head",
    plan: [
      { amount: fen(100), by: dayAfter(now, 5) },
      { amount: fen(Math.max(0, (decision?.fine ?? 0) - payments.fine - 100)), by: dayAfter(now, 9) },
    ],
  })),
  make("SeekRemedy", { kind: "litigation", body: "b" }),
  make("EndRemedy", { result: "upheld", document: "d" }),
  make("EndRemedy", { result: "annulled", document: "d" }),
];
const performing: readonly Make[] = [
  make("Serve", { document: "decision", method: "direct", officer: "i-1", receipt: "r" }),
  make("Serve", { document: "decision", method: "direct", officer: "i-1", receipt: "r" }),
  make("Announce", { document: "decision", officer: "i-1", reason: "r" }),
  make("Serve", { document: "decision", method: "announcement", officer: "i-1", receipt: "r" }),
  ...[1, 2, 3].map(() =>
    make("PerformDuty", ({ decision }) => ({ duty: decision?.duties[0] ?? "correct", officer: "i-1", proof: "p" })),
  ),
  make("Publish", { officer: "i-1", where: "w" }),
  make("Publish", { officer: "i-1", where: "w" }),
  make("FilePapers", { officer: "i-1" }),
  make("Demand", { officer: "i-1" }),
  make("ApplyToCourt", { approver: "head", court: "c" }),
  make("ApplyToCourt", { approver: "head", court: "c" }),
  make("RecordCourt", { outcome: "terminated", document: "d" }),
  make("RecordCourt", { outcome: "executed", document: "d" }),
];
const returning: readonly Make[] = [
  make("ReturnMoney", ({ toReturn }) => ({ amount: toReturn, officer: "c", receipt: "r" })),
  make("ReturnMoney", { amount: fen(50), officer: "c", receipt: "r" }),
  ...(["withdrawn", "expired", "early"] as const).map((reason) => make("TakeDown", { officer: "i-1", reason })),
];
const recusing: readonly Make[] = people.map((officer, n) =>
  make("Recuse", { officer, interest: "i", decidedBy: "head-2", replacement: `new-${n}` }),
);
const everything: readonly Make[] = [
  opened,
  evidence,
  filing,
  notFiling,
  extending,
  stopping,
  restarting,
  investigating,
  [conclude, grave, close, withdraw],
  measures,
  ending,
  reviews,
  bad,
  notices,
  speaking,
  hearing,
  discussing,
  decisions,
  sparing,
  spot,
  leaving,
  police,
  withPolice,
  money,
  performing,
  returning,
  recusing,
].flat();

/** What seldom fits by chance. */
const around: readonly Make[] = [
  make("ExcludeEvidence", (state) => ({ evidence: state.evidence[0]?.id ?? "e-0", officer: "r-1", reason: "r" })),
  make("ExtendMeasure", (state) => ({ applicant: "i-1", approver: "head", reason: "r", measure: firstMeasure(state) })),
  make("ExtendMeasure", (state) => ({ applicant: "i-1", approver: "head", reason: "r", measure: firstMeasure(state) })),
  make("DecideMeasure", (state) => ({ measure: firstMeasure(state), approver: "head", approved: true })),
  make("DecideMeasure", (state) => ({ measure: firstMeasure(state), approver: "head", approved: true })),
  make("ExtendDecision", { applicant: "i-1", approver: "head", reason: "r" }),
  make("ExtendCollectively", { applicant: "i-1", members: ["head", "deputy"], days: 9, reason: "r" }),
  make("ExtendCollectively", { applicant: "i-1", members: ["head", "deputy"], days: 9, reason: "r" }),
  make("TransferToPolice", { team: ["t-1", "t-2"], approver: "head", suspicion: "s" }),
  make("Terminate", { approver: "head", reason: "r" }),
];

/** What is likely to be tried on a case that stands so; mostly it moves the case on. */
const likely: Readonly<Record<Case["status"], readonly Make[]>> = {
  none: opened,
  clue: [...filing, ...filing, ...evidence, ...notFiling, ...extending, ...spot, ...spot, ...stopping],
  investigating: [
    ...around,
    conclude,
    conclude,
    conclude,
    conclude,
    grave,
    grave,
    ...evidence.slice(0, 4),
    ...investigating.slice(0, 2),
    ...measures,
    ...ending,
    ...extending,
    ...stopping,
    ...police,
  ],
  concluded: [...reviews, ...reviews, ...bad, ...extending],
  reviewed: [...around, ...notices, ...notices, ...sparing, ...leaving, ...discussing],
  notified: [
    ...speaking,
    ...speaking,
    ...hearing,
    ...discussing,
    ...decisions,
    ...decisions,
    ...reviews,
    ...notices,
    ...stopping,
    ...evidence.slice(0, 4),
  ],
  decided: [...performing, ...performing, ...money, ...money, ...ending, close, close, close, withdraw],
  ending: [close, close, ...ending, ...returning],
  closed: [withdraw, ...returning],
};

/** What comes next on the way to the end; where two are right, either. */
function onward(state: Case): readonly Make[] {
  const {
    status,
    notice,
    decision,
    passed,
    grave: weighty,
    heard,
    discussed,
    evidence: found,
    measures: taken,
  } = state;
  const proven = found.some(({ excluded }) => !excluded);
  const collect = make("AddEvidence", (now, at) => ({
    evidence: `e-${now.evidence.length}`,
    kind: "document",
    digest: "b".repeat(64),
    officers: assigned(now),
    obtainedAt: at,
    place: "p",
    description: "d",
  }));
  const legal = weighty.length > 0 || heard;
  switch (status) {
    case "none":
      return opened;
    case "clue":
      return proven ? [...filing.slice(0, 1), ...filing.slice(0, 1), ...spot] : [collect];
    case "investigating":
      return proven ? [conclude, conclude, grave, ...measures.slice(0, 1)] : [collect];
    case "concluded":
      return [make("Review", { kind: legal ? "legal" : "case", reviewer: "r-1", opinion: "agree" })];
    case "reviewed":
      return [...notices.filter((_, i) => i % 2 === 0), ...sparing];
    case "notified": {
      if (!notice?.servedAt) return speaking.slice(0, 1);
      if (notice.defences.some(({ answered }) => !answered)) return speaking.slice(7, 8);
      if (legal && !passed.legal) return [make("Review", { kind: "legal", reviewer: "r-1", opinion: "agree" })];
      if (legal && !discussed) return discussing.slice(0, 1);
      const fine = notice.penalties[0]?.fine ?? 0;
      const right = notice.hearingRight && !notice.hearing ? speaking.slice(8, 9) : [];
      const decide = fine === 15_000_000 ? decisions[4] : fine === 6_700_000 ? decisions[3] : decisions[0];
      return [
        ...(decide ? [decide, decide, decide] : []),
        ...right,
        ...right,
        ...right,
        ...right,
        ...speaking.slice(4, 7),
      ];
    }
    case "decided": {
      if (!decision?.servedAt) return performing.slice(0, 1);
      if (taken.some(({ end }) => end === undefined || end === "lifted")) return ending;
      const left = [
        ...performing.slice(4, 7),
        ...performing.slice(7, 9),
        ...money.slice(0, 2),
        ...money.slice(8, 10),
        close,
        close,
      ];
      return decision.procedure === "summary"
        ? [...left, ...performing.slice(9, 10), ...money.slice(10, 12)]
        : [...left, ...performing.slice(10), ...money.slice(12)];
    }
    case "ending":
      return [close, ...ending, ...returning];
    case "closed":
      return [withdraw, ...returning];
  }
}

/** What is tried where something stands open that has to be finished first. */
function urgent(state: Case): readonly Make[] | undefined {
  const { police: away, notice, stops, status, toReturn, publication, measures: taken } = state;
  if (away) return [...withPolice, close];
  const { hearing: asked } = notice ?? {};
  if (asked && asked.ended === undefined) return asked.host === undefined ? hearing.slice(0, 4) : hearing.slice(4, 8);
  if (asked?.ended === "held" && !asked.reported) return hearing.slice(-2);
  if (stops.includes("announcement")) return speaking.slice(0, 3);
  if (stops.length > 0 && status !== "decided") return restarting;
  if (publication && !publication.takenDown && publication.takeDownBy) return returning;
  if (status === "investigating" && taken.some(({ reportBy, end }) => reportBy && !end)) return ending.slice(0, 2);
  if (state.court === "applied") return performing.slice(-2);
  if (state.demand && status === "decided" && !state.remedy)
    return [...performing.slice(11, 13), ...money.slice(0, 2), close];
  if (toReturn > 0 && status === "investigating") return returning;
  return status === "ending" && taken.length > 0 ? [...ending, close] : undefined;
}

/** The next moment something falls due, and a minute more. */
function wait({ notice, decision, demand, announced, measures }: Case, now: number): number {
  const dues = [
    notice?.defenceBy?.deadline.due,
    notice?.hearing?.day && notice.hearing.ended === undefined ? `${notice.hearing.day}T01:00:00.000Z` : undefined,
    decision?.payBy?.deadline.due,
    decision?.servedAt === undefined
      ? undefined
      : new Date(Date.parse(decision.servedAt) + 185 * 86_400_000).toISOString(),
    demand?.deadline.due,
    announced?.effective.deadline.due,
    ...measures.map(({ due, end }) => (end === undefined ? due.deadline.due : undefined)),
  ].flatMap((due) => (due === undefined ? [] : [Date.parse(due) + 60_000]));
  const ahead = dues.filter((due) => due > now).toSorted((a, b) => a - b);
  return ahead[0] ?? now;
}

/** A move: how much time passes (seldom backwards), whether it is until something falls due, whether it is likely or anything, and which. */
const move = fc.record({
  hours: fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 0, max: 6 }) },
    { weight: 3, arbitrary: fc.integer({ min: 10, max: 300 }) },
    { weight: 1, arbitrary: fc.integer({ min: -40, max: -1 }) },
  ),
  wait: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  /** Anything at all, something likely, or what comes next. */
  how: fc
    .integer({ min: 0, max: 19 })
    .map((n) => (n < 2 ? "wild" : n < 8 ? "likely" : "onward") as "wild" | "likely" | "onward"),
  which: fc.nat(9_999),
});
export const moves = fc.array(move, { minLength: 10, maxLength: 60, size: "max" });
export type Moves = readonly {
  readonly hours: number;
  readonly wait: boolean;
  readonly how: "wild" | "likely" | "onward";
  readonly which: number;
}[];

/** Plays a history of commands on the subject; what is refused changes nothing. */
export function play(history: Moves, { decide, evolve }: Subject): readonly Happened[] {
  let state = enforcementCase.initial;
  let now = Date.parse("2023-07-03T01:00:00.000Z");
  const happened: Happened[] = [];
  for (const { hours, wait: patient, how, which } of history) {
    const made =
      how === "wild" ? everything : how === "likely" ? likely[state.status] : (urgent(state) ?? onward(state));
    now = patient ? wait(state, now) : now + hours * 3_600_000;
    const at = new Date(now).toISOString();
    const command = made[which % made.length]?.(state, at);
    if (!command) continue;
    const decision = decide(command, state, { ...enforcementCase.context, at });
    if ("code" in decision) {
      happened.push({ at, command: command.type, refused: decision.code, events: [] });
      continue;
    }
    happened.push({ at, command: command.type, events: decision });
    state = evolve(state, decision);
  }
  return happened;
}
