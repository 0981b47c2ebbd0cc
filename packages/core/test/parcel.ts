import { z } from "zod";
import { decider, reject } from "../src/index.ts";

/** A small aggregate for core's own tests: a parcel with nested data, an optional field and an old schema. */
export interface Parcel {
  status: "none" | "sent" | "delivered";
  to?: { city: string; lines: string[] };
  notes: { text: string; tags: string[] }[];
  moves: number;
}

const address = z.object({ city: z.string(), lines: z.array(z.string()) });

export const parcel = decider({
  name: "parcel",
  initial: { status: "none", notes: [], moves: 0 } as Parcel,
  commands: {
    Send: z.object({ to: address }),
    Redirect: z.object({ city: z.string().min(1) }),
    Note: z.object({ text: z.string(), tags: z.array(z.string()).default([]) }),
    Deliver: z.object({ signedBy: z.string().optional() }),
    Look: z.object({}),
  },
  events: {
    Sent: z.object({ to: address }),
    Redirected: z.object({ city: z.string() }),
    Noted: z.object({ text: z.string(), tags: z.array(z.string()) }),
    Delivered: z.object({ signedBy: z.string().optional() }),
  },
  context: { blockedCities: [] as readonly string[] },
  decide: {
    Send: ({ data }, parcel) =>
      parcel.status === "none" ? [{ type: "Sent", data }] : reject("already-sent", "The parcel was sent before."),
    Redirect: ({ data }, parcel, { blockedCities }) => {
      if (parcel.status !== "sent") return reject("not-on-its-way", "Only a parcel on its way can be redirected.");
      if (blockedCities.includes(data.city))
        return reject("blocked", "That city is blocked.", { zh: "该城市不可送达。" });
      return [{ type: "Redirected", data }];
    },
    Note: ({ data }) => [{ type: "Noted", data }],
    Deliver: ({ data }, parcel) =>
      parcel.status === "sent"
        ? [{ type: "Delivered", data }]
        : reject("not-on-its-way", "Only a parcel on its way can be delivered."),
    Look: () => [],
  },
  evolve: {
    Sent(parcel, { data }) {
      parcel.status = "sent";
      parcel.to = data.to;
    },
    Redirected(parcel, { data }) {
      if (parcel.to) parcel.to.city = data.city; // the address came from the event Sent, which must not change
      parcel.moves++;
    },
    Noted(parcel, { data }) {
      data.tags.push("seen");
      parcel.notes.push(data);
    },
    Delivered: (parcel) => ({ ...parcel, status: "delivered" as const }),
  },
});
