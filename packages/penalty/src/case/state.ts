import { type Day, type Due, type Fen, fen, type Instant, type Pause } from "@caseloop/law";
import type { Obligation } from "../discretion/outcome.ts";
import type { Field, graveGrounds, MeasureKind, Stop, sources } from "./fields.ts";
import type { Penalty } from "./penalty.ts";
import type { Party } from "./person.ts";

/** Where a case stands; hearing, measures, payment and the police stand beside it. */
export type Status =
  | "none"
  /** 线索核查 */
  | "clue"
  /** 调查取证 */
  | "investigating"
  /** 调查终结，审核中 */
  | "concluded"
  /** 审核通过 */
  | "reviewed"
  /** 已告知 */
  | "notified"
  /** 已决定 */
  | "decided"
  /** 不立案、终止、不成立、移送: nothing is left but to close it. */
  | "ending"
  | "closed";

/** 行政强制措施 or evidence registered for preservation. */
export interface Measure {
  id: string;
  kind: MeasureKind;
  due: Due;
  extended: boolean;
  /** Taken on the spot, and not yet approved by the head. */
  reportBy?: Due;
  /** The clock stands still while the goods are tested. */
  left?: Pause;
  /** How it ended; `lifted` goods are still to be returned, except those of a mere registration. */
  end?: "lifted" | "returned" | "confiscated" | "withPolice";
}

/** 告知 of the penalty proposed, and what the party made of it. */
export interface Notice {
  number: number;
  penalties: Penalty[];
  /** How many pieces of evidence there were. */
  evidence: number;
  hearingRight: boolean;
  servedAt?: Instant;
  defenceBy?: Due;
  waived: ("defence" | "hearing")[];
  defences: { id: string; answered: boolean }[];
  hearing?: Hearing;
}

/** 听证: from the request to the host's report. */
export interface Hearing {
  host?: string;
  day?: Day;
  ended?: "held" | "absent" | "withdrawn";
  reported: boolean;
}

/** The decision in force. */
export interface InForce {
  number: number;
  procedure: "ordinary" | "summary";
  penalties: Penalty[];
  fine: Fen;
  confiscated: Fen;
  at: Instant;
  serveBy: Due;
  publishBy?: Due;
  servedAt?: Instant;
  payBy?: Due;
  /** Duties still to be performed. */
  duties: Obligation[];
}

/** What was paid on the decision in force. */
export interface Payments {
  fine: Fen;
  confiscated: Fen;
  surcharge: Fen;
  plan?: { amount: Fen; by: Day }[];
  /** What of the fine was paid before the plan. */
  planFrom?: Fen;
  /** 加处罚款: runs from the day after `overdueSince` until the fine is paid. */
  overdue?: { since: Day; percentPerDay: number; final?: Fen };
  handInBy?: Due;
}

/** 行政处罚案件: what decisions need to know of it. */
export interface Case {
  status: Status;
  sources: { kind: (typeof sources)[number]; id?: string | undefined }[];
  field?: Field;
  about: string;
  party?: Party;
  /** The latest moment on record: no step is dated before it. */
  latest: Instant;
  /** The moment of the last step that brought the case nearer to its end. */
  progressAt: Instant;

  /** 办案人员 at present. */
  investigators: string[];
  /** Everybody who ever investigated. */
  investigated: string[];
  /** Everybody who reviewed, heard, discussed or decided. */
  judged: string[];
  recused: string[];
  rightsTold: boolean;

  checkBy?: Due;
  checkExtended: boolean;
  decideBy?: Due;
  decisionExtended: boolean;
  reviewBy?: Due;
  /** What the clock of check or decision stands still for, and what is left of it. */
  stops: Stop[];
  left?: Pause;
  /** When one of several reasons to stand still ended last. */
  stoodUntil?: Instant;
  /** The clocks that were missed; nothing ever takes one away. */
  breaches: string[];

  evidence: { id: string; excluded: boolean }[];
  measures: Measure[];
  acts: string[];
  grave: (typeof graveGrounds)[number][];
  /** The reviews passed since the investigation was concluded. */
  passed: { case: boolean; legal: boolean };
  discussed: boolean;
  /** A hearing was held. */
  heard: boolean;
  notices: number;
  notice?: Notice;
  announced?: { document: "notice" | "decision"; effective: Due };

  decisions: number;
  decision?: InForce;
  payments: Payments;
  remedy?: { kind: "reconsideration" | "litigation"; since: Day };
  remedyDays: { from: Day; to: Day }[];
  /** How the last remedy ended: against the decision it must be withdrawn, else the time to sue may run on. */
  remedyEnded?: { result: "upheld" | "withdrawn" | "annulled" | "changed"; at: Instant; litigateBy?: Due };
  demand?: Due;
  court?: "applied" | "executed" | "terminated" | "refused";
  publication?: { decision: number; until: Day; takenDown: boolean; takeDownBy?: Due };
  police?: { accepted: boolean };
  toReturn: Fen;
  papersFiled: boolean;
  ending?: "terminated" | "notFiled" | "dismissed" | "handedOver";
}

export const initial: Case = {
  status: "none",
  sources: [],
  about: "",
  latest: "",
  progressAt: "",
  investigators: [],
  investigated: [],
  judged: [],
  recused: [],
  rightsTold: false,
  checkExtended: false,
  decisionExtended: false,
  stops: [],
  breaches: [],
  evidence: [],
  measures: [],
  acts: [],
  grave: [],
  passed: { case: false, legal: false },
  discussed: false,
  heard: false,
  notices: 0,
  decisions: 0,
  payments: { fine: fen(0), confiscated: fen(0), surcharge: fen(0) },
  remedyDays: [],
  toReturn: fen(0),
  papersFiled: false,
};
