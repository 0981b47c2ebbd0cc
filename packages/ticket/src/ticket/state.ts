import type { MessageOf } from "@caseloop/core";
import type { Day, Instant, Pause } from "@caseloop/law";
import type { events } from "./events.ts";
import type { Limits } from "./limit.ts";
import type { Owners } from "./person.ts";
import type { Answer, Kind } from "./request.ts";

type Data = { [E in MessageOf<typeof events> as E["type"]]: E["data"] };

/** Where a ticket stands. `signed` has been taken in hand by the unit; only work makes it `inProgress`. */
export type Status =
  | "none"
  | "registered"
  | "answered"
  | "refused"
  | "dispatched"
  | "signed"
  | "inProgress"
  | "returnUnderReview"
  | "extensionUnderReview"
  | "coordinating"
  | "shelved"
  | "replied"
  | "reviewed"
  | "calledBack"
  | "ended";

/** What the caller said when they were last called back. */
export interface Callback {
  level: "city" | "district";
  process: Answer;
  result: Answer;
  solved?: boolean;
}

/** 工单: one request to the hotline, through all its cycles. */
export interface Ticket {
  status: Status;
  /** Where it goes back to when a review ends. */
  before?: "dispatched" | "signed" | "inProgress";
  ending?: "handled" | "answered" | "refused" | "stoppedWithNote" | "withdrawn" | "merged" | "atSource";

  kind: Kind;
  topic: string;
  caller?: Data["Registered"]["caller"];
  respondent?: Data["Registered"]["respondent"];
  content: string;
  /** 未诉先办 */
  proactive: boolean;
  source?: { system: string; key: string };

  registeredAt: Instant;
  /** The latest moment on record: no procedural step can be dated before it. */
  latest: Instant;

  lead?: string;
  subUnit?: string;
  assisting: string[];
  owners?: Owners;
  /** 指定承办: the lead unit may not return it. */
  designated: boolean;
  disputed: boolean;
  /** Officers with an interest in it 回避 [JN 32]. */
  recused: string[];

  /** 1 from registration; one more with each redo of the city. */
  cycle: number;
  /** City redos 市级重办. */
  redos: number;
  limits: Limits;
  /** The cycles whose reply was late; nothing ever takes one away. */
  breaches: number[];
  /** Working days of extension granted in this cycle. */
  extended: number;
  returning?: { officer: string };
  extension?: { applicant: string; days: number };
  shelved?: { applicant: string; approver: string; until: Day; pause?: Pause };

  contacted: boolean;
  firstReplied: boolean;
  reply?: { officer: string; at: Instant };
  reviewer?: string;
  refusal?: { told: boolean };
  callback?: Callback;

  urgent: boolean;
  sensitive: boolean;
  confidential: boolean;
  supervisor?: string;
  escalated: Data["SupervisionEscalated"]["trigger"][];
  mergedInto?: string;
  absorbed: string[];
  tracks: { track: "complaint" | "report"; id: string }[];
  notices: string[];
}

export const initial: Ticket = {
  status: "none",
  kind: "help",
  topic: "",
  content: "",
  proactive: false,
  registeredAt: "",
  latest: "",
  assisting: [],
  designated: false,
  disputed: false,
  recused: [],
  cycle: 1,
  redos: 0,
  limits: {},
  breaches: [],
  extended: 0,
  contacted: false,
  firstReplied: false,
  urgent: false,
  sensitive: false,
  confidential: false,
  escalated: [],
  absorbed: [],
  tracks: [],
  notices: [],
};
