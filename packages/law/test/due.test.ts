import { chinaCalendar, complaintClocks, dueAfter, dueSchema, isLate } from "@caseloop/law";
import { describe, expect, test } from "vitest";

const at = "2023-07-10T02:00:00.000Z";
const accept = dueAfter(complaintClocks("2023-07-10").accept, at, chinaCalendar);

describe("a due date", () => {
  test("is the clock's term from that moment, with its rule: 7 working days, Order 20 art. 14", () => {
    expect(accept).toMatchObject({ deadline: { day: "2023-07-19" }, basis: { article: "14", edition: "2022-09" } });
    expect(accept).not.toHaveProperty("assumed");
    expect(dueSchema.parse(JSON.parse(JSON.stringify(accept)))).toEqual(accept);
  });

  test("says so where its rule could not be confirmed", () => {
    const guess = { ...complaintClocks("2023-07-10").accept, assumed: true } as const;
    expect(dueAfter(guess, at, chinaCalendar)).toEqual({ ...accept, assumed: true });
  });

  test("is kept to its last millisecond, and missed with the next", () => {
    expect(isLate("2023-07-19T15:59:59.999Z", accept)).toBe(false);
    expect(isLate("2023-07-19T16:00:00.000Z", accept)).toBe(true);
  });

  test("that does not run is never missed", () => {
    expect(isLate("2099-01-01T00:00:00.000Z", undefined)).toBe(false);
  });
});
