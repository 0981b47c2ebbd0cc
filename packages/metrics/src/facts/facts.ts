import type { Recorded } from "@caseloop/core";
import type { Instant } from "@caseloop/law";
import type { answers, Kind, TicketEvent } from "@caseloop/ticket";

/** Where an event stands in the log: enough to open it and to find it again in an audit. */
export interface EventRef {
  id: string;
  /** `ticket-t-17` */
  stream: string;
  version: number;
  position: number;
  type: string;
}

/** Where a recorded event stands. */
export function refOf({ id, stream, version, position, type }: Recorded): EventRef {
  return { id, stream, version, position, type };
}

/** When something happened, and the event that says so: its version in the ticket's stream, which names it on every store. */
export interface Fact {
  at: Instant;
  event: number;
}

type Answer = (typeof answers)[number];
type Registered = Extract<TicketEvent, { type: "Registered" }>["data"];

/** One cycle 轮次 of a ticket: the first handling, or a redo. */
export interface Cycle {
  cycle: number;
  /** 主办单位; absent until dispatch. */
  lead?: string;
  subUnit?: string;
  /** 协办单位 */
  assisting: string[];
  /** The dispatch or redo that began it. */
  began?: Fact;
  /** By when the reply is owed: the effective deadline, and the version of every event that set or moved it. */
  due?: { at: Instant; events: number[] };
  /** What the clock stood at when it was stopped by shelving 挂账; the day promised is the deadline meanwhile. */
  stopped?: { due: Instant };
  /** By when first contact is owed, where a rule says so. */
  contactDue?: Instant;
  /** 首次联系 */
  contact?: Fact & { late: boolean };
  /** The duty is done: replied, or ended without a reply. */
  done?: Fact & { late: boolean };
  /** The last callback 回访. */
  callback?: Fact & { level: "city" | "district"; process: Answer; result: Answer; solved?: boolean };
}

/** 台账: what every rate needs to know of one ticket, each fact with the event it comes from. No personal data. */
export interface TicketFacts {
  ticket: string;
  kind: Kind;
  channel: Registered["channel"];
  topic: string;
  /** 未诉先办: outside every complaint rate (M13). */
  proactive: boolean;
  /** Imported from another system. */
  imported: boolean;
  /** How the caller wants to be known; absent where nobody called. */
  caller?: "named" | "anonymous" | "confidential";
  /** The respondent's registration code 统一社会信用代码; a name is a person's and stays where it is. */
  business?: string;
  /** Dimensions a host adds, such as the area. */
  tags: Record<string, string>;
  registered?: Fact;
  cycles: Cycle[];
  /** City redos 市级重办, in order. */
  redos: Fact[];
  ended?: Fact & { how: "handled" | "answered" | "refused" | "stoppedWithNote" | "withdrawn" | "merged" | "atSource" };
}
