import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EventStore, history, project, type Recorded, start, type Views } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { chinaCalendar, editionOn } from "@caseloop/law";
import { assessment, assumedRatePolicy, onTime, rate, ticketLedger } from "@caseloop/metrics";
import { sqliteStore } from "@caseloop/store-sqlite";
import { describe, expect, it } from "vitest";
import { figuresOf, logOf } from "./figures/index.ts";
import { PlanUnmet, plan2023 } from "./plan.ts";
import { other, played } from "./played.ts";
import { first, year } from "./year.ts";

async function eventsOf(store: EventStore): Promise<readonly Recorded[]> {
  const events: Recorded[] = [];
  for (let page = await store.readAll(); ; page = await store.readAll({ after: page.position })) {
    events.push(...page.events);
    if (page.end) return events;
  }
}

describe("the year 2023", async () => {
  const store = await played(plan2023);
  const events = await eventsOf(store);
  const types = new Set(events.map(({ category, type }) => `${category}.${type}`));
  const some = (category: string, names: string) => names.split(" ").map((name) => `${category}.${name}`);

  it("has every figure of the page, found from its events", async () => {
    // Source: domain specification §1, M6–M9, M14–M16, M18, M19.
    expect(await figuresOf(store)).toEqual({
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
      selfSettled: 245,
      selfSettledOnTimeRate: 100,
      selfSettledSatisfactionRate: 100,
      jointChecks: 988,
      trainingsReceived: 6,
      trainingSessions: 43,
      trainingPersonTimes: 3410,
      leadByRedo: {
        1: { office: "hotlineCentre", tickets: expect.any(Number) },
        2: { office: "deputyLeader", tickets: expect.any(Number) },
        3: { office: "principalLeader", tickets: expect.any(Number) },
      },
    });
  });

  it("has kept the ledger as it went, true up to where it was last saved, at most a month before the end", async () => {
    const views = store.views as Views;
    const saved = (await views.checkpoint("ticketLedger"))?.position ?? start;
    const until = events.filter(({ position }) => position <= saved);
    expect((until.at(-1)?.occurredAt ?? "") > "2023-12-15").toBe(true);
    const rows = await project(store, ticketLedger(), { asOf: { position: saved } });
    expect(new Map(await views.scan("ticketLedger"))).toEqual(rows);
  });

  it("raises who leads with the first, second and third redo, each time as often as the city ordered it", async () => {
    const { leadByRedo } = await figuresOf(store);
    for (const redo of [1, 2, 3]) {
      const ordered = events.filter(
        ({ type, data }) => type === "RedoOrdered" && (data as { redos: number }).redos === redo,
      );
      expect(ordered.length).toBeGreaterThan(0);
      expect(leadByRedo[redo]?.tickets).toBe(ordered.length);
    }
  });

  it.each([
    [
      "ticket",
      "Registered Dispatched SignedIn Contacted Replied ReplyReviewed CalledBack Closed RedoOrdered Reassigned",
    ],
    ["ticket", "ExtensionGranted Shelved Resumed Merged Absorbed Refused AnsweredDirectly Withdrawn StoppedWithNote"],
    ["ticket", "ReplySentBack FirstReplyGiven SiteVisited TrackLinked DutyDisputeSettled Supervised"],
    ["complaint", "Opened OfferedToMerchant SelfSettled Agreed Ended PartiesTold"],
    ["report", "Received CaseFiled NotFiled ReporterTold"],
    ["clocks", "ClockStarted ClockStopped ClockBreached ClockPaused NoticeGiven"],
    ["supervision", "SupervisionEscalated LeaderTookPart MeasureCompleted SupervisionLifted"],
    ["coordination", "Opened AssistanceAnswered DisputeRaised DutySettled Concluded"],
    ["transfer", "TeamFormed TransferApproved HandedOver Filed"],
    ["assessment", "Opened Reviewed Locked Corrected"],
    ["warning", "Proposed Published"],
  ])("has events of every kind: %s %s", (category, names) => {
    for (const type of some(category, names)) expect(types).toContain(type);
  });

  it("ends no ticket without a reply and a callback but in the ways the rules allow", async () => {
    // Source: domain specification §1, M1.
    const rows = [...(await project(store, ticketLedger())).values()];
    expect(rows.length).toBeGreaterThan(1000);
    for (const { cycles, ended } of rows)
      if (ended?.how === "handled") expect(cycles.every(({ done, callback }) => done && callback)).toBe(true);
  });

  it("has cases of the bureau's own, which stand in no rate", async () => {
    const rows = [...(await project(store, ticketLedger())).values()];
    expect(rows.some(({ proactive }) => proactive)).toBe(true);
    const { rules } = editionOn(assumedRatePolicy, "2023-01-01");
    const question = { metric: onTime, rules, at: "2024-01-12T15:59:59.999Z" };
    expect(
      rate(
        rows.filter(({ proactive }) => proactive),
        question,
      ),
    ).toEqual({ numerator: 0, denominator: 0 });
  });

  it("locks every month and the year, and corrects one month with the old and the new rank", async () => {
    for (const period of [...Array.from({ length: 12 }, (_, i) => `2023-${String(i + 1).padStart(2, "0")}`), "2023"]) {
      const [opened, ...more] = await history(store, assessment, period);
      expect([opened?.type, more.filter(({ type }) => type === "Locked").length]).toEqual(["Opened", 1]);
    }
    const [corrected] = events.filter(({ category, type }) => category === "assessment" && type === "Corrected");
    expect(corrected?.data).toMatchObject({ number: 1, officer: "assessor-1", approver: "leader-1" });
  });

  it("names three owners with every dispatch", async () => {
    for (const { data } of events.filter(({ category, type }) => category === "ticket" && type === "Dispatched"))
      expect(Object.keys((data as { owners: object }).owners)).toEqual(["bureauLeader", "sectionHead", "handler"]);
  });
});

