import { projection } from "@caseloop/core";
import { inspection } from "./decide.ts";

/** Inspections counted; `joint` ones were visits of more than one department. */
export interface InspectionTally {
  opened: number;
  visited: number;
  joint: number;
  /** Items looked at in those visits. */
  items: number;
  failed: number;
  absent: number;
  clues: number;
  published: number;
  publishedLate: number;
  closed: number;
}

const initial: InspectionTally = {
  opened: 0,
  visited: 0,
  joint: 0,
  items: 0,
  failed: 0,
  absent: 0,
  clues: 0,
  published: 0,
  publishedLate: 0,
  closed: 0,
};

function count(tally: InspectionTally, result: string, by: 1 | -1): void {
  if (result === "fail") tally.failed += by;
  if (result === "absent") tally.absent += by;
}

/** 检查统计: visits, joint visits (部门联合双随机), items and what was found; a result published twice counts twice. */
export const inspectionTally = projection({
  name: "inspection-tally",
  from: [inspection],
  initial,
  on: {
    "inspection.Opened"(tally) {
      tally.opened += 1;
    },
    "inspection.Visited"(tally, { data }) {
      tally.visited += 1;
      tally.items += data.items;
      if (data.departments.length > 1) tally.joint += 1;
    },
    "inspection.FindingRecorded"(tally, { data }) {
      count(tally, data.result, 1);
    },
    "inspection.FindingCorrected"(tally, { data }) {
      count(tally, data.was, -1);
      count(tally, data.result, 1);
    },
    "inspection.ClueOpened"(tally) {
      tally.clues += 1;
    },
    "inspection.Published"(tally, { data }) {
      tally.published += 1;
      if (data.late) tally.publishedLate += 1;
    },
    "inspection.Closed"(tally) {
      tally.closed += 1;
    },
  },
});
