import type { Bilingual, Day, PolicyRef } from "@caseloop/law";
import type { EventRef } from "../facts/facts.ts";
import type { Series, Subject } from "./counts.ts";
import type { Window } from "./window.ts";

/** 预警: what a detector found, with its numbers and the events behind it. It proposes; a person decides what is published. */
export interface Alarm {
  /** Follows from detector, subject and window: an alarm found again has the same id. */
  readonly id: string;
  readonly detector: Detector;
  /** Of the method; it rises when the same counts would give another answer. */
  readonly version: string;
  readonly policy: PolicyRef;
  readonly subject: Subject;
  readonly window: Window;
  readonly observed: number;
  /** What the window would hold if nothing had changed; absent where a rule counts and compares with nothing. */
  readonly expected?: number;
  readonly grounds: Grounds;
  /** The events counted in `observed`, as far as they were kept. */
  readonly evidence: readonly EventRef[];
  /** How many more there are. */
  readonly omitted: number;
  /** Every other number the explanation rests on. */
  readonly facts: Readonly<Record<string, number | string>>;
  readonly explanation: Bilingual;
}

export type Detector = "spike" | "season" | "seasonAhead" | "specialGroup" | "repeatComplaints" | "newForm" | "promise";

/** Why it is an alarm: chance hardly explains it, or a rule counted so many. */
export type Grounds =
  | {
      readonly by: "test";
      /** The chance of `observed` or more where nothing has changed. */
      readonly p: number;
      /** What `p` was held against, given that so many series were asked. */
      readonly threshold: number;
      readonly family: number;
      /** The chance that a scan of them all raises any alarm where nothing has changed: at most this. */
      readonly alpha: number;
    }
  | { readonly by: "rule"; readonly atLeast: number };

/** 扫描: what a detector says of all its series on one day. */
export interface Scan {
  readonly alarms: readonly Alarm[];
  /** Series asked; none where history does not reach far enough to ask. */
  readonly judged: number;
  /** The day to which it would have to reach; absent where none is enough under the policy, as for a spike in a rare holiday week. */
  readonly needs?: Day;
}

/** An alarm's parts that follow from the others. */
export function alarm(
  found: Omit<Alarm, "id" | "evidence" | "omitted">,
  series: Series | undefined,
  windows: readonly Window[] = [found.window],
  about: readonly string[] = [],
): Alarm {
  const { detector, version, subject, window } = found;
  const evidence = windows.flatMap((one) => series?.events(one) ?? []);
  return {
    id: JSON.stringify([detector, version, subject.dimension, subject.value, window.from, window.to, ...about]),
    ...found,
    evidence,
    omitted: found.observed - evidence.length,
  };
}
