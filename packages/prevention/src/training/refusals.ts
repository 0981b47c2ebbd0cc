import { refusing, type Sentences } from "@caseloop/core";
import { standingRefusals } from "../standing.ts";

/** Why a command on a training session is refused. */
export const trainingRefusals = {
  ...standingRefusals,
  "already-scheduled": ["This session is scheduled already.", "该场次已安排。"],
  "no-session": ["There is no such session.", "没有该场次。"],
  "audience-needed": ["Say for whom the session is held.", "请载明培训、宣讲对象。"],
  "not-scheduled": [
    "Only a session that is scheduled can be moved, cancelled or held.",
    "只有已安排的场次才能调整、取消或者举行。",
  ],
  "not-yet": ["The day of the session has not come.", "尚未到举行日期。"],
  "not-held": ["Only a session that was held has figures to correct.", "只有已举行的场次才能更正人次。"],
  "own-approval": ["Who asks for the correction does not approve it.", "申请人不得自行批准更正。"],
  "nothing-changes": ["That is the figure on record.", "更正后的人次与原记录相同。"],
} as const satisfies Sentences;

export type TrainingRefusal = keyof typeof trainingRefusals;
export const { refuse, against } = refusing(trainingRefusals);
