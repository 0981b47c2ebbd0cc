import { handle, project } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { type Happened, shown } from "@caseloop/core/spec";
import { addDays } from "@caseloop/law";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  countKey,
  countsOf,
  type RegistryKind,
  registryCounts,
  registryEntry,
  registryKinds,
  registryList,
  type registryRefusals,
  standingOn,
} from "../src/index.ts";
import { entryLife, grant, noon, onEntry, renew, resume, revoke, type Step, suspend } from "./registry-world.ts";

/** What happened to entries by their steps, as a log. */
const log = (entries: Record<string, readonly Step[]>): Happened[] =>
  Object.entries(entries).flatMap(([id, steps]) =>
    entryLife(...steps).map(({ type, data }) => ({ in: `registryEntry-${id}`, type, data, at: data.at })),
  );
const counter = (entries: Record<string, readonly Step[]>, kind: RegistryKind = "demonstrationUnit", place?: string) =>
  countsOf(shown(registryCounts, ...log(entries)).get(countKey(kind, place)));
const standings = (steps: readonly Step[], ...days: string[]) => {
  const row = shown(registryList, ...log({ e: steps })).get("e");
  return days.map((day) => row && standingOn(row, day));
};

const year = grant("2023-01-10", { from: "2023-02-01", to: "2024-01-31" });

describe("a register", () => {
  it("has five kinds, three of them promise units (M7)", () => {
    expect(Object.values(registryKinds)).toEqual([
      "消费维权服务站",
      "放心消费示范单位",
      "线下购物无理由退货承诺单位",
      "放心消费创建单位",
      "在线消费纠纷解决（ODR）企业",
    ]);
  });

  it("counts an entry from its first day to its last, without an event on either", () => {
    const count = counter({ e: [year] });
    expect(["2023-01-31", "2023-02-01", "2024-01-31", "2024-02-01"].map(count)).toEqual([0, 1, 1, 0]);
    expect(standings([year], "2023-01-31", "2023-02-01", "2024-01-31", "2024-02-01")).toEqual([
      "notGranted",
      "effective",
      "effective",
      "expired",
    ]);
  });

  it("does not count a suspended entry, from the first day of the suspension to the last", () => {
    const steps = [year, suspend("2023-05-08", "2023-05-10", "2023-06-09")];
    const days = ["2023-05-09", "2023-05-10", "2023-06-09", "2023-06-10"];
    expect(days.map(counter({ e: steps }))).toEqual([1, 0, 0, 1]);
    expect(standings(steps, ...days)).toEqual(["effective", "suspended", "suspended", "effective"]);
  });

  it("counts it again from the day it is resumed", () => {
    const open = [year, suspend("2023-05-08", "2023-05-10")];
    expect(["2023-12-31", "2024-02-01"].map(counter({ e: open }))).toEqual([0, 0]);
    const resumed = [...open, resume("2023-05-20", "2023-05-22")];
    expect(["2023-05-21", "2023-05-22", "2024-01-31", "2024-02-01"].map(counter({ e: resumed }))).toEqual([0, 1, 1, 0]);
    const lifted = [...open, resume("2023-05-09", "2023-05-10")];
    expect(["2023-05-10", "2023-05-11"].map(counter({ e: lifted }))).toEqual([1, 1]);
    const longBefore = [year, suspend("2023-05-08", "2023-05-20"), resume("2023-05-09", "2023-05-10")];
    expect(["2023-05-10", "2023-05-19", "2023-05-20"].map(counter({ e: longBefore }))).toEqual([1, 1, 1]);
  });

  it("stops counting a revoked one on the day named, and renewed ones later", () => {
    expect(
      ["2023-06-30", "2023-07-01"].map(counter({ e: [year, revoke("2023-06-20", { from: "2023-07-01" })] })),
    ).toEqual([1, 0]);
    expect(standings([year, revoke("2023-06-20", { from: "2023-07-01" })], "2023-06-30", "2023-07-01")).toEqual([
      "effective",
      "revoked",
    ]);
    const renewed = [year, renew("2024-01-31", "2025-01-31")];
    expect(["2024-02-01", "2025-01-31", "2025-02-01"].map(counter({ e: renewed }))).toEqual([1, 1, 0]);
  });

  it("keeps no day on which nothing changes any more", () => {
    const row = shown(registryCounts, ...log({ e: [year, renew("2024-01-31", "2025-01-31")] })).get(
      "demonstrationUnit",
    );
    expect(row?.changes).toEqual({ "2023-02-01": 1, "2025-02-01": -1 });
  });

  it("undoes a grant made wrongly from its first day, and tells what was on record before", async () => {
    const store = memoryStore();
    const steps = [
      year,
      revoke("2023-09-01", { ground: "wronglyGranted", from: undefined, evidence: ["forged lease"] }),
    ];
    for (const [day, command] of steps) await handle(store, registryEntry, "e", { ...command, at: noon(day) });
    const known = async (asOf?: string) =>
      countsOf((await project(store, registryCounts, asOf ? { asOf } : {})).get("demonstrationUnit"))("2023-03-01");
    expect([await known("2023-01-09"), await known("2023-08-31"), await known("2023-09-01"), await known()]).toEqual([
      0, 1, 0, 0,
    ]);
  });

  it("takes a grant dated back, and a new one after the first is over", () => {
    const back = grant("2023-06-01", { from: "2023-01-01" });
    expect(["2022-12-31", "2023-01-01"].map(counter({ e: [back] }))).toEqual([0, 1]);
    const again = [year, revoke("2023-07-01"), grant("2023-07-01", { from: "2023-07-01" })];
    expect(["2023-06-30", "2023-07-01", "2030-01-01"].map(counter({ e: again }))).toEqual([1, 1, 1]);
    const later = [year, grant("2024-03-01", { from: "2024-03-01" })];
    expect(standings(later, "2024-01-31", "2024-02-01", "2024-02-29", "2024-03-01")).toEqual([
      "effective",
      "expired",
      "expired",
      "effective",
    ]);
  });

  it("keeps its kinds and places apart", () => {
    const entries = {
      a: [grant("2023-01-01")],
      b: [grant("2023-01-01", { place: "jiyang" })],
      c: [grant("2023-01-01", { kind: "odrEnterprise", holder: { id: "shop-2", kind: "entity", name: "乙商城" } })],
    };
    const on = (kind: RegistryKind, place?: string) => counter(entries, kind, place)("2023-01-01");
    expect([
      on("demonstrationUnit"),
      on("demonstrationUnit", "jiyang"),
      on("odrEnterprise"),
      on("serviceStation"),
    ]).toEqual([2, 1, 1, 0]);
  });
});

