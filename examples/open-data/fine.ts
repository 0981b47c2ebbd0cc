import { decider, reject } from "@caseloop/core";
import { type Calendar, deadlineSchema, fenSchema, hostCalendar, naturalDays } from "@caseloop/law";
import { z } from "zod";

const at = z.string().min(1);
const step = z.object({ at });
const amount = z.object({ at, cents: fenSchema });

/** Every day counts, and the file knows dates only: no holidays, no zone. */
const everyDay: Calendar = hostCalendar({
  id: "italy-dates",
  version: "1",
  zone: "Etc/UTC",
  covers: { from: "2006-01-01", to: "2013-12-31" },
});
const sixtyDays = naturalDays(60);

/**
 * A traffic fine: another domain than ours in one small decider. Whoever is notified has 60 days to pay; only after them the
 * penalty is added. The rule is asked once, when the notice is entered; its outcome is in the event.
 */
export const fine = decider({
  name: "fine",
  initial: { path: [] as string[], cents: 0, paid: 0 } as {
    path: string[];
    cents: number;
    paid: number;
    penaltyFrom?: string;
  },
  commands: {
    Create: amount,
    Send: amount,
    Notify: step,
    AddPenalty: amount,
    /** `cents`: all that was paid so far. */
    Pay: amount,
    Note: z.object({ at, what: z.string().min(1) }),
  },
  events: {
    Created: amount,
    Sent: amount,
    Notified: z.object({ at, due: deadlineSchema }),
    PenaltyAdded: z.object({ at, cents: fenSchema, notBefore: z.string() }),
    Paid: amount,
    Noted: z.object({ at, what: z.string() }),
  },
  context: { calendar: everyDay },
  decide: {
    Create: ({ data }, { path }) =>
      path.length > 0 ? reject("created", "This fine was created before.") : [{ type: "Created", data }],
    Send: ({ data }) => [{ type: "Sent", data }],
    Notify: ({ data }, _, { calendar }) => [
      { type: "Notified", data: { ...data, due: sixtyDays.after(data.at, calendar) } },
    ],
    AddPenalty({ data }, { penaltyFrom }, { calendar }) {
      if (penaltyFrom === undefined) return reject("not-notified", "A penalty follows a notification.");
      if (calendar.dayOf(data.at) < penaltyFrom) return reject("too-early", "The 60 days to pay have not passed.");
      return [{ type: "PenaltyAdded", data: { ...data, notBefore: penaltyFrom } }];
    },
    Pay: ({ data }, { paid }) =>
      data.cents < paid
        ? reject("less-than-before", "More was paid before than this total.")
        : [{ type: "Paid", data }],
    Note: ({ data }) => [{ type: "Noted", data }],
  },
  evolve: {
    Created(state, { data }) {
      state.path.push("Create Fine");
      state.cents = data.cents;
    },
    Sent(state) {
      state.path.push("Send Fine");
    },
    Notified(state, { data }) {
      state.path.push("Insert Fine Notification");
      state.penaltyFrom = data.due.day;
    },
    PenaltyAdded(state, { data }) {
      state.path.push("Add penalty");
      state.cents = data.cents;
    },
    Paid(state, { data }) {
      state.path.push("Payment");
      state.paid = data.cents;
    },
    Noted(state, { data }) {
      state.path.push(data.what);
    },
  },
});
