import { decider, reject } from "@caseloop/core";
import { z } from "zod";
import { unregistered } from "./state.ts";

const basis = z.object({ act: z.string(), article: z.string(), edition: z.string() });

/** The ticket as a user of Caseloop writes it: recipes that keep what the event carries. */
export const ticket = decider({
  name: "ticket",
  initial: unregistered(),
  commands: {
    AddNote: z.object({
      by: z.string().min(1),
      text: z.string().min(1),
      place: z.object({ road: z.string(), number: z.number() }),
      photos: z.array(z.string()),
    }),
  },
  events: {
    Registered: z.object({
      channel: z.string(),
      category: z.string(),
      title: z.string(),
      text: z.string(),
      district: z.string(),
      urgent: z.boolean(),
      caller: z.object({ id: z.string(), confidential: z.boolean() }),
    }),
    Dispatched: z.object({
      lead: z.string(),
      owners: z.object({ leader: z.string(), head: z.string(), handler: z.string() }),
      due: z.string(),
      basis,
    }),
    Signed: z.object({ unit: z.string(), by: z.string(), remark: z.string() }),
    Contacted: z.object({ by: z.string(), channel: z.string(), summary: z.string(), minutes: z.number() }),
    AssistAsked: z.object({ unit: z.string(), from: z.string(), reason: z.string() }),
    NoteAdded: z.object({
      by: z.string(),
      text: z.string(),
      place: z.object({ road: z.string(), number: z.number() }),
      photos: z.array(z.string()),
    }),
    ExtensionGranted: z.object({
      days: z.number(),
      due: z.string(),
      approvedBy: z.string(),
      reason: z.string(),
      basis,
    }),
    Replied: z.object({ by: z.string(), text: z.string(), outcome: z.string(), documents: z.array(z.string()) }),
    Reviewed: z.object({ by: z.string(), ok: z.boolean(), remark: z.string() }),
    CalledBack: z.object({ by: z.string(), process: z.number(), result: z.number(), remark: z.string() }),
    Redone: z.object({ level: z.string(), cycle: z.number(), due: z.string(), reason: z.string() }),
    Closed: z.object({ by: z.string(), outcome: z.string(), summary: z.string() }),
  },
  decide: {
    AddNote: ({ data }, state) =>
      state.status === "none"
        ? reject("not-registered", "Only a registered ticket takes notes.")
        : [{ type: "NoteAdded", data }],
  },
  evolve: {
    Registered(t, { data }) {
      t.status = "registered";
      t.title = data.title;
      t.category = data.category;
      t.district = data.district;
      t.urgent = data.urgent;
      t.caller = data.caller;
    },
    Dispatched(t, { data }) {
      t.status = "dispatched";
      t.lead = data.lead;
      t.owners = data.owners;
      t.due = data.due;
      t.basis = data.basis;
    },
    Signed(t, { data }) {
      t.status = "signed";
      t.signedBy = data.by;
    },
    Contacted(t, { data }) {
      t.contacts++;
      t.lastContact = data;
    },
    AssistAsked(t, { data }) {
      t.assisting.push(data.unit);
    },
    NoteAdded(t, { data }) {
      t.notes.push(data);
    },
    ExtensionGranted(t, { data }) {
      t.due = data.due;
      t.extensions.push({ days: data.days, approvedBy: data.approvedBy });
    },
    Replied(t, { data }) {
      t.status = "replied";
      t.reply = data;
    },
    Reviewed(t, { data }) {
      t.status = data.ok ? "reviewed" : "working";
    },
    CalledBack(t, { data }) {
      t.status = "called-back";
      t.callbacks.push({ process: data.process, result: data.result });
    },
    Redone(t, { data }) {
      t.status = "redo";
      t.cycle = data.cycle;
      t.due = data.due;
    },
    Closed(t, { data }) {
      t.status = "closed";
      t.outcome = data.outcome;
    },
  },
});
