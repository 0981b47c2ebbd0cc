import { chinaCalendar } from "@caseloop/law";
import { describe, expect, it } from "vitest";
import { cards } from "../src/index.ts";
import { live } from "./ticket-run.ts";
import { imported, importedAndDue, row } from "./ticket-steps.ts";

describe("a ticket imported from another system", () => {
  it("keeps where it came from and every original column", () => {
    expect(live(...imported).events[0]).toMatchObject({ type: "Registered", data: { source: row } });
    expect(live(...imported).state.source).toEqual({ system: "nyc311", key: "19937896" });
  });

  it("runs under its source's due date, on a calendar and in a year our rules do not know", () => {
    expect(live(...importedAndDue).events.at(-1)?.data).toMatchObject({
      lead: "DOF",
      limits: { reply: { due: "2011-03-22T18:27:57.000Z", basis: { kind: "source", system: "nyc311" } } },
    });
  });

  it("may have no due date at all: then nothing is ever late", () => {
    const { events } = live(
      ...imported,
      ["2011-03-02T00:00:00.000Z", { type: "Dispatch", data: { lead: "NYPD" } }],
      ["2012-03-02T00:00:00.000Z", { type: "CloseAtSource", data: {} }],
    );
    expect(events.at(-1)).toEqual({
      type: "ClosedAtSource",
      data: {
        at: "2012-03-02T00:00:00.000Z",
        closedAt: "2012-03-02T00:00:00.000Z",
        system: "nyc311",
        unit: "NYPD",
        cycle: 1,
        late: false,
        breaches: [],
      },
    });
  });

  it("closes at its source without our loop, late by its source's own date", () => {
    const closed = (at: string, closedAt?: string) =>
      live(...importedAndDue, [
        at,
        { type: "CloseAtSource", data: closedAt === undefined ? {} : { closedAt } },
      ]).events.at(-1)?.data;
    expect(closed("2011-03-14T20:59:20.000Z")).toMatchObject({
      unit: "DOF",
      due: "2011-03-22T18:27:57.000Z",
      late: false,
      closedAt: "2011-03-14T20:59:20.000Z",
    });
    expect(closed("2011-03-22T18:27:57.000Z")).toMatchObject({ late: false });
    expect(closed("2011-03-01T19:27:57.000Z")).toMatchObject({ late: false }); // the moment it opened
    expect(closed("2011-03-22T18:27:58.000Z")).toMatchObject({ late: true, breaches: [1] });
    expect(closed("2011-06-01T00:00:00.000Z", "2011-03-14T20:59:20.000Z")).toMatchObject({
      at: "2011-06-01T00:00:00.000Z",
      closedAt: "2011-03-14T20:59:20.000Z",
      late: false,
    });
  });

  it("carries cards by its source's date while it is open", () => {
    expect(cards(live(...importedAndDue).state, "2011-03-22T18:27:57.001Z", chinaCalendar)).toBe("red");
    expect(cards(live(...importedAndDue).state, "2011-03-02T00:00:00.000Z", chinaCalendar)).toBe("none");
  });
});
