import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../src/index.ts";
import { answers, china, vectors } from "./vectors.ts";

describe("the checked vectors of domain.md §6", () => {
  it.each(vectors)("$day + $term.n $term.unit ends on $ends", ({ day, term, ends }) => {
    expect(term.after(china(day), chinaCalendar).day).toBe(ends);
  });

  it("2023 has 249 working days", () => {
    expect(chinaCalendar.workdaysBetween("2022-12-31", "2023-12-31")).toBe(249);
  });

  it("a moved natural-day end says from which day, and by which rule", () => {
    expect(vectors[9]?.term.after(china("2023-07-03"), chinaCalendar)).toEqual({
      due: "2023-10-07T15:59:59.999Z",
      day: "2023-10-07",
      from: "2023-07-03T02:00:00.000Z",
      term: { unit: "naturalDay", n: 90 },
      calendar: "cn/chinese-days@1.5.7",
      rollOn: "statutoryHoliday",
      rolledFrom: "2023-10-01",
    });
  });
});

describe("the machine's time zone", () => {
  it.each(["UTC", "Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"])("changes nothing: TZ=%s", (zone) => {
    const script = fileURLToPath(new URL("./answers.ts", import.meta.url));
    const run = execFileSync(process.execPath, ["--conditions=@caseloop/source", script], {
      env: { ...process.env, NODE_OPTIONS: "", TZ: zone },
      encoding: "utf8",
    });
    expect(JSON.parse(run)).toEqual({ zone, answers: JSON.parse(JSON.stringify(answers())) });
  });
});
