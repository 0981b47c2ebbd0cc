import type { Instant } from "@caseloop/law";
import type { triggers } from "@caseloop/ticket";

/** 提级督办: one matter raised above the unit that has it, and everything promised about it. */
export interface Supervision {
  status: "none" | "standing" | "lifted";
  /** The latest moment on record. */
  latest?: Instant;
  /** 1 from the first escalation; one more with each after a lift. */
  round: number;
  triggers: (typeof triggers)[number][];
  tickets: string[];
  units: string[];
  supervisor?: string;
  /** Leaders who have taken it on, and how often each took part in person. */
  leaders: { leader: string; tookPart: number }[];
  notices: { unit: string; due: Instant; answered: boolean }[];
  measures: { unit: string; responsible: string; due: Instant; done: boolean }[];
  /** Officers who spoke for a supervised unit: none of them may lift it. */
  spokeFor: string[];
}

export const initial: Supervision = {
  status: "none",
  round: 0,
  triggers: [],
  tickets: [],
  units: [],
  leaders: [],
  notices: [],
  measures: [],
  spokeFor: [],
};