describe("a register says no", () => {
  type Case = readonly [given: readonly Step[], when: Step];
  const suspended = [year, suspend("2023-05-08", "2023-05-10")];
  const cases: Record<keyof typeof registryRefusals, readonly Case[]> = {
    "before-latest": [[[year], revoke("2023-01-09", { from: "2023-02-01" })]],
    "no-law-for-day": [[[year], suspend("2099-01-01", "2099-01-01")]],
    "not-granted": [
      [[], renew("2023-01-10", "2024-12-31")],
      [[], suspend("2023-01-10", "2023-05-10")],
      [[], resume("2023-01-10", "2023-05-10")],
      [[], revoke("2023-01-10")],
    ],
    "still-granted": [
      [[year], grant("2024-01-01", { from: "2024-01-31" })],
      [[grant("2023-01-01")], grant("2024-01-01")],
      [[year, revoke("2023-06-20", { from: "2023-07-01" })], grant("2023-06-30")],
    ],
    "another-register": [
      [[year], grant("2024-02-01", { kind: "odrEnterprise" })],
      [[year], grant("2024-02-01", { place: "jiyang" })],
      [[year], grant("2024-02-01", { holder: { id: "shop-2", kind: "entity", name: "乙" } })],
    ],
    "ends-before-it-begins": [
      [[], grant("2023-01-10", { to: "2023-01-09" })],
      [[year], suspend("2023-05-08", "2023-05-10", "2023-05-09")],
    ],
    "open-ended": [[[grant("2023-01-10")], renew("2023-05-01", "2024-01-01")]],
    "not-later": [[[year], renew("2023-05-01", "2024-01-31")]],
    lapsed: [[[year], renew("2024-02-01", "2025-01-31")]],
    revoked: [
      [[year, revoke("2023-07-01")], renew("2023-07-02", "2025-01-31")],
      [[year, revoke("2023-07-01", { from: "2023-08-01" })], suspend("2023-07-02", "2023-07-03")],
      [[...suspended, revoke("2023-07-01")], resume("2023-07-02", "2023-07-03")],
      [[year, revoke("2023-07-01", { from: "2023-08-01" })], revoke("2023-07-02")],
    ],
    suspended: [
      [suspended, renew("2023-05-10", "2025-01-31")],
      [suspended, suspend("2023-05-11", "2023-05-12")],
      [[year, suspend("2023-05-08", "2023-05-10", "2023-06-09")], suspend("2023-05-11", "2023-06-09")],
    ],
    "not-suspended": [
      [[year], resume("2023-05-01", "2023-05-02")],
      [[...suspended, resume("2023-05-09", "2023-05-10")], resume("2023-05-09", "2023-05-11")],
    ],
    "outside-the-grant": [
      [[year], suspend("2023-01-20", "2023-01-31")],
      [[year], suspend("2024-01-31", "2024-02-01")],
      [[year], revoke("2024-02-01")],
      [suspended, resume("2024-02-01", "2024-02-01")],
    ],
    "dated-back": [
      [[year], suspend("2023-05-08", "2023-05-07")],
      [suspended, resume("2023-05-20", "2023-05-19")],
      [[year], revoke("2023-07-02", { from: "2023-07-01" })],
    ],
    "after-the-suspension": [
      [[year, suspend("2023-05-08", "2023-05-10", "2023-06-09")], resume("2023-05-20", "2023-06-10")],
      [[...suspended, resume("2023-05-20", "2023-05-22")], resume("2023-05-22", "2023-05-23")],
    ],
    "undone-from-the-start": [[[year], revoke("2023-07-01", { ground: "wronglyGranted", evidence: ["lease"] })]],
    "day-needed": [[[year], revoke("2023-07-01", { from: undefined })]],
    "evidence-needed": [
      [[year], revoke("2023-07-01", { ground: "violation" })],
      [[year], revoke("2023-07-01", { ground: "wronglyGranted", from: undefined })],
    ],
    "own-approval": [[[year], revoke("2023-07-01", { approver: "o-1" })]],
  };
  it.each(Object.entries(cases).flatMap(([code, list]) => list.map((one) => [code, ...one] as const)))(
    "%s",
    (code, steps, when) => {
      expect(onEntry(steps, when).thenRejected(code).rejection?.zh).toMatch(/。$/);
    },
  );

  it("and yes on the other side of each edge", () => {
    const accepted = (steps: readonly Step[], when: Step) => expect(onEntry(steps, when).rejection).toBeUndefined();
    accepted([year], grant("2024-01-01", { from: "2024-02-01" }));
    accepted([], grant("2023-01-10", { to: "2023-01-10" }));
    accepted([year], renew("2024-01-31", "2024-02-01"));
    accepted([year, suspend("2023-05-08", "2023-05-10")], renew("2023-05-09", "2025-01-31"));
    accepted([year], suspend("2023-01-20", "2023-02-01"));
    accepted([year], suspend("2024-01-31", "2024-01-31"));
    accepted([year, suspend("2023-05-08", "2023-05-10", "2023-06-09")], suspend("2023-05-11", "2023-06-10"));
    accepted([year, suspend("2023-05-08", "2023-05-10", "2023-06-09")], resume("2023-05-20", "2023-06-09"));
    accepted([year], revoke("2024-01-31"));
    accepted([year], revoke("2023-07-01", { ground: "violation", evidence: ["decision 12"] }));
  });

  it("to a day that does not exist", () => {
    const { rejection } = onEntry([], grant("2023-01-10", { to: "2023-02-30" })).thenRejected("invalid-command");
    expect(rejection?.issues?.[0]).toMatchObject({ field: "to", received: '"2023-02-30"' });
  });
});