/** A store whose reads take their time, each another. */
function slow(store: EventStore): EventStore {
  let count = 0;
  const readStream: EventStore["readStream"] = async (...read) => {
    for (let turn = 0; turn < (++count * 7) % 5; turn++) await new Promise(setImmediate);
    return store.readStream(...read);
  };
  return { ...store, readStream };
}

const file = () => join(mkdtempSync(join(tmpdir(), "caseloop-year-")), "year.db");

describe("another plan", async () => {
  const store = await played(other);
  const log = await logOf(store);

  it("has other figures, each as planned", async () => {
    const { closed, fines, mitigated, exemptOrNotImposed, reduced } = other.enforcement;
    expect(await figuresOf(store)).toEqual({
      ...{ casesClosed: closed, finesFen: fines, mitigated, exemptOrNotImposed, reducedFen: reduced },
      ...other.prevention,
      ...{ selfSettled: 20, selfSettledOnTimeRate: 85, selfSettledSatisfactionRate: 75 },
      leadByRedo: expect.any(Object),
    });
    expect(log.tickets).toBeGreaterThanOrEqual(150); // and those the bureau opened itself
  });

  it("is the same history byte for byte in a slow store, and in a SQLite file", async () => {
    const text = async (one: EventStore) => (await eventsOf(one)).map((event) => JSON.stringify(event)).join("\n");
    const inMemory = await text(store);
    expect((await text(await played(other, (clock) => slow(memoryStore({ clock }))))) === inMemory).toBe(true);
    const inFile = await played(other, (clock) => sqliteStore(file(), { clock }));
    expect((await text(inFile)) === inMemory).toBe(true);
    expect(await logOf(inFile)).toEqual(log);
    await inFile.close();
  });

  it("played again into its store changes nothing", async () => {
    const clock = { now: first };
    await year(store, clock, other, chinaCalendar);
    expect(await logOf(store)).toEqual(log);
  });

  it("with another seed is another history of the same figures", async () => {
    const next = await played({ ...other, seed: "next" });
    expect((await logOf(next)).eventsDigest).not.toBe(log.eventsDigest);
    expect({ ...(await figuresOf(next)), leadByRedo: {} }).toEqual({ ...(await figuresOf(store)), leadByRedo: {} });
  });

  it.each([
    ["selfSettled", { selfSettled: 151 }],
    ["selfSettledLate", { selfSettledLate: 21 }],
    ["selfSettledUnsatisfied", { selfSettledUnsatisfied: 21 }],
    ["count", { count: 1.5 }],
    ["count", { count: -1 }],
  ])("whose tickets.%s cannot be met is refused", async (field, change) => {
    const refused = played({ ...other, tickets: { ...other.tickets, ...change } });
    await expect(refused).rejects.toThrow(PlanUnmet);
    await expect(refused).rejects.toMatchObject({ code: "plan-unmet", facts: { part: "tickets", field } });
  });
});
