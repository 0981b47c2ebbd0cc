import { type CommandOf, handle, history, load, subscribe } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { ticket } from "@caseloop/ticket";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coordinating, coordination } from "../src/coordination/index.ts";
import { beijing } from "./case-steps.ts";

type Store = ReturnType<typeof memoryStore>;
type OnTicket = CommandOf<typeof ticket>;
type OnUnits = CommandOf<typeof coordination>;
const owners = { bureauLeader: "l", sectionHead: "h", handler: "o" };
const caller = { identity: "named", name: "吴明" } as const;

const on = (store: Store, local: string, command: OnTicket) =>
  handle(store, ticket, "1", { ...command, at: local.includes("T") ? local : beijing(local) });
const among = (store: Store, local: string, command: OnUnits) =>
  handle(store, coordination, "1", { ...command, at: local.includes("T") ? local : beijing(local) });
const once = (store: Store) => subscribe(store, coordinating(), { live: false }).done;
/** Until nothing more happens: what the process does is news to it too. */
async function follow(store: Store) {
  for (let head = -1; head < (await store.head()); ) {
    head = await store.head();
    await once(store);
  }
}
const both = async (store: Store) => ({
  ticket: (await load(store, ticket, "1")).state,
  units: (await load(store, coordination, "1")).state,
});

async function did(...done: Promise<Awaited<ReturnType<typeof handle>>>[]) {
  for (const one of done) {
    const result = await one;
    if (!result.ok) throw new Error(`${result.rejection.code}: ${result.rejection.because}`);
  }
}

const next = (lead: string, assisting: string[] = []) => ({ lead, assisting, owners });
const raise: OnUnits = {
  type: "RaiseDispute",
  data: { unit: "market", officer: "o", position: "notOurs", grounds: "housing's", against: ["housing"] },
};
const claim: OnUnits = {
  type: "StateClaim",
  data: { unit: "housing", officer: "q", position: "notOurs", grounds: "market's" },
};
const consult: OnUnits = {
  type: "ConsultDispute",
  data: { units: ["market", "housing"], officer: "o", outcome: "no agreement" },
};
const refer: OnUnits = { type: "ReferDispute", data: { officer: "o", to: "government", body: "gov" } };
const arbitrate: OnUnits = {
  type: "Arbitrate",
  data: { body: "gov", arbiter: "a", reason: "fee standard", next: next("housing", ["market"]) },
};

async function open(assisting = ["housing"]) {
  const store = memoryStore();
  const data = { kind: "complaint", channel: "phone", topic: "fees", content: "too high", caller } as const;
  await did(on(store, "2023-07-10 09:00", { type: "Register", data }));
  await did(on(store, "2023-07-10 09:30", { type: "Dispatch", data: { ...next("market", assisting) } }));
  const parties = assisting.map((unit) => ({ unit, department: "housing" as const }));
  await did(
    among(store, "2023-07-10 10:00", { type: "Open", data: { lead: "market", assisting: parties, matter: "fees" } }),
  );
  return store;
}
const settle = async (store: Store) => {
  let hour = 11;
  for (const command of [raise, claim, consult, refer, arbitrate])
    await did(among(store, `2023-07-10 ${hour++}:00`, command));
};