describe("the counts against a naive count, for any lives of many entries", () => {
  const start = "2023-01-01";
  const day = fc.nat(60).map((n) => addDays(start, n));
  const step = fc.oneof(
    fc.record({ do: fc.constant("grant" as const), from: day, to: fc.option(day, { nil: undefined }) }),
    fc.record({ do: fc.constant("renew" as const), to: day }),
    fc.record({ do: fc.constant("suspend" as const), from: day, to: fc.option(day, { nil: undefined }) }),
    fc.record({ do: fc.constant("resume" as const), from: day }),
    fc.record({ do: fc.constant("revoke" as const), from: fc.option(day, { nil: undefined }) }),
  );
  type Wish = typeof step extends fc.Arbitrary<infer T> ? T : never;
  const commandOf = (on: string, wish: Wish): Step => {
    switch (wish.do) {
      case "grant":
        return grant(on, { from: wish.from, ...(wish.to && { to: wish.to }) });
      case "renew":
        return renew(on, wish.to);
      case "suspend":
        return suspend(on, wish.from, wish.to);
      case "resume":
        return resume(on, wish.from);
      case "revoke":
        return wish.from
          ? revoke(on, { from: wish.from })
          : revoke(on, { ground: "wronglyGranted", from: undefined, evidence: ["x"] });
    }
  };

  /** Marks every day by hand: granted days, minus suspended ones, minus all from a revocation on. */
  class Naive {
    grants: { days: Set<string>; stopped: Set<string>; cut: string }[] = [];
    static span(from: string, to = addDays(start, 130)): string[] {
      const days: string[] = [];
      for (let at = from; at <= to; at = addDays(at, 1)) days.push(at);
      return days;
    }
    take({ type, data }: ReturnType<typeof entryLife>[number]): void {
      const last = this.grants.at(-1);
      if (type === "Granted")
        this.grants.push({ days: new Set(Naive.span(data.from, data.to)), stopped: new Set(), cut: "9" });
      if (!last) return;
      if (type === "Renewed") for (const one of Naive.span(data.was, data.to)) last.days.add(one);
      if (type === "Suspended") for (const one of Naive.span(data.from, data.to)) last.stopped.add(one);
      if (type === "Resumed") for (const one of Naive.span(data.from)) last.stopped.delete(one);
      if (type === "Revoked") last.cut = data.from;
    }
    effective(on: string): boolean {
      return this.grants.some(({ days, stopped, cut }) => days.has(on) && !stopped.has(on) && on < cut);
    }
  }

  it("are the same on every day, before and after each step", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(day, step), { maxLength: 8 }), { minLength: 1, maxLength: 4 }),
        (lives) => {
          const naive = lives.map(() => new Naive());
          const happened: Happened[] = [];
          lives.forEach((wishes, i) => {
            const taken: Step[] = [grant(start, { to: addDays(start, 40) })];
            const inTime = wishes.toSorted(([one], [other]) => (one < other ? -1 : 1));
            for (const [on, wish] of inTime) {
              const next = commandOf(on, wish);
              if (!onEntry(taken, next).rejection) taken.push(next);
            }
            for (const event of entryLife(...taken)) {
              naive[i]?.take(event);
              happened.push({ in: `registryEntry-${i}`, type: event.type, data: event.data, at: event.data.at });
            }
          });
          const count = countsOf(shown(registryCounts, ...happened).get("demonstrationUnit"));
          const rows = [...shown(registryList, ...happened).values()];
          for (const on of Naive.span(addDays(start, -2), addDays(start, 125))) {
            const expected = naive.filter((one) => one.effective(on)).length;
            expect([on, count(on)]).toEqual([on, expected]);
            expect(rows.filter((row) => standingOn(row, on) === "effective")).toHaveLength(expected);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("the bureau's registers of 2023 (M6, M7, M8)", () => {
  const page = [
    ["serviceStation", 19],
    ["demonstrationUnit", 2853],
    ["returnsPromiseUnit", 2844],
    ["creationUnit", 41_944],
    ["odrEnterprise", 15],
  ] as const satisfies readonly (readonly [RegistryKind, number])[];

  it("count 19 stations, 2853, 2844 and 41944 promise units, 15 ODR enterprises", () => {
    const all = page.flatMap(([kind, n]) =>
      Array.from({ length: n }, (_, i): Happened => {
        const from = addDays("2022-01-01", i % 600);
        const at = noon(from);
        return {
          in: `registryEntry-${kind}-${i}`,
          type: "Granted",
          at,
          data: {
            ...grant(from, { kind, holder: { id: `${i}`, kind: "entity", name: "某" } })[1].data,
            at,
            changes: [{ day: from, by: 1 }],
          },
        };
      }),
    );
    const rows = shown(registryCounts, ...all);
    expect(page.map(([kind]) => [kind, countsOf(rows.get(kind))("2023-12-31")])).toEqual(page);
    expect(Object.keys(rows.get("creationUnit")?.changes ?? {})).toHaveLength(600); // a day each, not an entry each
  });
});
