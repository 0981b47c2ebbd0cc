import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EventStore, project } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { chinaCalendar } from "@caseloop/law";
import { sqliteStore } from "@caseloop/store-sqlite";
import { expect, it } from "vitest";
import { cases, enforcementFigures } from "./figures/enforcement.ts";
import { preventionFigures } from "./figures/prevention.ts";
import { type Plan, plan2023 } from "./plan.ts";
import { year } from "./year.ts";

async function figuresOf(plan: Plan) {
  const clock = { now: "2022-12-31T16:00:00.000Z" };
  const store = memoryStore({ clock: () => clock.now });
  await year(store, clock, plan, chinaCalendar);
  return {
    ...enforcementFigures((await project(store, cases)).values()),
    ...(await preventionFigures(store, "2023-01-01", "2023-12-31")),
  };
}

it("finds the page's figures when everything plays together, checks that open cases among it", async () => {
  // Source: domain specification §1, M6–M8, M14–M16, M18, M19.
  expect(await figuresOf(plan2023)).toEqual({
    casesClosed: 237,
    finesFen: 187_660_000,
    mitigated: 83,
    exemptOrNotImposed: 32,
    reducedFen: 533_500_000,
    stations: 19,
    demonstrationUnits: 2853,
    noReasonReturnUnits: 2844,
    trustedUnits: 41_944,
    odrEnterprises: 15,
    jointChecks: 988,
    trainingsReceived: 6,
    trainingSessions: 43,
    trainingPersonTimes: 3410,
  });
});

const other: Plan = {
  seed: "other",
  tickets: { count: 120, selfSettled: 20, selfSettledLate: 3, selfSettledUnsatisfied: 5 },
  enforcement: { closed: 40, fines: 30_000_000, mitigated: 7, exemptOrNotImposed: 4, reduced: 50_000_000 },
  prevention: {
    ...{ stations: 7, demonstrationUnits: 120, noReasonReturnUnits: 90, trustedUnits: 310, odrEnterprises: 3 },
    ...{ jointChecks: 60, trainingsReceived: 2, trainingSessions: 11, trainingPersonTimes: 480 },
  },
};

it("follows the plan: other counts, other figures", async () => {
  const { closed, fines, mitigated, exemptOrNotImposed, reduced } = other.enforcement;
  expect(await figuresOf(other)).toEqual({
    ...{ casesClosed: closed, finesFen: fines, mitigated, exemptOrNotImposed, reducedFen: reduced },
    ...other.prevention,
  });
});

/** The whole log, as it is written down. */
async function logOf(open: (clock: () => string) => EventStore): Promise<string> {
  const clock = { now: "2022-12-31T16:00:00.000Z" };
  const store = open(() => clock.now);
  await year(store, clock, other, chinaCalendar);
  const lines: string[] = [];
  for (let page = await store.readAll(); ; page = await store.readAll({ after: page.position })) {
    for (const event of page.events) lines.push(JSON.stringify(event));
    if (page.end) break;
  }
  await store.close();
  return lines.join("\n");
}

/** A store whose reads take their time, each another. */
function slow(store: EventStore): EventStore {
  let count = 0;
  const readStream: EventStore["readStream"] = async (...read) => {
    for (let turn = 0; turn < (++count * 7) % 5; turn++) await new Promise(setImmediate);
    return store.readStream(...read);
  };
  return { ...store, readStream };
}

it("is the same history byte for byte: in memory, in a slow store, in a SQLite file", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "caseloop-year-")), "year.db");
  const inMemory = await logOf((clock) => memoryStore({ clock }));
  expect(inMemory.split("\n").length).toBeGreaterThan(1500);
  expect((await logOf((clock) => slow(memoryStore({ clock })))) === inMemory).toBe(true);
  expect((await logOf((clock) => sqliteStore(file, { clock }))) === inMemory).toBe(true);
});