describe("a dispute and the ticket it is about", () => {
  it("the ticket knows of the dispute and stays with its unit until the arbitration gives it to another, designated", async () => {
    const store = await open();
    await did(among(store, "2023-07-10 11:00", raise));
    await follow(store);
    expect((await both(store)).ticket).toMatchObject({ disputed: true, lead: "market", designated: false });
    let hour = 12;
    for (const command of [claim, consult, refer, arbitrate])
      await did(among(store, `2023-07-10 ${hour++}:00`, command));
    await follow(store);
    const { ticket: after, units } = await both(store);
    expect(after).toMatchObject({ disputed: false, lead: "housing", designated: true, assisting: ["market"], owners });
    expect(units).toMatchObject({ lead: "housing", designated: "housing" });
    const settled = (await history(store, ticket, "1")).find(({ type }) => type === "DutyDisputeSettled");
    expect(settled?.data).toMatchObject({ arbiter: "a", reason: "fee standard" });
    expect(settled?.occurredAt).toBe(beijing("2023-07-10 15:00"));
  });

  it("the designated unit cannot return the ticket [WF 22]", async () => {
    const store = await open();
    await settle(store);
    await follow(store);
    const back = await on(store, "2023-07-10 18:00", {
      type: "RequestReturn",
      data: { unit: "housing", officer: "q", reason: "not ours" },
    });
    expect(back).toMatchObject({ ok: false, rejection: { code: "unit-designated" } });
  });

  it("the coordination follows a ticket that is given to another unit, or whose return is denied", async () => {
    const store = await open();
    await follow(store);
    const back = { unit: "market", officer: "o", reason: "not ours" };
    await did(on(store, "2023-07-10 11:00", { type: "RequestReturn", data: back }));
    await did(
      on(store, "2023-07-10 12:00", {
        type: "GrantReturn",
        data: { approver: "d", reason: "right", next: next("police", ["market"]) },
      }),
    );
    await follow(store);
    expect((await both(store)).units).toMatchObject({ lead: "police", assisting: [{ unit: "market" }] });
    await did(on(store, "2023-07-10 13:00", { type: "RequestReturn", data: { ...back, unit: "police" } }));
    await did(on(store, "2023-07-10 14:00", { type: "DenyReturn", data: { approver: "d", reason: "yours" } }));
    await follow(store);
    expect((await both(store)).units).toMatchObject({ lead: "police", designated: "police" });
  });

  it("opened with a wrong lead, it is put right from the ticket; invited units assist on the ticket too", async () => {
    const store = await open();
    await did(
      among(store, "2023-07-10 11:00", {
        type: "Invite",
        data: { unit: "court", department: "court", matter: "seizure" },
      }),
    );
    await did(on(store, "2023-07-10 11:30", { type: "AddAssisting", data: { unit: "commerce", matter: "licence" } }));
    await follow(store);
    const { ticket: after, units } = await both(store);
    expect(after.assisting.toSorted()).toEqual(["commerce", "court", "housing"]);
    expect(units.assisting.map(({ unit }) => unit).toSorted()).toEqual(["commerce", "court", "housing"]);
    expect(units.assisting.find(({ unit }) => unit === "court")?.department).toBe("court");

    const wrong = memoryStore();
    const data = { kind: "complaint", channel: "phone", topic: "fees", content: "too high", caller } as const;
    await did(on(wrong, "2023-07-10 09:00", { type: "Register", data }));
    await did(on(wrong, "2023-07-10 09:30", { type: "Dispatch", data: next("market") }));
    await did(
      among(wrong, "2023-07-10 10:00", { type: "Open", data: { lead: "police", assisting: [], matter: "fees" } }),
    );
    await follow(wrong);
    expect((await both(wrong)).units.lead).toBe("market");
  });

  it("an outcome that a shelved ticket cannot take stops the process, and goes in once it is resumed", async () => {
    const store = await open();
    await did(on(store, "2023-07-10 10:10", { type: "SignIn", data: { unit: "market", officer: "o" } }));
    await did(on(store, "2023-07-10 10:20", { type: "NoteWork", data: { officer: "o", note: "x" } }));
    await settle(store);
    await did(
      on(store, "2023-07-10 16:00", {
        type: "Shelve",
        data: { applicant: "o", approver: "h", measures: "m", until: "2023-08-01" },
      }),
    );
    await expect(follow(store)).rejects.toMatchObject({ code: "poison-event" });
    await did(on(store, "2023-07-11 09:00", { type: "Resume", data: { officer: "o" } }));
    await follow(store);
    expect((await both(store)).ticket).toMatchObject({ lead: "housing", designated: true });
  });

  it("a dispute over a ticket that has ended changes nothing on it", async () => {
    const store = await open();
    await did(on(store, "2023-07-10 10:30", { type: "Withdraw", data: { officer: "o", reason: "paid" } }));
    await settle(store);
    await follow(store);
    expect((await both(store)).ticket).toMatchObject({ status: "ended", lead: "market" });
  });

  it("run anew from the beginning changes nothing", async () => {
    const store = await open();
    await settle(store);
    await follow(store);
    const before = await both(store);
    const { version } = await load(store, coordination, "1");
    await store.views?.drop("coordinating");
    await follow(store);
    expect(await both(store)).toEqual(before);
    expect((await load(store, coordination, "1")).version).toBe(version);
  });
});

