import { afterEnd } from "../moment.ts";
import { duties } from "./events.ts";
import { breach, type Phase, type ReadTransfer } from "./phase.ts";

/** What the head, the bureau or the police owe, from the moment it is overdue. */
export function owedIn({ due }: Pick<ReadTransfer, "due">) {
  return due.flatMap(({ clock, due: { deadline }, overran }) => {
    const duty = duties.find((one) => one === clock);
    return duty === undefined || overran ? [] : [{ clock: duty, due: deadline.due, at: afterEnd(deadline) }];
  });
}

/** 超期: a clock runs out although nobody acts, and a tick notices. */
export const overdue: Phase<"FallDue", "ClockOverran" | "Scheduled"> = {
  decide: {
    FallDue: (_, transfer, { at }) =>
      owedIn(transfer)
        .filter((owed) => owed.at <= at)
        .map(({ clock, due }) => ({ type: "ClockOverran", data: { clock, due, at } })),
  },
  evolve: {
    ClockOverran(transfer, { data: { clock } }) {
      breach(transfer, clock);
      for (const one of transfer.due) if (one.clock === clock) one.overran = true;
    },
    Scheduled() {},
  },
};
