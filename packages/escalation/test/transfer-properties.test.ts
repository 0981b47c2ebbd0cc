import type { CommandOf, EventOf } from "@caseloop/core";
import { chinaCalendar, hours, workingDays } from "@caseloop/law";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TransferContext, transfer, transferClocks } from "../src/transfer/index.ts";
import { play, type Step } from "./case-steps.ts";
import { violation } from "./transfer-checker.ts";

type Command = CommandOf<typeof transfer>;
type Happened = EventOf<typeof transfer>;

const officer = fc.constantFrom("a", "b", "c");
const text = "x";
const kinds = fc.uniqueArray(fc.constantFrom("fine", "warning", "permitRevoked"), { minLength: 1 });
const papers = ["transferLetter", "investigationReport", "itemList"] as const;
const command: fc.Arbitrary<Command> = fc.oneof(
  fc
    .array(officer, { maxLength: 3 })
    .map((team): Command => ({ type: "FormTeam", data: { case: "1", team, suspicion: text, officer: "s" } })),
  officer.map((by): Command => ({ type: "Report", data: { officer: by, findings: text, recommendation: "transfer" } })),
  fc
    .tuple(fc.constantFrom("a", "h", "h"), fc.boolean(), fc.boolean())
    .map(([head, yes, also]): Command => ({ type: "Decide", data: { head, approved: yes || also, reason: text } })),
  fc.constant<Command>({ type: "HandOver", data: { officer: "a", police: "p", materials: [...papers] } }),
  fc.constant<Command>({ type: "NoteReceipt", data: { officer: "a", receipt: text } }),
  fc.constantFrom("p", "q").map((to): Command => ({ type: "NotePassedOn", data: { officer: "a", to } })),
  fc
    .boolean()
    .map((filed): Command => ({ type: "NoteFiling", data: { officer: "a", filed, notice: text, reason: text } })),
  fc.constant<Command>({ type: "HandItems", data: { officer: "a", receipt: text } }),
  fc.constant<Command>({ type: "AskReconsideration", data: { officer: "a", grounds: text } }),
  fc
    .boolean()
    .map(
      (filed): Command => ({ type: "NoteReconsideration", data: { officer: "a", filed, notice: text, reason: text } }),
    ),
  fc.constant<Command>({ type: "SuggestSupervision", data: { officer: "a", procuratorate: "j", grounds: text } }),
  fc.boolean().map((filed): Command => ({ type: "NoteSupervision", data: { officer: "a", filed, document: text } })),
  fc
    .constantFrom("a", "h")
    .map((approver): Command => ({ type: "AcceptRefusal", data: { officer: "a", approver, reason: text } })),
  fc.tuple(fc.constantFrom("dropped", "notProsecuted", "convicted"), fc.boolean()).map(
    ([outcome, criminalFine]): Command => ({
      type: "NoteOutcome",
      data: { officer: "a", outcome, document: text, criminalFine },
    }),
  ),
  kinds.map((some): Command => ({ type: "ClearPenalty", data: { kinds: some, officer: "a" } })),
);
/** Of some commands the first that is not refused, or the first, so that histories go far. */
const histories = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.array(command, { minLength: 6, maxLength: 16, size: "max" })), {
    minLength: 10,
    maxLength: 25,
    size: "max",
  })
  .map((some) => {
    let ms = Date.parse("2023-07-03T01:00:00.000Z");
    const history: Step<Command>[] = [];
    let state = transfer.initial;
    for (const [wait, choices] of some) {
      ms += wait * 3_600_000;
      const at = new Date(ms).toISOString();
      const fits = choices.find((one) => !("code" in transfer.decide(one, state, { ...transfer.context, at })));
      const next = fits ?? choices[0];
      if (next === undefined) continue;
      history.push([at, next]);
      ({ state } = play({ ...transfer, initial: state }, [[at, next]]));
    }
    return history;
  });

const run = (history: readonly Step<Command>[], more: Partial<TransferContext> = {}) =>
  play(transfer, history, more).events;

describe("whatever happens to a transfer", () => {
  it("no penalty takes its place, no step comes without the one it needs, and lateness is what the clocks say", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(histories, (history) => {
        const events = run(history);
        for (const { type } of events) seen.set(type, (seen.get(type) ?? 0) + 1);
        expect(violation(events)).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
    for (const type of [
      "Filed",
      "NotFiled",
      "PassedOn",
      "RefusalUpheld",
      "SupervisionSuggested",
      "PenaltyCleared",
      "OutcomeNoted",
    ])
      expect([type, (seen.get(type) ?? 0) > 15]).toEqual([type, true]);
  });

  it("a breach is permanent", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { states } = play(transfer, history);
        states.forEach(({ breaches }, i) => {
          expect(breaches.slice(0, states[i - 1]?.breaches.length ?? 0)).toEqual(states[i - 1]?.breaches ?? []);
        });
      }),
      { numRuns: 300 },
    );
  });

  const sample = fc.sample(histories, { numRuns: 400, seed: 11 });
  const saying = (change: (event: Happened) => Happened) => sample.map((history) => run(history).map(change));
  const faults: Record<string, () => readonly (readonly Happened[])[]> = {
    "clears penalties at any time": () =>
      sample.map((history) => [
        ...run(history.slice(0, 8)).filter(({ type }) => type !== "CaseReturned"),
        { type: "PenaltyCleared", data: { case: "1", kinds: ["fine"], officer: "a", at: "2023-09-01T00:00:00.000Z" } },
      ]),
    "forgets what a judgment bars": () =>
      saying((event) =>
        event.type === "PenaltyCleared" ? { ...event, data: { ...event.data, kinds: ["fine"] } } : event,
      ),
    "is never late": () =>
      saying((event) =>
        "late" in event.data ? ({ ...event, data: { ...event.data, late: false } } as Happened) : event,
      ),
    "counts working days": () =>
      sample.map((history) =>
        run(history, {
          calendar: chinaCalendar,
          clocks: (day) => ({ ...transferClocks(day), file: { ...transferClocks(day).file, term: workingDays(3) } }),
        }),
      ),
    "gives two days to hand over": () =>
      sample.map((history) =>
        run(history, {
          clocks: (day) => ({ ...transferClocks(day), handOver: { ...transferClocks(day).handOver, term: hours(48) } }),
        }),
      ),
    "lets the team decide": () =>
      saying((event) => (event.type === "TransferApproved" ? { ...event, data: { ...event.data, head: "a" } } : event)),
  };
  it.each(Object.entries(faults))("the checker finds a transfer that %s", (_, fault) => {
    expect(fault().some((events) => violation(events) !== undefined)).toBe(true);
  });
});