describe("whatever happens to a ticket and its coordination (invariant 5)", () => {
  const unit = fc.constantFrom("market", "housing", "police");
  const pair = fc.uniqueArray(unit, { minLength: 2, maxLength: 2 }) as fc.Arbitrary<[string, string]>;
  const text = "x";
  const onTicket = fc.oneof(
    unit.map((one): OnTicket => ({ type: "RequestReturn", data: { unit: one, officer: "o", reason: text } })),
    unit.map((one): OnTicket => ({ type: "RequestReturn", data: { unit: one, officer: "o", reason: text } })),
    pair.map(
      ([lead, other]): OnTicket => ({
        type: "GrantReturn",
        data: { approver: "d", reason: text, next: next(lead, [other]) },
      }),
    ),
    fc
      .boolean()
      .map((designated): OnTicket => ({ type: "DenyReturn", data: { approver: "d", reason: text, designated } })),
    unit.map((one): OnTicket => ({ type: "AddAssisting", data: { unit: one, matter: text } })),
    unit.map((one): OnTicket => ({ type: "SignIn", data: { unit: one, officer: "o" } })),
    fc.constant<OnTicket>({ type: "NoteWork", data: { officer: "o", note: text } }),
  );
  const onUnits = fc.oneof(
    pair.map(
      ([one, other]): OnUnits => ({
        type: "RaiseDispute",
        data: { unit: one, officer: "o", position: "notOurs", grounds: text, against: [other] },
      }),
    ),
    unit.map(
      (one): OnUnits => ({ type: "StateClaim", data: { unit: one, officer: "q", position: "ours", grounds: text } }),
    ),
    fc.tuple(pair, fc.option(pair, { nil: undefined })).map(
      ([units, agreed]): OnUnits => ({
        type: "ConsultDispute",
        data: { units, officer: "o", outcome: text, ...(agreed && { next: next(agreed[0], [agreed[1]]) }) },
      }),
    ),
    fc.constant(refer),
    pair.map(
      ([lead, other]): OnUnits => ({
        type: "Arbitrate",
        data: { body: "gov", arbiter: "a", reason: text, next: next(lead, [other]) },
      }),
    ),
    unit.map((one): OnUnits => ({ type: "Invite", data: { unit: one, matter: text } })),
    unit.map(
      (one): OnUnits => ({
        type: "RequestAssistance",
        data: { unit: one, officer: "o", task: text, until: "2023-12-01" },
      }),
    ),
  );
  type Move =
    | { readonly to: "ticket"; readonly command: OnTicket }
    | { readonly to: "units"; readonly command: OnUnits }
    | { readonly to: "process" };
  const onBoth = (command: OnUnits): Move => ({ to: "units", command });
  const caughtUp: Move = { to: "process" };
  const wholeDispute = fc
    .tuple(pair, pair, fc.array(fc.nat(7), { maxLength: 3 }))
    .map(([sides, [lead, other], pauses]) => {
      const [unit, against] = sides;
      const moves = [
        { ...raise, data: { ...raise.data, unit, against: [against] } } as OnUnits,
        { ...claim, data: { ...claim.data, unit: against } } as OnUnits,
        { ...consult, data: { ...consult.data, units: sides } } as OnUnits,
        refer,
        { ...arbitrate, data: { ...arbitrate.data, next: next(lead, [other]) } } as OnUnits,
      ].map(onBoth);
      for (const pause of pauses) moves.splice(pause, 0, caughtUp);
      return moves;
    });
  const wholeReturn = fc.tuple(unit, pair).map(([from, [lead, other]]): Move[] => [
    { to: "ticket", command: { type: "RequestReturn", data: { unit: from, officer: "o", reason: text } } },
    {
      to: "ticket",
      command: { type: "GrantReturn", data: { approver: "d", reason: text, next: next(lead, [other]) } },
    },
  ]);
  const moves: fc.Arbitrary<Move[]> = fc.oneof(
    { weight: 5, arbitrary: onTicket.map((command): Move[] => [{ to: "ticket", command }]) },
    { weight: 4, arbitrary: onUnits.map((command) => [onBoth(command)]) },
    { weight: 1, arbitrary: wholeDispute },
    { weight: 1, arbitrary: wholeReturn },
    { weight: 3, arbitrary: fc.constant([caughtUp]) },
  );

  it("exactly one unit leads on both sides, the same once the process has caught up, and none designated gives it back", async () => {
    const seen = { settled: 0, returned: 0, designated: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(moves, { maxLength: 30, size: "max" }), async (some) => {
        const store = await open();
        let ms = Date.parse(beijing("2023-07-10 11:00"));
        for (const one of some.flat()) {
          ms += 600_000;
          const at = new Date(ms).toISOString();
          const { ticket: before, units: had } = await both(store);
          if (one.to === "process") await once(store);
          else if (one.to === "ticket") {
            const done = await on(store, at, one.command);
            if (one.command.type === "RequestReturn" && before.designated) {
              expect(done.ok).toBe(false);
              seen.designated += 1;
            }
          } else {
            const done = await among(store, at, one.command);
            if (one.command.type === "RaiseDispute" && had.designated !== undefined) expect(done.ok).toBe(false);
          }
          const { ticket: now, units } = await both(store);
          for (const { lead, assisting } of [
            now,
            { lead: units.lead, assisting: units.assisting.map((party) => party.unit) },
          ]) {
            expect(["market", "housing", "police"]).toContain(lead);
            expect(assisting).not.toContain(lead);
            expect(new Set(assisting).size).toBe(assisting.length);
          }
          // While units differ, the unit that has the ticket keeps it, unless it is given to another in the open.
          if (now.lead !== before.lead) {
            const last = (await history(store, ticket, "1")).findLast(({ type }) => type === "Reassigned");
            expect(last?.data).toMatchObject({ lead: now.lead });
          }
        }
        await follow(store);
        const { ticket: end, units } = await both(store);
        expect(units.lead).toBe(end.lead);
        expect(units.assisting.map((party) => party.unit).toSorted()).toEqual(end.assisting.toSorted());
        expect(units.designated === units.lead).toBe(end.designated);
        const types = (await history(store, ticket, "1")).map(({ type }) => type);
        seen.settled += types.filter((type) => type === "DutyDisputeSettled").length;
        seen.returned += types.filter((type) => type === "ReturnGranted").length;
      }),
      { numRuns: 150 },
    );
    expect(seen.settled).toBeGreaterThan(10);
    expect(seen.returned).toBeGreaterThan(10);
    expect(seen.designated).toBeGreaterThan(10);
  });
});
