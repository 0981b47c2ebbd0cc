import type { Calendar } from "@caseloop/law";
import type { CaseCommand } from "@caseloop/penalty";
import { enforcementCase } from "@caseloop/penalty";
import { type Step, stepsOf } from "../stage/step.ts";
import { type Diary, diary } from "./diary.ts";
import type { Entry } from "./docket.ts";
import { type Team, teamOf } from "./team.ts";

/** 案卷: what every part of a case's life knows. */
export interface File {
  readonly entry: Entry;
  readonly team: Team;
  readonly diary: Diary;
  readonly calendar: Calendar;
  readonly step: ReturnType<typeof stepsOf>;
  /** The next step on the case, done by somebody. */
  do(by: string, command: CaseCommand): Step;
}

export function fileOf(entry: Entry, seed: string, day: string, calendar: Calendar): File {
  const team = teamOf(entry.chance);
  const days = diary(day, calendar);
  const step = stepsOf(`${seed}/${entry.id}`);
  return {
    entry,
    team,
    diary: days,
    calendar,
    step,
    do: (by, command) => step(enforcementCase, entry.id, days.now(), by, command),
  };
}

/** 电子数据校验: the digest of a record that the year makes up. */
export function digestOf(words: string): string {
  let state = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) state = Math.imul(state ^ words.charCodeAt(at), 0x01000193);
  return (state >>> 0).toString(16).padStart(8, "0").repeat(8);
}
