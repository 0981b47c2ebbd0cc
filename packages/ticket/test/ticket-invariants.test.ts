import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Ticket, ticket } from "../src/index.ts";
import { broken, moves, play, type Subject } from "./ticket-histories.ts";

const HISTORIES = 2_000;
type Decide = typeof ticket.decide;
type Asked = Parameters<Decide>[0];

describe("no history of a ticket", () => {
  it("breaks invariants 1, 2, 4, 5, 8, 10 or M1; and the histories go everywhere", { timeout: 120_000 }, () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(moves, (history) => {
        const played = play(history, ticket);
        for (const { type } of played.happened.flatMap(({ events }) => events))
          seen.set(type, (seen.get(type) ?? 0) + 1);
        expect(broken(played)).toBeUndefined();
      }),
      { numRuns: HISTORIES },
    );
    // A property over histories that never get anywhere would prove nothing.
    expect(Object.keys(ticket.events).filter((type) => !seen.has(type))).toEqual([]);
    expect(seen.get("RedoOrdered") ?? 0).toBeGreaterThan(HISTORIES / 20);
    expect(seen.get("Closed") ?? 0).toBeGreaterThan(HISTORIES / 20);
  });
});

/** The ticket's decider with one fault planted: it misreads the state, mishears the command, or records something else. */
function mutant(fault: {
  see?: (state: Ticket, command: Asked, at: string) => Partial<Ticket>;
  hear?: (command: Asked, state: Ticket) => object;
  say?: (data: object, type: string, command: Asked, at: string) => object;
  at?: (at: string, state: Ticket) => string;
}): Subject {
  return {
    evolve: ticket.evolve,
    decide(command, state, context) {
      const ticketState = state as Ticket;
      const seen = { ...ticketState, ...fault.see?.(ticketState, command, context.at) };
      const heard = { ...command, data: { ...(command.data as object), ...fault.hear?.(command, ticketState) } };
      const decision = ticket.decide(heard, seen, {
        ...context,
        at: fault.at?.(context.at, ticketState) ?? context.at,
      });
      if (!Array.isArray(decision)) return decision;
      return decision.map((event) => ({
        ...event,
        data: { ...event.data, at: context.at, ...fault.say?.(event.data, event.type, command, context.at) },
      }));
    },
  };
}

const only = (type: Asked["type"], change: (command: Asked) => object) => (command: Asked) =>
  command.type === type ? change(command) : {};
const named = (command: Asked, field: string): object => ({
  [field]: (command.data as Readonly<Record<string, unknown>>)[field],
});
const far = "9999-12-31T23:59:59.999Z";

/** Faults, each of which the checker has to find in some history. */
const mutants: Readonly<Record<string, Subject>> = {
  "closes what has ended": mutant({
    see: ({ status, ending }, { type }) =>
      type === "Close" && status === "ended" && ending === "handled" ? { status: "calledBack" } : {},
  }),
  "closes without a callback": mutant({
    see: ({ status }, { type }) =>
      type === "Close" && status === "reviewed"
        ? { status: "calledBack", callback: { level: "city", process: "neutral", result: "neutral" } }
        : {},
  }),
  "closes what the caller calls unsolved": mutant({
    see: ({ callback }, { type }) =>
      type === "Close" && callback ? { callback: { ...callback, result: "neutral", solved: true } } : {},
  }),
  "closes a refusal untold": mutant({
    see: ({ refusal }, { type }) => (type === "Close" && refusal ? { refusal: { told: true } } : {}),
  }),
  "lets the district order a redo": mutant({
    hear: only("OrderRedo", () => ({ level: "city" })),
    say: (_, type, command) => (type === "RedoOrdered" ? named(command, "level") : {}),
  }),
  "counts a redo twice": mutant({
    say: (data, type) => (type === "RedoOrdered" && "redos" in data ? { redos: Number(data.redos) + 1 } : {}),
  }),
  "sends back inside what the city called unsatisfactory": mutant({
    see: ({ callback }, { type }) =>
      type === "SendBack" && callback ? { callback: { ...callback, level: "district" } } : {},
  }),
  "orders a redo of what was withdrawn": mutant({
    see: ({ ending }, { type }) => (type === "OrderRedo" && ending === "withdrawn" ? { ending: "handled" } : {}),
  }),
  "forgets a designation": mutant({ see: () => ({ designated: false }) }),
  "takes a return at any time": mutant({
    see: ({ limits }) => ({
      limits: { ...limits, ...(limits.giveBack && { giveBack: { ...limits.giveBack, due: far } }) },
    }),
  }),
  "lets an applicant grant an extension": mutant({
    hear: only("GrantExtension", () => ({ approver: "anybody" })),
    say: (_, type, command) => (type === "ExtensionGranted" ? named(command, "approver") : {}),
  }),
  "lets an applicant shelve": mutant({
    hear: only("Shelve", () => ({ approver: "anybody" })),
    say: (_, type, command) => (type === "Shelved" ? named(command, "approver") : {}),
  }),
  "extends without end": mutant({ see: () => ({ extended: 0 }) }),
  "extends after the breach": mutant({
    at: (at, { status, limits }) =>
      status === "extensionUnderReview" && limits.reply && at > limits.reply.due ? limits.reply.due : at,
  }),
  "takes a request for extension after the breach": mutant({
    at: (at, { status, limits }) =>
      status === "inProgress" && limits.reply && at > limits.reply.due ? limits.reply.due : at,
  }),
  "forgets a breach with the next reply": mutant({ see: () => ({ breaches: [] }) }),
  "calls every reply timely": mutant({ say: (_, type) => (type === "Replied" ? { late: false } : {}) }),
  "moves a deadline by the way": mutant({
    say: (data, type) => (type === "Replied" && "due" in data && data.due ? { due: far, late: false } : {}),
  }),
  "hands a ticket to a lead that assists itself": mutant({
    say: (data, type) => (type === "Reassigned" && "lead" in data ? { assisting: [data.lead] } : {}),
  }),
  "lets any unit reply": mutant({
    hear: (command, { lead }) => (command.type === "Reply" && lead !== undefined ? { unit: lead } : {}),
    say: (_, type, command) => (type === "Replied" ? named(command, "unit") : {}),
  }),
  "lets the handler review": mutant({
    hear: only("Review", () => ({ reviewer: "anybody" })),
    say: (_, type, command) => (type === "ReplyReviewed" ? named(command, "reviewer") : {}),
  }),
  "forgets who stepped aside": mutant({ see: () => ({ recused: [] }) }),
  "lets one officer inspect": mutant({
    hear: only("RecordVisit", () => ({ inspection: false })),
    say: (_, type, command) => (type === "SiteVisited" ? named(command, "inspection") : {}),
  }),
  "takes steps in any order of time": mutant({ see: () => ({ latest: "" }) }),
  "merges both ways": mutant({ see: () => ({ absorbed: [] }) }),
  "names the caller to the reported party": mutant({
    hear: only("NotifyRespondent", () => ({ text: "harmless" })),
    say: (_, type, command) => (type === "RespondentNotified" ? named(command, "text") : {}),
  }),
};

describe("the checker finds a decider that", () => {
  it.each(Object.entries(mutants))("%s", { timeout: 120_000 }, (_, subject) => {
    const result = fc.check(
      fc.property(moves, (history) => broken(play(history, subject)) === undefined),
      { numRuns: HISTORIES, endOnFailure: true, seed: 12345 },
    );
    expect(result.failed).toBe(true);
  });
});
