import { describe, expect, it } from "vitest";
import {
  basis,
  chinaCalendar,
  daySchema,
  deadlineSchema,
  fen,
  fenSchema,
  instantSchema,
  legalBasisSchema,
  naturalDays,
  pause,
  pauseSchema,
  penaltyLaw,
  termSchema,
  workingDays,
} from "../src/index.ts";
import { china } from "./vectors.ts";

const deadline = naturalDays(90).after(china("2023-07-03"), chinaCalendar);

describe("the schemas of recorded values", () => {
  it("take what the package computes, unchanged", () => {
    expect(deadlineSchema.parse(deadline)).toStrictEqual(deadline);
    expect(termSchema.parse(workingDays(7))).toEqual({ unit: "workingDay", n: 7 });
    const stopped = pause(deadline, china("2023-08-01"), chinaCalendar);
    expect(pauseSchema.parse(stopped)).toStrictEqual(stopped);
    const law = basis(penaltyLaw, "33¶1", "2023-07-20");
    expect(legalBasisSchema.parse(law)).toStrictEqual(law);
    expect(fenSchema.parse(fen(5))).toBe(5);
  });

  it.each([
    [daySchema, "2023-7-1"],
    [instantSchema, "2023-07-20T00:00:00Z"],
    [deadlineSchema, { ...deadline, rolledFrom: undefined }],
    [deadlineSchema, { ...deadline, calendar: "" }],
    [termSchema, { unit: "week", n: 1 }],
    [termSchema, { unit: "hour", n: 0 }],
    [pauseSchema, { at: deadline.from, left: -1, deadline }],
    [fenSchema, 0.5],
    [fenSchema, -1],
    [legalBasisSchema, { act: "penalty-law" }],
  ])("%# refuse %j", (schema, value) => {
    expect(schema.safeParse(value).success).toBe(false);
  });
});
