import { tiers } from "./person.ts";
import { type Phase, step, withUnit } from "./phase.ts";
import { against, refuse } from "./refusals.ts";

/** The fields of commands that name somebody who acts. */
const acting = [
  "officer",
  "officers",
  "applicant",
  "approver",
  "reviewer",
  "clerk",
  "arbiter",
  "supervisor",
  "leader",
  "to",
];

/** Everybody whom a command names as acting on the ticket, now or from now on. */
export function actors(data: Readonly<Record<string, unknown>>): readonly unknown[] {
  const named = acting.flatMap((field) => data[field] ?? []);
  return [...named, ...owners(data), ...owners(data.next)];
}

function owners(assignment: unknown): readonly unknown[] {
  const held =
    typeof assignment === "object" && assignment !== null && "owners" in assignment ? assignment.owners : undefined;
  return typeof held === "object" && held !== null ? Object.values(held) : [];
}

/** 回避: staff with an interest in the matter stay away from it [JN 32], and whatever they answered for passes to somebody else. */
export const recusal: Phase<"Recuse" | "ReplaceOwner", "Recused" | "OwnerReplaced"> = {
  decide: {
    Recuse({ data: { officer, interest, replacement } }, { recused, owners }, { at }) {
      const held = tiers.filter((tier) => owners?.[tier] === officer);
      const refusal = against(
        recused.includes(officer) && "already-recused",
        held.length > 0 && (replacement === undefined || replacement === officer) && "replacement-needed",
        replacement !== undefined && recused.includes(replacement) && "officer-recused",
      );
      if (refusal) return refusal;
      const replaced =
        replacement === undefined
          ? []
          : held.map((tier) => ({
              type: "OwnerReplaced" as const,
              data: { tier, from: officer, to: replacement, because: "interest" as const, at },
            }));
      return [{ type: "Recused", data: { officer, interest, at } }, ...replaced];
    },
    ReplaceOwner({ data }, ticket, { at }) {
      const from = ticket.owners?.[data.tier];
      if (!withUnit(ticket) || from === undefined) return refuse("not-with-a-unit");
      return against(from === data.to && "owner-unchanged") ?? [{ type: "OwnerReplaced", data: { ...data, from, at } }];
    },
  },
  evolve: {
    Recused(ticket, { data }) {
      step(ticket, data.at);
      ticket.recused.push(data.officer);
    },
    OwnerReplaced(ticket, { data }) {
      step(ticket, data.at);
      if (ticket.owners) ticket.owners[data.tier] = data.to;
    },
  },
};
